import './note-sections.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { Facts } from '../records/Facts.tsx';
import type { NoteView } from '../records/record-views.ts';
import { FatalityRange } from './FatalityRange.tsx';
import { NoteSection } from './NoteSection.tsx';
import { SourceList } from './SourceList.tsx';

interface Props {
  readonly values: NoteView['values'];
}

/** The parts of a note after what happened: where and when, who, how sure, what next. Parts that hold nothing are left out. */
export function NoteSections({ values }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { term, meaning } = useTerms();
  const day = (iso: string | null) => (iso === null ? null : format.dayAndTime(iso));
  const hasPoint = values.latitude !== null && values.longitude !== null;
  const hasFatalities =
    values.fatalitiesLow !== null || values.fatalitiesBest !== null || values.fatalitiesHigh !== null;
  const graded = (list: 'likelihood' | 'confidence' | 'trend' | 'horizon') => {
    const code = values[list];
    if (code === null) return null;
    return (
      <>
        {term(list, code)} <span className="facts-meaning">{meaning(list, code)}</span>
      </>
    );
  };
  const long = (text: string | null) => (text === null ? null : <span dir="auto">{text}</span>);

  return (
    <>
      <NoteSection
        title={<Trans>Where and when</Trans>}
        has={[values.areas.length > 0, hasPoint, values.observedAt, values.reportedAt, values.eventPrecision]}
      >
        <Facts
          facts={[
            {
              name: t`Administrative areas`,
              value:
                values.areas.length > 0 &&
                [...values.areas]
                  .sort((one, other) => (one.level ?? 9) - (other.level ?? 9))
                  .map(({ name, pcode }) => [name, pcode].filter((part) => part !== null).join(' · '))
                  .join('\n'),
            },
            {
              name: t`Coordinates`,
              value: hasPoint && (
                <>
                  <bdi className="numbers" dir="ltr">
                    {format.coordinates(values.latitude ?? 0, values.longitude ?? 0)}
                  </bdi>{' '}
                  {values.coordinatePrecision !== null && (
                    <span className="facts-meaning">{term('coordinatePrecision', values.coordinatePrecision)}</span>
                  )}
                </>
              ),
            },
            {
              name: t`How exact the date is`,
              value: values.eventPrecision !== null && term('datePrecision', values.eventPrecision),
            },
            { name: t`Observed`, value: day(values.observedAt) },
            { name: t`Reported`, value: day(values.reportedAt) },
          ]}
        />
      </NoteSection>

      <NoteSection title={<Trans>Who</Trans>} has={[values.actors.length > 0, hasFatalities]}>
        <Facts
          facts={[
            ...values.actors.map(({ name, role, detail }) => ({
              name: role === null ? t`Actor` : term('actorRole', role),
              value: (
                <>
                  <bdi>{name}</bdi> {detail !== null && <span className="facts-meaning">{detail}</span>}
                </>
              ),
            })),
            { name: t`Fatalities`, value: hasFatalities && <FatalityRange values={values} /> },
          ]}
        />
      </NoteSection>

      <NoteSection
        title={<Trans>How sure</Trans>}
        has={[values.confidence, values.likelihood, values.sources.length > 0, values.gaps]}
      >
        <Facts
          facts={[
            { name: t`Confidence`, value: graded('confidence') },
            { name: t`Likelihood`, value: graded('likelihood') },
          ]}
        />
        <SourceList sources={values.sources} />
        <Facts facts={[{ name: t`Gaps in what is known`, value: long(values.gaps) }]} />
      </NoteSection>

      <NoteSection
        title={<Trans>What next</Trans>}
        has={[
          values.trend,
          values.horizon,
          values.triggers,
          values.structuralCauses,
          values.riskFactors.length > 0,
          values.peaceIndicators.length > 0,
          values.responses.length > 0,
          values.nextUpdateDue,
        ]}
      >
        <Facts
          facts={[
            { name: t`Trend`, value: graded('trend') },
            { name: t`Horizon`, value: graded('horizon') },
            { name: t`Triggers`, value: long(values.triggers) },
            { name: t`Structural causes`, value: long(values.structuralCauses) },
            { name: t`Risk factors`, value: values.riskFactors.map((code) => term('riskFactor', code)).join('\n') },
            {
              name: t`Peace indicators`,
              value: values.peaceIndicators.map((code) => term('peaceIndicator', code)).join('\n'),
            },
            ...values.responses.map(({ action, addressee, deadline }) => ({
              name: t`Response`,
              value: (
                <>
                  <bdi>{action}</bdi>{' '}
                  <span className="facts-meaning">
                    {[addressee, deadline === null ? null : t`by ${format.day(deadline)}`]
                      .filter((part) => part !== null)
                      .join(', ')}
                  </span>
                </>
              ),
            })),
            { name: t`Next update due`, value: day(values.nextUpdateDue) },
          ]}
        />
      </NoteSection>

      <NoteSection title={<Trans>Who may see it</Trans>} has={[values.markingReason, values.origin]}>
        <Facts
          facts={[
            { name: t`Why the marking was relaxed`, value: long(values.markingReason) },
            { name: t`Came from`, value: values.origin !== null && <bdi dir="ltr">{values.origin}</bdi> },
          ]}
        />
      </NoteSection>
    </>
  );
}
