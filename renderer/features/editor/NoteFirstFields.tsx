import './note-first-fields.css';
import { useLingui } from '@lingui/react/macro';
import type { NoteValues } from '#shared/domain/note.ts';
import { DateField } from '../../components/DateField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { CountryField } from './CountryField.tsx';
import type { Edit } from './edit.ts';
import { PlaceField } from './PlaceField.tsx';
import { SeverityField } from './SeverityField.tsx';
import { asText, asValue, useField } from './useField.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

/** The five fields of a first report: what, in which country, where, when, how grave. */
export function NoteFirstFields({ edit }: Props) {
  const { t } = useLingui();
  const title = useField(edit, 'title');
  const country = useField(edit, 'country');
  const start = useField(edit, 'eventStart');
  const severity = useField(edit, 'severity');
  return (
    <div className="note-first-fields">
      <TextField
        label={t`What happened`}
        placeholder={t`In one line: who did what to whom`}
        maxLength={300}
        isRequired
        autoFocus
        {...asText(title)}
        error={title.error === null ? null : t`Give it a title: what happened, in one line.`}
      />
      <div className="note-first-fields-row">
        <CountryField label={t`Country`} {...asValue(country)} />
        <PlaceField edit={edit} />
        <DateField label={t`Date`} help={t`t is today, y yesterday`} {...asValue(start)} />
      </div>
      <SeverityField {...asValue(severity)} />
    </div>
  );
}
