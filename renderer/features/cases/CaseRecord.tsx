import { Trans, useLingui } from '@lingui/react/macro';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { NoteSection } from '../notes/NoteSection.tsx';
import { Facts } from '../records/Facts.tsx';
import { RecordFrame } from '../records/RecordFrame.tsx';
import { RecordTrouble } from '../records/RecordTrouble.tsx';

interface Props {
  readonly id: string;
  readonly onBack: (() => void) | null;
}

/** A case file to be read. */
export function CaseRecord({ id, onBack }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { term, country } = useTerms();
  const { data: file, error } = useAnswer('cases.get', { id });
  if (!file) return <RecordTrouble error={error} onBack={onBack} />;

  const { values } = file;
  const countries = values.countries.map((code) => country(code)).join(', ');
  const meta = (
    <>
      <span className="note-record-status">{values.phase === null ? t`No phase` : term('phase', values.phase)}</span>
      {countries !== '' && <bdi>{countries}</bdi>}
      {values.leadOffice !== null && <bdi>{values.leadOffice}</bdi>}
      {values.openedOn !== null && <span className="numbers">{t`open since ${format.day(values.openedOn)}`}</span>}
    </>
  );
  return (
    <RecordFrame record={file} onBack={onBack} meta={meta}>
      {values.summary !== null && (
        <p className="record-frame-summary" dir="auto">
          {values.summary}
        </p>
      )}
      <NoteSection title={<Trans>Parties</Trans>} has={[values.parties.length > 0]}>
        <Facts
          facts={values.parties.map(({ name, role, detail }) => ({
            name: role === null ? t`Party` : term('partyRole', role),
            value: (
              <>
                <bdi>{name}</bdi> {detail !== null && <span className="facts-meaning">{detail}</span>}
              </>
            ),
          }))}
        />
      </NoteSection>
      <NoteSection title={<Trans>About the file</Trans>} has={[values.closedOn, values.markingReason]}>
        <Facts
          facts={[
            { name: t`Closed`, value: values.closedOn === null ? null : format.day(values.closedOn) },
            { name: t`Why the marking was relaxed`, value: values.markingReason },
          ]}
        />
      </NoteSection>
    </RecordFrame>
  );
}
