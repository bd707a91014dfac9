import type { QueryLeaf } from './query-leaf.ts';
import { parseTree, type QueryNode } from './query-parser.ts';

export interface Query {
  readonly input: string;
  /** Null when there is nothing to search for. */
  readonly root: QueryNode | null;
  /** The input was longer, or had more parts, than a query may have; the rest was left out. */
  readonly isCut: boolean;
}

export interface MatchOptions {
  /** The person is still typing: the last word, when nothing stands after it, also counts as a beginning. */
  readonly isPrefixLast: boolean;
  /** `any` finds texts with some of the words, for when `all` (the default) finds too few. Exclusions still hold. */
  readonly mode?: 'all' | 'any';
}

/** Something to mark in a text: any of the sequences of neighbouring terms, or any of the single terms. */
export interface QueryTerm {
  /** Which word or phrase of the query this belongs to, from 0; parts of one compound share the number. */
  readonly leaf: number;
  readonly sequence: readonly string[];
  readonly isPrefix: boolean;
  readonly variants: ReadonlySet<string>;
}

/** Longest input that is read, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 2000;

/**
 * Reads a query as people know it from mail: words (all are meant), "phrases", prefix*, -not or NOT, OR between two
 * neighbours, (groups). Anything that cannot be read so is read as words; no input throws.
 */
export function parseQuery(input: string): Query {
  const read = input.slice(0, MAX_QUERY_LENGTH);
  const { root, isCut } = parseTree(read);
  return { input, root, isCut: isCut || read.length < input.length };
}

/** Terms hold letters, digits and marks only, so no quote can stand in them. */
function quote(terms: readonly string[]): string {
  return `"${terms.join(' ')}"`;
}

function anyOf(expressions: readonly string[], operator: 'OR' | 'AND'): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(` ${operator} `)})`;
}

/** Where a tree is compiled: a positive condition, and exclusions that still look for something to exclude from. */
interface Condition {
  readonly wanted: string | null;
  readonly excluded: readonly string[];
}

/** Reads one tree under one set of options. */
class Compiler {
  private readonly openEnd: number;
  private readonly isAny: boolean;

  constructor(query: Query, { isPrefixLast, mode = 'all' }: MatchOptions) {
    this.openEnd = isPrefixLast ? query.input.length : -1;
    this.isAny = mode === 'any';
  }

  isLast(leaf: QueryLeaf): boolean {
    return leaf.isOpenEnded && leaf.end === this.openEnd;
  }

  leaf(leaf: QueryLeaf, isStrict: boolean): string {
    const isPrefix = leaf.isPrefix || (!isStrict && this.isLast(leaf));
    const star = isPrefix ? ' *' : '';
    const isInTextOnly = leaf.isPhrase || leaf.sequence.length > 1;
    const ways = [`${isInTextOnly ? '{title body} : ' : ''}${quote(leaf.sequence)}${star}`];
    for (const variant of leaf.variants) ways.push(quote([variant]));
    // An exclusion takes a compound as it stands: -cease-fire does not exclude every fire.
    if (leaf.parts.length > 0 && !isStrict) {
      ways.push(
        anyOf(
          leaf.parts.map((part) => this.leaf(part, true)),
          this.isAny ? 'OR' : 'AND',
        ),
      );
    }
    return anyOf(ways, 'OR');
  }

  /** A word of grammar, or a single letter at the end of a sentence being typed, hardly narrows anything. */
  private isNoise(node: QueryNode): boolean {
    if (node.kind !== 'leaf') return false;
    return this.isLast(node)
      ? /^[a-z]$/.test(node.sequence[0] ?? '') && node.sequence.length === 1
      : node.isFunctionWord;
  }

  private kept(children: readonly QueryNode[]): readonly QueryNode[] {
    const telling = children.filter((child) => !this.isNoise(child));
    return telling.some((child) => child.kind !== 'not') ? telling : children;
  }

  /** Every leaf that a text found by the query may show. */
  wantedLeaves(node: QueryNode): readonly QueryLeaf[] {
    if (node.kind === 'leaf') return [node];
    if (node.kind === 'not') return [];
    const children = node.kind === 'and' ? this.kept(node.children) : node.children;
    return children.flatMap((child) => this.wantedLeaves(child));
  }

  condition(node: QueryNode, isStrict: boolean): Condition {
    if (node.kind === 'leaf') return { wanted: this.leaf(node, isStrict), excluded: [] };
    if (node.kind === 'not') {
      const excluded = this.whole(node.child, true);
      return { wanted: null, excluded: excluded === null ? [] : [excluded] };
    }
    if (node.kind === 'or') {
      const ways = node.children.map((child) => this.whole(child, isStrict)).filter((way) => way !== null);
      return { wanted: ways.length > 0 ? anyOf(ways, 'OR') : null, excluded: [] };
    }
    const conditions = this.kept(node.children).map((child) => this.condition(child, isStrict));
    const wanted = conditions.map((condition) => condition.wanted).filter((way) => way !== null);
    return {
      wanted: wanted.length > 0 ? anyOf(wanted, this.isAny && !isStrict ? 'OR' : 'AND') : null,
      excluded: conditions.flatMap(({ excluded }) => excluded),
    };
  }

  whole(node: QueryNode, isStrict: boolean): string | null {
    const { wanted, excluded } = this.condition(node, isStrict);
    if (wanted === null || excluded.length === 0) return wanted;
    return `(${wanted} NOT ${anyOf(excluded, 'OR')})`;
  }
}

/**
 * The FTS5 MATCH expression for a table with columns `title`, `body` (words) and `title_stem`, `body_stem` (stems) whose
 * texts come from `indexText`. A word is found as it stands or by a stem; a phrase or prefix in quotes only as it
 * stands. Null when the query wants nothing (it is empty, or says only what is to be left out). Everything that came
 * from the input is quoted, so no input can break or steer the expression.
 */
export function toMatch(query: Query, options: MatchOptions): string | null {
  return query.root && new Compiler(query, options).whole(query.root, false);
}

/**
 * What to mark in a text that the query found: the words and phrases that are wanted, never those to be left out. Give
 * the options that the search was made with.
 */
export function queryTerms(query: Query, options: MatchOptions = { isPrefixLast: false }): readonly QueryTerm[] {
  if (!query.root) return [];
  const compiler = new Compiler(query, options);
  return compiler.wantedLeaves(query.root).flatMap((wanted, leaf) =>
    [wanted, ...wanted.parts].map((part) => ({
      leaf,
      sequence: part.sequence,
      isPrefix: part.isPrefix || compiler.isLast(part),
      // The stem of a word in the text may be the very word that was asked for.
      variants: new Set(
        part.isPhrase || part.sequence.length > 1 ? part.variants : [...part.sequence, ...part.variants],
      ),
    })),
  );
}
