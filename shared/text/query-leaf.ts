import { bareCompound, compoundsOf, isSymbol, togetherOf } from './compound.ts';
import { foldText } from './fold.ts';
import { isFunctionWord } from './function-words.ts';
import { stemsOf } from './stem.ts';
import { tokenise, tokeniseFolded, type Token } from './tokenise.ts';
import { wordsOfRun } from './unspaced.ts';

/** One thing to look for: a word, a compound, a phrase or a prefix. A text has it in any of three ways. */
export interface QueryLeaf {
  readonly kind: 'leaf';
  /** Range in the input, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** First way: these terms next to each other, as `tokenise` gives them. Never empty. */
  readonly sequence: readonly string[];
  /** The last term of the sequence is only the beginning of one. */
  readonly isPrefix: boolean;
  /** Second way: one of these terms (stems, the compound written together). */
  readonly variants: readonly string[];
  /** Third way: all of these anywhere. Empty where only the exact order counts. */
  readonly parts: readonly QueryLeaf[];
  /** Quoted: exactly so, in the text itself, without stems. */
  readonly isPhrase: boolean;
  /** A word of grammar that may be left out when there are others. */
  readonly isFunctionWord: boolean;
  /** What is typed next may still belong to it. */
  readonly isOpenEnded: boolean;
}

const MAX_SEQUENCE = 48;
const MAX_PARTS = 12;
const HAS_DIGIT = /[0-9]/;

/** A piece of the input: what was typed, and where. */
export interface Source {
  readonly text: string;
  readonly textStart: number;
  readonly isPrefix: boolean;
  readonly isOpenEnded: boolean;
}

function distinct(terms: readonly string[], except: readonly string[]): string[] {
  return [...new Set(terms)].filter((term) => term !== '' && !(except.length === 1 && except[0] === term));
}

function leaf(
  source: Source,
  start: number,
  end: number,
  sequence: readonly string[],
  rest: Partial<QueryLeaf>,
): QueryLeaf {
  return {
    kind: 'leaf',
    start: start + source.textStart,
    end: end + source.textStart,
    sequence: sequence.slice(0, MAX_SEQUENCE),
    isPrefix: false,
    variants: [],
    parts: [],
    isPhrase: false,
    isFunctionWord: false,
    isOpenEnded: false,
    ...rest,
  };
}

/** In capitals it is an acronym: WHO is not who. */
function isGrammar(token: Token, text: string): boolean {
  const typed = text.slice(token.start, token.end);
  const isAcronym = typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase();
  return !isAcronym && isFunctionWord(token.term);
}

function wordLeaf(source: Source, token: Token, together: string): QueryLeaf {
  const sequence = [token.term];
  return leaf(source, token.start, token.end, sequence, {
    variants: distinct([...stemsOf(token.term), together, ...stemsOf(together)], sequence),
    isFunctionWord: isGrammar(token, source.text),
  });
}

/** cease-fire is found as the two words together, as ceasefire, and, less well, as both words somewhere. */
function compoundLeaf(source: Source, compound: readonly Token[]): QueryLeaf {
  const bare = bareCompound(compound);
  const [first] = bare;
  const together = togetherOf(compound);
  if (first && bare.length === 1) return wordLeaf(source, first, together);
  const sequence = bare.map(({ term }) => term);
  const meaning = bare.filter(({ term, kind }) => kind === 'word' && !isFunctionWord(term));
  // El-Fasher is also Fasher; follow-up is not also follow.
  const isTelling = meaning.length > 1 || meaning[0] === bare.at(-1);
  const isLoose = isTelling && !isSymbol(bare) && meaning.every(({ term }) => term.length > 1);
  return leaf(source, bare[0]?.start ?? 0, bare.at(-1)?.end ?? 0, sequence, {
    variants: distinct([together, ...stemsOf(together)], sequence),
    parts: isLoose ? meaning.slice(0, MAX_PARTS).map((token) => wordLeaf(source, token, '')) : [],
  });
}

/** The last character of a run stands alone in the index only to be found alone; inside a longer run it is in a pair. */
function pairsOfRun(pairs: readonly Token[]): readonly string[] {
  return (pairs.length > 1 ? pairs.slice(0, -1) : pairs).map(({ term }) => term);
}

function characterLeaf(source: Source, span: Token, pairs: readonly Token[], word: string): QueryLeaf {
  return leaf(source, span.start, span.end, pairsOfRun(pairs), {
    isPrefix: pairs.length === 1,
    isFunctionWord: isFunctionWord(word),
  });
}

/** A run of a script without spaces: the whole of it as it stands or, less well, its words anywhere. */
function runLeaf(source: Source, pairs: readonly Token[]): QueryLeaf | undefined {
  const first = pairs[0];
  const last = pairs.at(-1);
  if (!first || !last) return undefined;
  const span = { ...first, end: last.end };
  const run = foldText(source.text.slice(span.start, span.end));
  const whole = characterLeaf(source, span, pairs, run);
  return { ...whole, parts: pairs.length > 2 ? partsOfRun(source, span, run) : [] };
}

/**
 * The words of a longer run, of which a text must have all. Beside two real words single characters narrow little and
 * cost much to look for; with only single characters there is no word to go by.
 */
function partsOfRun(source: Source, span: Token, run: string): QueryLeaf[] {
  const words = wordsOfRun(run);
  if (words.length < 2) return [];
  const parts = words
    .map((word) => characterLeaf(source, span, tokeniseFolded(word), word))
    .filter((part) => part.sequence.length > 0 && !part.isFunctionWord);
  const long = parts.filter((part) => !part.isPrefix);
  if (long.length === 0) return [];
  return (long.length > 1 ? long : parts).slice(0, MAX_PARTS);
}

/** What the pieces of one typed word look for; `Mali/Niger` and `2010年选举` are two each, `A/RES/65/283` is one. */
function groupsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const groups: Token[][] = [];
  for (const compound of compoundsOf(tokens)) {
    const isOne = compound.some(({ term }) => HAS_DIGIT.test(term));
    let group: Token[] | undefined;
    for (const token of compound) {
      const previous = groups.at(-1)?.at(-1);
      const isSameRun = token.kind === 'pair' && previous?.kind === 'pair' && previous.end !== previous.headEnd;
      if (group && (isOne || token.glue !== '/')) group.push(token);
      else if (isSameRun) groups.at(-1)?.push(token);
      else groups.push((group = [token]));
    }
  }
  return groups;
}

/**
 * The leaves of an unquoted piece of a query, in order; all of them are meant. A star or an open end belongs to the
 * last one, provided that nothing (a comma, say) stands after it.
 */
export function leavesOfWord(source: Source): QueryLeaf[] {
  const leaves: QueryLeaf[] = [];
  const tokens = tokenise(source.text);
  for (const group of groupsOf(tokens)) {
    const made = group[0]?.kind === 'pair' ? runLeaf(source, group) : compoundLeaf(source, group);
    if (made) leaves.push(made);
  }
  const last = leaves.at(-1);
  const end = tokens.at(-1)?.end;
  const star = source.text.search(/[*＊]+$/);
  if (!last || end !== (star < 0 ? source.text.length : star)) return leaves;
  if (source.isPrefix) leaves[leaves.length - 1] = { ...last, isPrefix: true, variants: [], parts: [] };
  else if (tokens.at(-1)?.kind !== 'pair') leaves[leaves.length - 1] = { ...last, isOpenEnded: source.isOpenEnded };
  return leaves;
}

/** The leaf of a quoted phrase; undefined when it holds nothing to look for. */
export function leafOfPhrase(source: Source): QueryLeaf | undefined {
  const tokens = tokenise(source.text);
  const last = tokens.at(-1);
  if (!last) return undefined;
  // The last character of a run: not a term of its own unless the run is that character, and then how a pair begins.
  const before = tokens.at(-2);
  const isTail = last.kind === 'pair' && before?.kind === 'pair' && before.end !== before.headEnd;
  const sequence = (isTail ? tokens.slice(0, -1) : tokens).map(({ term }) => term);
  return leaf(source, tokens[0]?.start ?? 0, last.end, sequence, {
    isPhrase: true,
    isPrefix: source.isPrefix || (last.kind === 'pair' && !isTail),
    isOpenEnded: source.isOpenEnded && last.kind !== 'pair',
  });
}
