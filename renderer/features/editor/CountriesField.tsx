import { useLingui } from '@lingui/react/macro';
import { useMemo, useRef } from 'react';
import { findCountry } from '#shared/reference/countries.ts';
import { AddBox } from '../../components/AddBox.tsx';
import { Chip } from '../../components/Chip.tsx';
import { useTerms } from '../../language/useTerms.ts';

interface Props {
  /** ISO 3166-1 alpha-3. */
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly error: string | null;
}

/** The countries that a case concerns. */
export function CountriesField({ value, onChange, error }: Props) {
  const { t } = useLingui();
  const { countries, country } = useTerms();
  const field = useRef<HTMLInputElement>(null);
  const all = useMemo(() => countries(), [countries]);
  const create = (text: string) => {
    const alpha3 = findCountry(text)?.alpha3;
    return all.find((option) => option.value === alpha3 && !value.includes(option.value)) ?? null;
  };
  return (
    <AddBox
      label={t`Countries`}
      options={all.filter((option) => !value.includes(option.value))}
      create={create}
      onAdd={(code) => value.includes(code) || onChange([...value, code])}
      onTakeBack={() => onChange(value.slice(0, -1))}
      error={error}
      placeholder={value.length === 0 ? t`Add countries` : ''}
      inputRef={field}
    >
      {value.map((code) => (
        <Chip
          key={code}
          removeLabel={t`Remove ${country(code)}`}
          onRemove={() => {
            onChange(value.filter((other) => other !== code));
            field.current?.focus();
          }}
        >
          {country(code)}
        </Chip>
      ))}
    </AddBox>
  );
}
