import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { NoteValues } from '#shared/domain/note.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { useTerms } from '../../language/useTerms.ts';
import type { Edit } from './edit.ts';
import { useField } from './useField.ts';
import { usePlaces } from './usePlaces.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

/** The place as it is called there. Places of earlier notes complete; choosing one fills in its country when that is blank. */
export function PlaceField({ edit }: Props) {
  const { t } = useLingui();
  const { country: countryName } = useTerms();
  const place = useField(edit, 'place');
  const country = useField(edit, 'country');
  const [typed, setTyped] = useState('');
  const places = usePlaces(typed, country.value);

  const change = (value: string | null) => {
    const known = places.find((one) => one.place === value);
    const fillsIn = known && known.country !== null && edit.state().values.country === null;
    edit.change({ place: value?.slice(0, 300) ?? null, ...(fillsIn ? { country: known.country } : {}) });
  };
  return (
    <ComboBox
      label={t`Place`}
      options={places.map((one) => ({
        value: one.place,
        label: one.place,
        ...(one.country === null ? {} : { detail: countryName(one.country) }),
      }))}
      value={place.value}
      onChange={change}
      onInput={setTyped}
      allowsOther
      isLookedUp
      error={place.error}
      placeholder={t`Town, village, road`}
    />
  );
}
