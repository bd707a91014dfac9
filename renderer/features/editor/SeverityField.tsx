import './severity-field.css';
import { Trans } from '@lingui/react/macro';
import type { KeyboardEvent } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { isSeverity, SEVERITIES } from '#shared/reference/scales.ts';
import { Button } from '../../components/Button.tsx';
import { useTerms } from '../../language/useTerms.ts';

interface Props {
  /** 1 to 5; null while nobody has graded it. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** How grave it is, with what each step means in view. The keys 1 to 5 choose, Delete takes the grade away. */
export function SeverityField({ value, onChange }: Props) {
  const { term, meaning } = useTerms();
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = Number(event.key);
    if (isSeverity(digit)) {
      onChange(digit);
      event.currentTarget.querySelector<HTMLElement>(`input[value="${digit}"]`)?.focus();
    } else if (event.key === 'Delete' || event.key === 'Backspace') onChange(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <RadioGroup
      className="severity-field"
      orientation="horizontal"
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(Number(chosen))}
    >
      <div className="severity-field-head">
        <Label className="field-frame-label">
          <Trans>Severity</Trans>
        </Label>
        <span className="field-frame-help">
          <Trans>Keys 1 to 5</Trans>
        </span>
        {value !== null && (
          <Button kind="quiet" onPress={() => onChange(null)}>
            <Trans>Take the grade away</Trans>
          </Button>
        )}
      </div>
      {/* The digits work on whichever step has the focus. */}
      <div className="severity-field-steps" onKeyDownCapture={press}>
        {SEVERITIES.map(({ code }) => (
          <Radio key={code} value={String(code)} className="severity-field-step">
            <span className="severity-field-name">
              <span className="severity-bar-step" data-severity={code}>
                {code}
              </span>
              {term('severity', code)}
            </span>
            <span className="severity-field-meaning">{meaning('severity', code)}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
