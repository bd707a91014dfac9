import './edit-sections.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { useMemo } from 'react';
import type { NoteValues } from '#shared/domain/note.ts';
import { SITUATION_TYPES } from '#shared/reference/situation-types.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Section } from '../../components/Section.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useTerms } from '../../language/useTerms.ts';
import type { Edit } from './edit.ts';
import { MarkdownField } from './MarkdownField.tsx';
import { joined } from './section-summary.ts';
import { asText, asValue, useField } from './useField.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

const MOST_PEOPLE = 100_000_000;

/** What happened, in full: the kind of situation, the account, the dead. */
export function NoteWhat({ edit }: Props) {
  const { t } = useLingui();
  const { term, meaning } = useTerms();
  const type = useField(edit, 'type');
  const summary = useField(edit, 'summary');
  const body = useField(edit, 'body');
  const low = useField(edit, 'fatalitiesLow');
  const best = useField(edit, 'fatalitiesBest');
  const high = useField(edit, 'fatalitiesHigh');
  const types = useMemo(
    () =>
      SITUATION_TYPES.map(({ code, group }) => ({
        value: code,
        label: term('type', code),
        detail: meaning('type', code) ?? '',
        alias: meaning('type', code) ?? '',
        group: term('situationGroup', group),
      })),
    [term, meaning],
  );
  const words = body.value?.trim().split(/\s+/).length ?? 0;
  const inside = joined([
    type.value === null ? null : term('type', type.value),
    words === 0 ? null : t`account of ${plural(words, { one: '# word', other: '# words' })}`,
    best.value === null ? null : t`${plural(best.value, { one: '# death', other: '# deaths' })}`,
  ]);

  return (
    <Section name="note.what" level={2} title={<Trans>What happened, in full</Trans>} summary={inside}>
      <div className="edit-sections">
        <ComboBox
          label={t`Kind of situation`}
          options={types}
          value={type.value}
          onChange={type.set}
          error={type.error}
          help={type.value === null ? t`Type a word, or open the list` : meaning('type', type.value)}
        />
        <TextArea
          label={t`Summary`}
          help={t`Two or three sentences that can stand alone`}
          maxLength={4000}
          rows={2}
          {...asText(summary)}
        />
        <MarkdownField label={t`Account`} maxLength={400_000} {...asValue(body)} />
        <fieldset className="edit-sections-group">
          <legend className="field-frame-label">
            <Trans>Fatalities</Trans>
          </legend>
          <div className="edit-sections-thirds">
            <NumberField label={t`At least`} least={0} most={MOST_PEOPLE} isWhole {...asValue(low)} />
            <NumberField
              label={t`Best estimate`}
              least={0}
              most={MOST_PEOPLE}
              isWhole
              {...asValue(best)}
              error={best.error === null ? null : t`The numbers must rise from left to right.`}
            />
            <NumberField label={t`At most`} least={0} most={MOST_PEOPLE} isWhole {...asValue(high)} />
          </div>
        </fieldset>
      </div>
    </Section>
  );
}
