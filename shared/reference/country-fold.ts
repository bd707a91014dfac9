import { foldText } from '../text/fold.ts';

/**
 * The form in which country names are compared: `foldText`, and beyond it no apostrophes, full stops or other
 * punctuation, `&` read as "and", the word "the" dropped, "St" read as "Saint". For matching only.
 */
export function foldName(name: string): string {
  return foldText(name)
    .replaceAll(/[.'\u0640]/g, '')
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .split(' ')
    .filter((word) => word !== '' && word !== 'the')
    .map((word) => (word === 'st' ? 'saint' : word))
    .join(' ');
}
