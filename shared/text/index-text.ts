import { gluedOf, spacedNumbersOf, togetherOf } from './compound.ts';
import { foldText } from './fold.ts';
import { languageTold } from './function-words.ts';
import { stemIn, stemsOf, type LatinLanguage } from './stem.ts';
import { tokeniseFolded, type Token } from './tokenise.ts';

/**
 * The FTS5 tokenizer that leaves our tokens exactly as they are: `ascii` separates only at ASCII characters that are
 * neither letters nor digits, takes every other character as part of a token, and changes only A–Z, which folding has
 * lowered already. (`unicode61` would decide by the character tables of an old Unicode version.) Use as
 * `CREATE VIRTUAL TABLE … USING fts5(title, body, title_stem, body_stem, tokenize = "<this>")`.
 */
export const FTS_TOKENIZER = 'ascii';

/**
 * Changes whenever `indexText` gives other tokens for some text (a new stemmer, say). An index made under another
 * version must be made anew: a full-text table without content can only remove a row whose tokens are given exactly.
 */
export const INDEX_VERSION = 1;

/** What goes into the full-text table for one text: space-separated tokens. */
export interface IndexedText {
  /** Every token in order, so that phrases can be found: columns `title` and `body`. */
  readonly words: string;
  /**
   * Other forms under which the text is found, as a bag: stems that differ from their word, and compounds written
   * together. Columns `title_stem` and `body_stem`.
   */
  readonly stems: string;
}

/** How many words of a sentence are looked at together to tell its language. */
const WINDOW = 48;
const LATIN_START = /^[a-z]/;

interface Counts {
  en: number;
  fr: number;
  es: number;
}

function clearWinner({ en, fr, es }: Counts, atLeast: number): LatinLanguage | undefined {
  const most = Math.max(en, fr, es);
  if (most < atLeast || most < 4 * (en + fr + es - most)) return undefined;
  return most === en ? 'en' : most === fr ? 'fr' : 'es';
}

/** The language of each window of tokens, from function words; undefined where there are too few or they disagree. */
function languagesOf(tokens: readonly Token[]): (LatinLanguage | undefined)[] {
  const whole: Counts = { en: 0, fr: 0, es: 0 };
  const windows: Counts[] = [];
  for (const [position, { term }] of tokens.entries()) {
    const told = languageTold(term);
    const window = Math.floor(position / WINDOW);
    windows[window] ??= { en: 0, fr: 0, es: 0 };
    if (told === undefined) continue;
    whole[told] += 1;
    windows[window][told] += 1;
  }
  const fallback = clearWinner(whole, 6);
  return windows.map(
    (counts) => clearWinner(counts, 3) ?? (counts.en + counts.fr + counts.es < 3 ? fallback : undefined),
  );
}

function pushStems(stems: string[], term: string, language: LatinLanguage | undefined): void {
  if (language !== undefined && LATIN_START.test(term)) {
    const stem = stemIn(term, language);
    if (stem !== '' && stem !== term) stems.push(stem);
    return;
  }
  for (const stem of stemsOf(term)) if (stem !== term) stems.push(stem);
}

/** A query for the form written together carries its stems, so they stand for it here. */
function pushTogether(stems: string[], together: string, language: LatinLanguage | undefined): void {
  if (together === '') return;
  const known = stemsOf(together);
  if (known.length === 0) stems.push(together);
  else if (language !== undefined) stems.push(stemIn(together, language));
  else stems.push(...known);
}

/**
 * The tokens under which a text is found, ready for the full-text table. Plain text in (see `plainText` for Markdown).
 *
 * A word of Latin script is stemmed in the language of its surroundings, told by their function words; where that is
 * unclear (a title, a list of names, a mixed passage), in all three. Queries always carry the stems of all three, so
 * a wrong guess costs a conflation, never an exact match.
 *
 * Linear in the length of the text; never throws. The same text gives the same tokens on every engine: nothing here asks
 * a dictionary or a locale.
 */
export function indexText(text: string): IndexedText {
  const tokens = tokeniseFolded(foldText(text));
  const languages = languagesOf(tokens);
  const words: string[] = [];
  const stems: string[] = [];
  const languageAt = (at: number): LatinLanguage | undefined => languages[Math.floor(at / WINDOW)];
  for (const [at, { term, kind }] of tokens.entries()) {
    words.push(term);
    if (kind === 'word') pushStems(stems, term, languageAt(at));
  }
  for (const { at, compound } of gluedOf(tokens)) pushTogether(stems, togetherOf(compound), languageAt(at));
  for (const { term } of spacedNumbersOf(tokens)) stems.push(term);
  return { words: words.join(' '), stems: stems.join(' ') };
}
