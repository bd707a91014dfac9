import { gluedOf, spacedNumbersOf, togetherOf } from './compound.ts';
import type { QueryTerm } from './query.ts';
import { stemsOf } from './stem.ts';
import { tokenise, type Token } from './tokenise.ts';

/** A place in the original text where one leaf of the query is found. */
export interface Hit {
  readonly start: number;
  readonly end: number;
  readonly leaf: number;
}

/** The query's terms arranged so that each token of a text is looked up, not compared with all of them. */
class TermIndex {
  private readonly bySequenceStart = new Map<string, QueryTerm[]>();
  private readonly prefixes: QueryTerm[] = [];
  private readonly byVariant = new Map<string, number>();

  constructor(terms: readonly QueryTerm[]) {
    for (const term of terms) {
      const [first] = term.sequence;
      if (first === undefined) continue;
      if (term.isPrefix && term.sequence.length === 1) {
        this.prefixes.push(term);
      } else {
        const same = this.bySequenceStart.get(first);
        if (same) same.push(term);
        else this.bySequenceStart.set(first, [term]);
      }
      for (const variant of term.variants) if (!this.byVariant.has(variant)) this.byVariant.set(variant, term.leaf);
    }
  }

  /** The leaf that a single term, or one of its stems, stands for; undefined when none. */
  leafOf(term: string): number | undefined {
    const exact = this.byVariant.get(term);
    if (exact !== undefined || this.byVariant.size === 0) return exact;
    for (const stem of stemsOf(term)) {
      const leaf = this.byVariant.get(stem);
      if (leaf !== undefined) return leaf;
    }
    return undefined;
  }

  /** Adds what starts at `tokens[at]`. */
  collect(tokens: readonly Token[], at: number, hits: Hit[]): void {
    const token = tokens[at];
    if (!token) return;
    for (const { sequence, leaf } of this.prefixes) {
      const beginning = sequence[0] ?? '';
      if (token.term.startsWith(beginning)) hits.push({ start: token.start, end: endOfPrefix(token, beginning), leaf });
    }
    for (const { sequence, isPrefix, leaf } of this.bySequenceStart.get(token.term) ?? []) {
      const last = tokens[at + sequence.length - 1];
      if (last && isSequenceAt(tokens, at, sequence, isPrefix)) {
        hits.push({ start: token.start, end: endOfPrefix(last, sequence.at(-1) ?? ''), leaf });
      }
    }
    const leaf = this.leafOf(token.term);
    if (leaf !== undefined) hits.push({ start: token.start, end: token.end, leaf });
  }
}

/** A word is marked whole; of a pair only its first character when that is all that was asked for. */
function endOfPrefix(token: Token, beginning: string): number {
  return token.kind === 'pair' && beginning.length < token.term.length ? token.headEnd : token.end;
}

function isSequenceAt(tokens: readonly Token[], at: number, sequence: readonly string[], isPrefix: boolean): boolean {
  return sequence.every((wanted, offset) => {
    const term = tokens[at + offset]?.term;
    const isLast = offset === sequence.length - 1;
    return term === wanted || (isPrefix && isLast && term !== undefined && term.startsWith(wanted));
  });
}

/** Where the terms stand in the text, by start; hits may overlap. Linear in the text for a given query. */
export function hitsIn(text: string, terms: readonly QueryTerm[]): Hit[] {
  const hits: Hit[] = [];
  if (terms.length === 0) return hits;
  const index = new TermIndex(terms);
  const tokens = tokenise(text);
  for (const at of tokens.keys()) index.collect(tokens, at, hits);
  for (const { compound } of gluedOf(tokens)) {
    const together = togetherOf(compound);
    const leaf = together === '' ? undefined : index.leafOf(together);
    const [first] = compound;
    const last = compound.at(-1);
    if (leaf !== undefined && first && last) hits.push({ start: first.start, end: last.end, leaf });
  }
  for (const { term, start, end } of spacedNumbersOf(tokens)) {
    const leaf = index.leafOf(term);
    if (leaf !== undefined) hits.push({ start, end, leaf });
  }
  return hits.sort((left, right) => left.start - right.start || right.end - left.end);
}
