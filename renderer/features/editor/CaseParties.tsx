import { Trans, useLingui } from '@lingui/react/macro';
import type { CaseValues } from '#shared/domain/case.ts';
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
  readonly edit: Edit<CaseValues>;
}

type Party = CaseValues['parties'][number];

/** Everybody at or around the table, and in which role. */
export function CaseParties({ edit }: Props) {
  const { t } = useLingui();
  const { options, meaning } = useTerms();
  const parties = useField(edit, 'parties');
  return (
    <Section
      name="case.parties"
      level={2}
      title={<Trans>Parties and mediators</Trans>}
      summary={joined(parties.value.map(({ name }) => name))}
    >
      <ItemCards<Party>
        label={t`Parties and mediators`}
        isLabelHidden
        items={parties.value}
        onChange={(change) => edit.set('parties', change(edit.state().values.parties))}
        create={() => ({ id: newItemId(), name: null, role: null, detail: null })}
        addLabel={t`Add a party`}
        nameOf={(party) => party.name ?? t`party`}
        most={200}
        error={parties.error}
      >
        {(party, change) => (
          <>
            <div className="item-cards-half">
              <TextField
                label={t`Group, body or person`}
                maxLength={300}
                value={party.name ?? ''}
                onChange={(name) => change({ name: name === '' ? null : name })}
              />
            </div>
            <div className="item-cards-half">
              <Select
                label={t`Role`}
                options={options('partyRole')}
                isClearable
                value={party.role}
                onChange={(role) => change({ role })}
                help={party.role === null ? undefined : meaning('partyRole', party.role)}
              />
            </div>
            <TextField
              label={t`Detail`}
              maxLength={2000}
              value={party.detail ?? ''}
              onChange={(detail) => change({ detail: detail === '' ? null : detail })}
            />
          </>
        )}
      </ItemCards>
    </Section>
  );
}
