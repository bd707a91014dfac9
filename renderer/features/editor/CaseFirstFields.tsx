import './edit-sections.css';
import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { CaseValues } from '#shared/domain/case.ts';
import { ORGANISATIONS } from '#shared/reference/organisations.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { DateField } from '../../components/DateField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useTerms } from '../../language/useTerms.ts';
import { CountriesField } from './CountriesField.tsx';
import type { Edit } from './edit.ts';
import { asText, asValue, useField } from './useField.ts';

interface Props {
  readonly edit: Edit<CaseValues>;
}

/** What a case file is about, where it stands, who leads, in which countries, since when. */
export function CaseFirstFields({ edit }: Props) {
  const { t } = useLingui();
  const { options, meaning } = useTerms();
  const title = useField(edit, 'title');
  const summary = useField(edit, 'summary');
  const phase = useField(edit, 'phase');
  const lead = useField(edit, 'leadOffice');
  const countries = useField(edit, 'countries');
  const opened = useField(edit, 'openedOn');
  const closed = useField(edit, 'closedOn');
  const offices = useMemo(
    () =>
      ORGANISATIONS.map((entry) => ({
        value: entry.acronym,
        label: entry.acronym,
        detail: entry.name,
        alias: `${entry.name} ${entry.seat}`,
      })),
    [],
  );
  return (
    <div className="edit-sections">
      <TextField
        label={t`What the case is about`}
        placeholder={t`The engagement in one line`}
        maxLength={300}
        isRequired
        autoFocus
        {...asText(title)}
        error={title.error === null ? null : t`Give it a title: what it is about, in one line.`}
      />
      <div className="edit-sections-halves">
        <Select
          label={t`Phase`}
          options={options('phase')}
          help={phase.value === null ? undefined : meaning('phase', phase.value)}
          {...asValue(phase)}
        />
        <ComboBox
          label={t`Lead office`}
          options={offices}
          allowsOther
          placeholder={t`UNRCCA, UNOWAS, AU …`}
          value={lead.value}
          onChange={(value) => lead.set(value?.slice(0, 200) ?? null)}
          error={lead.error}
        />
      </div>
      <CountriesField {...asValue(countries)} />
      <div className="edit-sections-halves">
        <DateField label={t`Opened`} {...asValue(opened)} />
        <DateField label={t`Closed`} help={t`Blank while it is open`} {...asValue(closed)} />
      </div>
      <TextArea label={t`Summary`} maxLength={20_000} rows={4} {...asText(summary)} />
    </div>
  );
}
