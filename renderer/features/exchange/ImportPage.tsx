import type { PlaceOf } from '../../router/place.ts';
import { FileIntake } from './FileIntake.tsx';
import { ImportStart } from './ImportStart.tsx';

interface Props {
  readonly place: PlaceOf<'import'>;
}

/** Where everything comes in: a file is chosen, looked into, and taken in when the person says so. */
export function ImportPage({ place }: Props) {
  const { file, next = [] } = place;
  return file === null ? <ImportStart /> : <FileIntake key={file.file} file={file} next={next} />;
}
