import './edit-sections.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import type { NoteValues } from '#shared/domain/note.ts';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useTerms } from '../../language/useTerms.ts';
import type { Edit } from './edit.ts';
import { newItemId } from './item-id.ts';
import { ItemCards } from './ItemCards.tsx';
import { joined } from './section-summary.ts';
import { SourceFields } from './SourceFields.tsx';
import { asText, asValue, useField } from './useField.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

type Source = NoteValues['sources'][number];

const BLANK = {
  description: null,
  reliability: null,
  credibility: null,
  access: null,
  date: null,
  reference: null,
  identity: null,
  contact: null,
} as const;

/** How sure: the sources with their grading, the judgement, and whether somebody vouches for the note. */
export function NoteSure({ edit }: Props) {
  const { t } = useLingui();
  const { options, meaning, term } = useTerms();
  const sources = useField(edit, 'sources');
  const likelihood = useField(edit, 'likelihood');
  const confidence = useField(edit, 'confidence');
  const gaps = useField(edit, 'gaps');
  const status = useField(edit, 'status');
  const origin = useField(edit, 'origin');
  const count = sources.value.length;
  const inside = joined([
    count === 0 ? null : t`${plural(count, { one: '# source', other: '# sources' })}`,
    likelihood.value === null ? null : term('likelihood', likelihood.value),
    status.value === null ? null : term('status', status.value),
  ]);
  const explained = (list: 'likelihood' | 'confidence' | 'status', value: string | null) =>
    value === null ? undefined : meaning(list, value);

  return (
    <Section name="note.sure" level={2} title={<Trans>How sure</Trans>} summary={inside}>
      <div className="edit-sections">
        <ItemCards<Source>
          label={t`Sources`}
          items={sources.value}
          onChange={(change) => edit.set('sources', change(edit.state().values.sources))}
          create={() => ({ id: newItemId(), ...BLANK })}
          addLabel={t`Add a source`}
          nameOf={(source, index) => source.description ?? t`source ${index + 1}`}
          most={200}
          error={sources.error}
        >
          {(source, change) => <SourceFields source={source} onChange={change} />}
        </ItemCards>
        <div className="edit-sections-halves">
          <Select
            label={t`Likelihood of what is feared or hoped for`}
            options={options('likelihood')}
            isClearable
            help={explained('likelihood', likelihood.value)}
            {...asValue(likelihood)}
          />
          <Select
            label={t`Confidence in this judgement`}
            options={options('confidence')}
            isClearable
            help={explained('confidence', confidence.value)}
            {...asValue(confidence)}
          />
        </div>
        <TextArea
          label={t`What is not known`}
          help={t`The gaps that somebody should fill`}
          maxLength={20_000}
          rows={2}
          {...asText(gaps)}
        />
        <div className="edit-sections-halves">
          <Select
            label={t`Status of the note`}
            options={options('status')}
            help={explained('status', status.value)}
            {...asValue(status)}
          />
          {origin.value !== null && (
            <div className="field-frame">
              <span className="field-frame-label">
                <Trans>Imported from</Trans>
              </span>
              <bdi className="edit-sections-fact">{origin.value}</bdi>
            </div>
          )}
        </div>
      </div>
    </Section>
  );
}
