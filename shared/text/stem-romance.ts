import { stemmer as snowballFrench } from '@orama/stemmers/french';
import { stemmer as snowballSpanish } from '@orama/stemmers/spanish';

/*
 * The Snowball rules of both languages look for accents (é, ère, ción), and our words have none left: what people
 * type seldom has them all, so a stem must not depend on them. Where an ending tells which accent stood there it is
 * put back before stemming. Endings that may have had one or not (limite, sécurité; primaria, haría) are left alone.
 */

const IRREGULAR_FRENCH: ReadonlyMap<string, string> = new Map([
  ['travaux', 'travail'],
  ['yeux', 'oeil'],
  ['cieux', 'ciel'],
]);

function accentFrench(word: string): string {
  if (/ees?$/.test(word)) return word.replace(/ee(s?)$/, 'ée$1');
  // attaquèrent; but not différent, inhérent.
  if (/[^fh]erent$/.test(word)) return `${word.slice(0, -5)}èrent`;
  return /ieres?$/.test(word) ? word.replace(/iere(s?)$/, 'ière$1') : word;
}

function accentSpanish(word: string): string {
  if (/[au]cion$/.test(word)) return `${word.slice(0, -2)}ón`;
  if (!word.endsWith('mos')) return word;
  return word.replace(/(a)(bamos|ramos|semos)$|(e)(ramos|semos)$|(i)(amos)$/, (ending) => {
    const accented = ending.startsWith('a') ? 'á' : ending.startsWith('e') ? 'é' : 'í';
    return accented + ending.slice(1);
  });
}

const MARKS = /[\u0300-\u036f]/g;

function withoutAccents(stem: string): string {
  return stem.normalize('NFD').replace(MARKS, '');
}

/** The French stem (Snowball) of a folded word, folded again. */
export function stemFrench(word: string): string {
  return withoutAccents(snowballFrench(accentFrench(IRREGULAR_FRENCH.get(word) ?? word)));
}

/** The Spanish stem (Snowball) of a folded word, folded again. */
export function stemSpanish(word: string): string {
  return withoutAccents(snowballSpanish(accentSpanish(word)));
}
