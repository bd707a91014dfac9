import { useCallback, useSyncExternalStore } from 'react';
import type { Edit } from './edit.ts';

export interface Field<T> {
  readonly value: T;
  readonly set: (value: T) => void;
  /** What is wrong with it; null when all is well, and before the first attempt to save. */
  readonly error: string | null;
}

/** One field of what is being written. The component renders again only when this field does. */
export function useField<V, F extends keyof V & string>(edit: Edit<V>, field: F): Field<V[F]> {
  const value = useSyncExternalStore(edit.subscribe, () => edit.state().values[field]);
  const error = useSyncExternalStore(edit.subscribe, () => edit.problemOf(field));
  const set = useCallback((next: V[F]) => edit.set(field, next), [edit, field]);
  return { value, set, error };
}

/** The props of a text field: blank text is "not given". */
export function asText({ value, set, error }: Field<string | null>) {
  return { value: value ?? '', onChange: (text: string) => set(text === '' ? null : text), error };
}

/** The props of a field that holds its value as it is. */
export function asValue<T>({ value, set, error }: Field<T>) {
  return { value, onChange: set, error };
}
