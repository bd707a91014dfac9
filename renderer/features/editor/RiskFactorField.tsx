import './risk-factor-field.css';
import { Trans } from '@lingui/react/macro';
import { RISK_FACTOR_GROUPS, RISK_FACTORS } from '#shared/reference/risk-factors.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { useTerms } from '../../language/useTerms.ts';

interface Props {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** The fourteen risk factors, in the order and under the headings of the Framework, each with what it means. */
export function RiskFactorField({ value, onChange }: Props) {
  const { term, meaning } = useTerms();
  const turn = (code: string, isOn: boolean) =>
    onChange(isOn ? [...value, code] : value.filter((other) => other !== code));
  return (
    <fieldset className="risk-factor-field">
      <legend className="field-frame-label">
        <Trans>Risk factors</Trans>
      </legend>
      <p className="field-frame-help">
        <Trans>
          After the UN Framework of Analysis for Atrocity Crimes. A factor that is present is a reason to look closer,
          not a finding.
        </Trans>
      </p>
      {RISK_FACTOR_GROUPS.map((group) => (
        <div
          key={group.code}
          className="risk-factor-field-group"
          role="group"
          aria-label={term('riskFactorGroup', group.code)}
        >
          <h3 className="risk-factor-field-title">{term('riskFactorGroup', group.code)}</h3>
          {RISK_FACTORS.filter((factor) => factor.group === group.code).map(({ code, number }) => (
            <Checkbox
              key={code}
              isSelected={value.includes(code)}
              onChange={(isOn) => turn(code, isOn)}
              detail={meaning('riskFactor', code)}
            >
              {number}. {term('riskFactor', code)}
            </Checkbox>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
