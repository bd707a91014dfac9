import { basename } from 'node:path';
import { ConcordError, errorData } from '#shared/errors.ts';

/** The same error with the file's name before its message, since one command may take many files. */
export function aboutFile(path: string, thrown: unknown): ConcordError {
  const { code, message, detail } = errorData(thrown);
  const file = basename(path);
  return new ConcordError(code, `${file}: ${message}`, { ...detail, file }, { cause: thrown });
}
