import { stemArabic } from './stem-arabic.ts';
import { stemEnglish } from './stem-english.ts';
import { stemFrench, stemSpanish } from './stem-romance.ts';
import { stemRussian } from './stem-russian.ts';

/** The languages that share the Latin script; a Latin word alone does not say which of them it is. */
export type LatinLanguage = 'en' | 'fr' | 'es';

interface Stems {
  readonly all: readonly string[];
  readonly en: string;
  readonly fr: string;
  readonly es: string;
}

const LATIN = /^[a-z]{3,40}$/;
const CYRILLIC = /^[\u0430-\u045f]{3,40}$/;
const ARABIC = /^[\u0621-\u064a]{3,40}$/;
const NO_STEMS: Stems = { all: [], en: '', fr: '', es: '' };

/*
 * Two generations in place of a linked list: when the young one is full it becomes the old one, and what is used again
 * moves to the young one. Memory stays below twice the cap, and a hit costs one or two look-ups.
 */
const GENERATION_SIZE = 60_000;
let young = new Map<string, Stems>();
let old = new Map<string, Stems>();

/** Endings that may leave a stem of fewer than four letters in French and Spanish (lois, meses, muros). */
const SHORT_ENDINGS = new Set(['s', 'es', 'o', 'a', 'e', 'os', 'as', '']);

/** A stem of one letter would match half the language. */
function orWord(stem: string, word: string): string {
  return stem.length < 2 ? word : stem;
}

/** Mali is not mal, Niger not nig: what is cut from a short word must be no more than number or gender. */
function orShortWord(stem: string, word: string): string {
  const isSafe = stem.length >= 4 || (word.startsWith(stem) && SHORT_ENDINGS.has(word.slice(stem.length)));
  return isSafe ? orWord(stem, word) : word;
}

function compute(term: string): Stems {
  if (LATIN.test(term)) {
    const en = orWord(stemEnglish(term), term);
    const fr = orShortWord(stemFrench(term), term);
    const es = orShortWord(stemSpanish(term), term);
    return { all: [...new Set([en, fr, es])], en, fr, es };
  }
  if (CYRILLIC.test(term)) return one(orWord(stemRussian(term), term));
  return ARABIC.test(term) ? one(orWord(stemArabic(term), term)) : NO_STEMS;
}

function one(stem: string): Stems {
  return { all: [stem], en: stem, fr: stem, es: stem };
}

function remember(term: string, stems: Stems): Stems {
  if (young.size >= GENERATION_SIZE) {
    old = young;
    young = new Map();
  }
  young.set(term, stems);
  return stems;
}

function lookUp(term: string): Stems {
  const known = young.get(term);
  if (known) return known;
  const older = old.get(term);
  if (older) return remember(term, older);
  // A slice of a long text keeps the whole text in memory; a key that lives in the cache must stand on its own.
  const key = term.length > 12 ? ` ${term}`.slice(1) : term;
  return remember(key, compute(key));
}

/**
 * The distinct stems of a folded term: Russian for Cyrillic, Arabic for Arabic script, and for Latin script the
 * English, the French and the Spanish one, since a word alone does not tell its language. May hold the term itself.
 * Empty for terms of one or two letters, with digits, and of other scripts. Pure; answers are remembered.
 */
export function stemsOf(term: string): readonly string[] {
  return lookUp(term).all;
}

/**
 * The stem of a term in a text whose Latin-script language is known; '' when it has none. For other scripts the
 * language makes no difference. Always one of `stemsOf(term)`.
 */
export function stemIn(term: string, language: LatinLanguage): string {
  return lookUp(term)[language];
}
