import { exerciseName, exerciseRealm, LIVE } from '../domain/realm.ts';
import { LIMITS } from '../log/limits.ts';

/** Longest name, officer or organisation on a desk card, in UTF-16 units. */
export const MAX_NAME = 120;

/**
 * Characters that let two names look the same and differ, or turn the line around: controls, invisible and
 * bidirectional format characters, other spaces, line separators, private use. The two joiners are allowed between
 * letters, where Persian, Kurdish and the scripts of India need them.
 */
const UNFIT =
  /(?![\u200C\u200D])\p{Cf}|[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cs}]|(?! )\p{Zs}|(?<![\p{L}\p{M}])[\u200C\u200D]|[\u200C\u200D](?!\p{L})/u;

/** True for a name in the one form in which cards carry it: NFC, single spaces, 1 to 120 units, nothing invisible. */
export function isPersonText(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= MAX_NAME &&
    text.isWellFormed() &&
    text.normalize('NFC') === text &&
    text.trim() === text &&
    !text.includes('  ') &&
    !UNFIT.test(text)
  );
}

/** Brings what a person typed into that form, as far as spaces and Unicode composition go; check it afterwards. */
export function tidyPersonText(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}

/** True for `live` and for the one spelling of an exercise's realm. */
export function isRealm(text: string): boolean {
  if (text === LIVE) return true;
  const name = exerciseName(text);
  return name !== null && isPersonText(name) && text.length <= LIMITS.realm && exerciseRealm(name) === text;
}
