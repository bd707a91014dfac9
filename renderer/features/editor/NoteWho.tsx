import './edit-sections.css';
import { Trans, useLingui } from '@lingui/react/macro';
import type { NoteValues } from '#shared/domain/note.ts';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useTerms } from '../../language/useTerms.ts';
import type { Edit } from './edit.ts';
import { newItemId } from './item-id.ts';
import { ItemCards } from './ItemCards.tsx';
import { joined } from './section-summary.ts';
import { useField } from './useField.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

type Actor = NoteValues['actors'][number];

/** Who: everybody with a part in it, and which part. */
export function NoteWho({ edit }: Props) {
  const { t } = useLingui();
  const { options, meaning } = useTerms();
  const actors = useField(edit, 'actors');
  return (
    <Section
      name="note.who"
      level={2}
      title={<Trans>Who</Trans>}
      summary={joined(actors.value.map(({ name }) => name))}
    >
      <ItemCards<Actor>
        label={t`Actors`}
        isLabelHidden
        items={actors.value}
        onChange={(change) => edit.set('actors', change(edit.state().values.actors))}
        create={() => ({ id: newItemId(), name: null, role: null, detail: null })}
        addLabel={t`Add an actor`}
        nameOf={(actor) => actor.name ?? t`actor`}
        most={200}
        error={actors.error}
      >
        {(actor, change) => (
          <>
            <div className="item-cards-half">
              <TextField
                label={t`Group, body or person`}
                maxLength={300}
                value={actor.name ?? ''}
                onChange={(name) => change({ name: name === '' ? null : name })}
              />
            </div>
            <div className="item-cards-half">
              <Select
                label={t`Part in it`}
                options={options('actorRole')}
                isClearable
                value={actor.role}
                onChange={(role) => change({ role })}
                help={actor.role === null ? undefined : meaning('actorRole', actor.role)}
              />
            </div>
            <TextField
              label={t`Detail`}
              maxLength={1000}
              value={actor.detail ?? ''}
              onChange={(detail) => change({ detail: detail === '' ? null : detail })}
            />
          </>
        )}
      </ItemCards>
    </Section>
  );
}
