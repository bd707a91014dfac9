/** `live`, or one named exercise: part of every commit, so that the two can never mix. */
export type Realm = string;

export const LIVE: Realm = 'live';

/**
 * The realm of an exercise; the name is trimmed, folded to lower case and composed, so that two spellings do not part a
 * group.
 */
export function exerciseRealm(name: string): Realm {
  return `exercise:${name.trim().replaceAll(/\s+/g, ' ').toLowerCase().normalize('NFC')}`;
}

export function isExercise(realm: Realm): boolean {
  return realm.startsWith('exercise:');
}

/** The name of an exercise, or null for the live realm. */
export function exerciseName(realm: Realm): string | null {
  return isExercise(realm) ? realm.slice('exercise:'.length) : null;
}
