import './indicator-field.css';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useMemo } from 'react';
import { PEACE_INDICATORS } from '#shared/reference/peace-indicators.ts';
import { AddBox } from '../../components/AddBox.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useTerms } from '../../language/useTerms.ts';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly error: string | null;
}

/** Small signs of peace and of conflict that were observed, found by typing or under their headings. */
export function IndicatorField({ value, onChange, error }: Props) {
  const { t } = useLingui();
  const { term, meaning } = useTerms();
  const options = useMemo(
    () =>
      PEACE_INDICATORS.filter(({ code }) => !value.includes(code)).map(({ code, group, isPeace }) => ({
        value: code,
        label: term('peaceIndicator', code),
        detail: meaning('peaceIndicator', code) ?? '',
        alias: meaning('peaceIndicator', code) ?? '',
        group: `${isPeace ? t`For peace` : t`For conflict`} · ${term('peaceIndicatorGroup', group)}`,
      })),
    [value, term, meaning, t],
  );
  return (
    <div className="indicator-field">
      <AddBox
        label={t`Signs of peace and of conflict`}
        help={t`After CEWARN: small things that field monitors watch week by week`}
        placeholder={t`Add a sign`}
        options={options}
        onAdd={(code) => onChange([...value, code])}
        error={error}
      />
      {value.length > 0 && (
        <ul className="indicator-field-list" aria-label={t`Signs that were observed`}>
          {value.map((code) => (
            <li key={code} className="indicator-field-row">
              <span>
                {term('peaceIndicator', code)} <span className="muted">{meaning('peaceIndicator', code)}</span>
              </span>
              <IconButton
                label={t`Remove ${term('peaceIndicator', code)}`}
                icon={X}
                onPress={() => onChange(value.filter((other) => other !== code))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
