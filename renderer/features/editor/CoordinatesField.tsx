import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { NoteValues } from '#shared/domain/note.ts';
import { TextField } from '../../components/TextField.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { readCoordinates } from './coordinates.ts';
import type { Edit } from './edit.ts';
import { useField } from './useField.ts';

interface Props {
  readonly edit: Edit<NoteValues>;
}

/** Latitude and longitude in one field, pasted or typed as maps and receivers write them; what was understood is said back. */
export function CoordinatesField({ edit }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const latitude = useField(edit, 'latitude');
  const longitude = useField(edit, 'longitude');
  const [typed, setTyped] = useState<string | null>(null);
  const [isFocused, setFocused] = useState(false);

  const isPair = latitude.value !== null && longitude.value !== null;
  const lone = latitude.value ?? longitude.value;
  const shown = isPair ? format.coordinates(latitude.value, longitude.value) : lone === null ? '' : String(lone);
  const reading = typed === null ? null : readCoordinates(typed);
  const isBlank = typed?.trim() === '';
  const isUnread = typed !== null && !isBlank && reading === null;

  const settle = () => {
    setFocused(false);
    if (typed === null || isUnread) return;
    setTyped(null);
    const next = { latitude: reading?.latitude ?? null, longitude: reading?.longitude ?? null };
    if (next.latitude !== latitude.value || next.longitude !== longitude.value) edit.change(next);
  };
  const help = reading
    ? t`Latitude ${reading.latitude}, longitude ${reading.longitude}`
    : t`Latitude first: 42.87, 74.59 or 42°52′N 74°35′E`;
  return (
    <TextField
      label={t`Coordinates`}
      value={typed ?? shown}
      onChange={(text) => {
        setFocused(true);
        setTyped(text);
      }}
      onBlur={settle}
      help={help}
      error={
        isUnread && !isFocused
          ? t`These are no coordinates. Write them as 42.87, 74.59.`
          : (latitude.error ?? longitude.error)
      }
      dir="ltr"
      maxLength={120}
    />
  );
}
