import { leafOfPhrase, leavesOfWord, type QueryLeaf } from './query-leaf.ts';
import { lexQuery, type QueryPiece } from './query-lexer.ts';

/** A parsed query. Ranges are UTF-16 units in the input, for chips and for pointing at a place. */
export type QueryNode =
  | QueryLeaf
  | {
      readonly kind: 'and' | 'or';
      readonly start: number;
      readonly end: number;
      readonly children: readonly QueryNode[];
    }
  | { readonly kind: 'not'; readonly start: number; readonly end: number; readonly child: QueryNode };

/** Most words, phrases and prefixes in one query. */
export const MAX_QUERY_LEAVES = 48;
/** Deepest nesting of parentheses; what is deeper is left out. */
const MAX_DEPTH = 8;

class Parser {
  private readonly pieces: readonly QueryPiece[];
  private index = 0;
  private leaves = 0;
  isCut = false;

  constructor(pieces: readonly QueryPiece[]) {
    this.pieces = pieces;
  }

  /** Everything up to a closing parenthesis or the end. Words stand for "all of them"; OR binds its two neighbours. */
  group(depth: number): QueryNode | null {
    const found: QueryNode[] = [];
    let isAfterOr = false;
    for (let piece = this.pieces[this.index]; piece; piece = this.pieces[this.index]) {
      if (piece.kind === 'close') {
        this.index += 1;
        // One too many is ignored.
        if (depth > 0) break;
        continue;
      }
      if (piece.kind === 'or') {
        this.index += 1;
        isAfterOr = found.length > 0;
        continue;
      }
      const node = this.operand(depth);
      if (!node) continue;
      const left = isAfterOr ? found.pop() : undefined;
      found.push(left ? either(left, node) : node);
      isAfterOr = false;
    }
    return allOf(found);
  }

  private operand(depth: number): QueryNode | null {
    const piece = this.pieces[this.index];
    if (!piece || piece.kind === 'or' || piece.kind === 'close') return null;
    this.index += 1;
    if (piece.kind === 'text') return this.text(piece);
    if (piece.kind === 'open') return depth < MAX_DEPTH ? this.group(depth + 1) : null;
    return this.exclusion(piece.start, depth);
  }

  private exclusion(start: number, depth: number): QueryNode | null {
    // Any number of minus signs is one; a loop, since a recursion would be as deep as the input is long.
    while (this.pieces[this.index]?.kind === 'not') this.index += 1;
    const child = this.operand(depth);
    return child && { kind: 'not', start, end: child.end, child };
  }

  private text(piece: Extract<QueryPiece, { kind: 'text' }>): QueryNode | null {
    const phrase = piece.isQuoted ? leafOfPhrase(piece) : undefined;
    const leaves = piece.isQuoted ? (phrase ? [phrase] : []) : leavesOfWord(piece);
    const room = MAX_QUERY_LEAVES - this.leaves;
    if (leaves.length > room) this.isCut = true;
    const kept = leaves.slice(0, room);
    this.leaves += kept.length;
    return allOf(kept);
  }
}

function allOf(nodes: readonly QueryNode[]): QueryNode | null {
  const [first] = nodes;
  if (!first) return null;
  if (nodes.length === 1) return first;
  return { kind: 'and', start: first.start, end: nodes.at(-1)?.end ?? first.end, children: nodes };
}

function either(left: QueryNode, right: QueryNode): QueryNode {
  const children = left.kind === 'or' ? [...left.children, right] : [left, right];
  return { kind: 'or', start: left.start, end: right.end, children };
}

/** The tree of what was typed, null when it holds nothing to look for. Never throws. */
export function parseTree(input: string): { readonly root: QueryNode | null; readonly isCut: boolean } {
  let parser = new Parser(lexQuery(input, true));
  let root = parser.group(0);
  if (!root) {
    // "OR" alone is a word.
    parser = new Parser(lexQuery(input, false));
    root = parser.group(0);
  }
  return { root, isCut: parser.isCut };
}
