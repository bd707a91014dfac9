import './edit-sections.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import type { NoteValues } from '#shared/domain/note.ts';
import { DateField } from '../../components/DateField.tsx';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import type { Edit } from './edit.ts';
import { IndicatorField } from './IndicatorField.tsx';
import { newItemId } from './item-id.ts';
import { ItemCards } from './ItemCards.tsx';
import { RiskFactorField } from './RiskFactorField.tsx';
import { joined } from './section-summary.ts';
import { asText, asValue, useField } from './useField.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

type Response = NoteValues['responses'][number];

/** What next: where it is heading, what to watch, what lies beneath, and who should do what by when. */
export function NoteNext({ edit }: Props) {
  const { t } = useLingui();
  const { options, meaning, term } = useTerms();
  const format = useFormat();
  const trend = useField(edit, 'trend');
  const horizon = useField(edit, 'horizon');
  const riskFactors = useField(edit, 'riskFactors');
  const indicators = useField(edit, 'peaceIndicators');
  const causes = useField(edit, 'structuralCauses');
  const triggers = useField(edit, 'triggers');
  const responses = useField(edit, 'responses');
  const due = useField(edit, 'nextUpdateDue');
  const risks = riskFactors.value.length;
  const signs = indicators.value.length;
  const inside = joined([
    trend.value === null ? null : term('trend', trend.value),
    risks === 0 ? null : t`${plural(risks, { one: '# risk factor', other: '# risk factors' })}`,
    signs === 0 ? null : t`${plural(signs, { one: '# sign', other: '# signs' })}`,
    responses.value.length === 0
      ? null
      : t`${plural(responses.value.length, { one: '# response option', other: '# response options' })}`,
    due.value === null ? null : t`next update ${format.day(due.value)}`,
  ]);
  const explained = (list: 'trend' | 'horizon', value: string | null) =>
    value === null ? undefined : meaning(list, value);

  return (
    <Section name="note.next" level={2} title={<Trans>What next</Trans>} summary={inside}>
      <div className="edit-sections">
        <div className="edit-sections-halves">
          <Select
            label={t`Trend`}
            options={options('trend')}
            isClearable
            help={explained('trend', trend.value)}
            {...asValue(trend)}
          />
          <Select
            label={t`Expected within`}
            options={options('horizon')}
            isClearable
            help={explained('horizon', horizon.value)}
            {...asValue(horizon)}
          />
        </div>
        <TextArea
          label={t`What could set it off`}
          help={t`Triggers: dates, decisions, deaths, rumours`}
          maxLength={20_000}
          rows={2}
          {...asText(triggers)}
        />
        <TextArea
          label={t`What lies beneath`}
          help={t`Structural causes that were there before`}
          maxLength={20_000}
          rows={2}
          {...asText(causes)}
        />
        <RiskFactorField value={riskFactors.value} onChange={riskFactors.set} />
        <IndicatorField value={indicators.value} onChange={indicators.set} error={indicators.error} />
        <ItemCards<Response>
          label={t`Response options`}
          items={responses.value}
          onChange={(change) => edit.set('responses', change(edit.state().values.responses))}
          create={() => ({ id: newItemId(), action: null, addressee: null, deadline: null })}
          addLabel={t`Add a response option`}
          nameOf={(response, index) => response.action ?? t`response option ${index + 1}`}
          most={100}
          error={responses.error}
        >
          {(response, change) => (
            <>
              <TextArea
                label={t`What could be done`}
                maxLength={2000}
                rows={1}
                value={response.action ?? ''}
                onChange={(action) => change({ action: action === '' ? null : action })}
              />
              <div className="item-cards-half">
                <TextField
                  label={t`By whom`}
                  maxLength={300}
                  value={response.addressee ?? ''}
                  onChange={(addressee) => change({ addressee: addressee === '' ? null : addressee })}
                />
              </div>
              <div className="item-cards-half">
                <DateField label={t`Until`} value={response.deadline} onChange={(deadline) => change({ deadline })} />
              </div>
            </>
          )}
        </ItemCards>
        <div className="edit-sections-halves">
          <DateField label={t`Next update due`} {...asValue(due)} />
        </div>
      </div>
    </Section>
  );
}
