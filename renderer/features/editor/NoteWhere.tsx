import './edit-sections.css';
import { Trans, useLingui } from '@lingui/react/macro';
import type { NoteValues } from '#shared/domain/note.ts';
import { DateField } from '../../components/DateField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { Section } from '../../components/Section.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { CoordinatesField } from './CoordinatesField.tsx';
import type { Edit } from './edit.ts';
import { newItemId } from './item-id.ts';
import { ItemCards } from './ItemCards.tsx';
import { joined } from './section-summary.ts';
import { asValue, useField } from './useField.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

type Area = NoteValues['areas'][number];

/** Where and when, exactly: coordinates, administrative areas, and the dates with how exact they are. */
export function NoteWhere({ edit }: Props) {
  const { t } = useLingui();
  const { options, meaning } = useTerms();
  const format = useFormat();
  const areas = useField(edit, 'areas');
  const latitude = useField(edit, 'latitude');
  const longitude = useField(edit, 'longitude');
  const precision = useField(edit, 'coordinatePrecision');
  const end = useField(edit, 'eventEnd');
  const datePrecision = useField(edit, 'eventPrecision');
  const observed = useField(edit, 'observedAt');
  const reported = useField(edit, 'reportedAt');
  const hasCoordinates = latitude.value !== null && longitude.value !== null;
  const inside = joined([
    ...areas.value.map((area) => area.name),
    hasCoordinates ? format.coordinates(latitude.value, longitude.value) : null,
    end.value === null ? null : t`until ${format.dayAndTime(end.value)}`,
  ]);
  const create = (): Area => ({ id: newItemId(), level: Math.min(5, areas.value.length + 1), name: null, pcode: null });

  return (
    <Section name="note.where" level={2} title={<Trans>Where and when, exactly</Trans>} summary={inside}>
      <div className="edit-sections">
        <div className="edit-sections-halves">
          <CoordinatesField edit={edit} />
          <Select
            label={t`How exact the coordinates are`}
            options={options('coordinatePrecision')}
            isClearable
            help={precision.value === null ? undefined : meaning('coordinatePrecision', precision.value)}
            {...asValue(precision)}
          />
        </div>
        <ItemCards<Area>
          label={t`Administrative areas`}
          items={areas.value}
          onChange={(change) => edit.set('areas', change(edit.state().values.areas))}
          create={create}
          addLabel={t`Add an area`}
          nameOf={(area) => area.name ?? t`area`}
          most={20}
          error={areas.error}
        >
          {(area, change) => (
            <>
              <div className="item-cards-sixth">
                <NumberField
                  label={t`Level`}
                  least={1}
                  most={5}
                  isWhole
                  value={area.level}
                  onChange={(level) => change({ level })}
                />
              </div>
              <div className="item-cards-half">
                <TextField
                  label={t`Name`}
                  maxLength={200}
                  value={area.name ?? ''}
                  onChange={(name) => change({ name: name === '' ? null : name })}
                />
              </div>
              <div className="item-cards-third">
                <TextField
                  label={t`P-code`}
                  maxLength={40}
                  dir="ltr"
                  value={area.pcode ?? ''}
                  onChange={(pcode) => change({ pcode: pcode === '' ? null : pcode })}
                />
              </div>
            </>
          )}
        </ItemCards>
        <div className="edit-sections-halves">
          <DateField
            label={t`Event ended`}
            help={t`Blank when it was over on the same day`}
            {...asValue(end)}
            error={end.error === null ? null : t`The event cannot end before it starts.`}
          />
          <Select
            label={t`How exact the date is`}
            options={options('datePrecision')}
            isClearable
            help={datePrecision.value === null ? undefined : meaning('datePrecision', datePrecision.value)}
            {...asValue(datePrecision)}
          />
          <DateField
            label={t`Observed`}
            help={t`When it came to the notice of whoever tells it`}
            {...asValue(observed)}
          />
          <DateField label={t`Reported`} help={t`When it was told to this desk`} {...asValue(reported)} />
        </div>
      </div>
    </Section>
  );
}
