import { useMemo } from 'react';
import { findCountry } from '#shared/reference/countries.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { useTerms } from '../../language/useTerms.ts';

interface Props {
  readonly label: string;
  /** ISO 3166-1 alpha-3; null when not given. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly error?: string | null;
}

/** A country, found by its name in any official language of the United Nations, a common alias or a code. */
export function CountryField({ label, value, onChange, error = null }: Props) {
  const { countries } = useTerms();
  const options = useMemo(() => countries(), [countries]);
  return <ComboBox label={label} options={options} value={value} onChange={onChange} error={error} find={codeOf} />;
}

function codeOf(text: string): string | null {
  return findCountry(text)?.alpha3 ?? null;
}
