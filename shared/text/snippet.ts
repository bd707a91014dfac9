import { classOf, codePointAt, MARK, WORD } from './char-class.ts';
import { hitsIn, type Hit } from './hits.ts';
import { queryTerms, type MatchOptions, type Query } from './query.ts';

/** A range to mark, in UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

export interface Snippet {
  /** A piece of the text exactly as it stands there (line breaks too), without white space at its ends. */
  readonly text: string;
  /** Ranges in `text`: in order, disjoint, never empty. */
  readonly marks: readonly Mark[];
  /** Something other than white space stands before, or after, the piece. */
  readonly isTruncatedStart: boolean;
  readonly isTruncatedEnd: boolean;
}

/** How far a cut may move to avoid splitting a word. A longer word is split, between graphemes. */
const MAX_SHIFT = 60;

let graphemes: Intl.Segmenter | undefined;

function merged(hits: readonly Hit[]): Mark[] {
  const marks: { start: number; end: number }[] = [];
  for (const { start, end } of hits) {
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}

/**
 * Where the words of the query stand in the text: ranges of the original, in order and disjoint, also where folding
 * changed the length (œ, ß, full-width forms). Words of the same stem are marked too, a compound written in another
 * way, and the beginning that is being typed when the options say so. Pass the options that the search was made with.
 */
export function markHits(text: string, query: Query, options?: MatchOptions): Mark[] {
  return merged(hitsIn(text, queryTerms(query, options)));
}

/** The stretch of hits no longer than `maxLength` with the most different words of the query, then the most hits. */
function bestStretch(hits: readonly Hit[], maxLength: number): Mark | undefined {
  let best: Mark | undefined;
  let bestScore = 0;
  const inside = new Map<number, number>();
  let from = 0;
  let furthest = 0;
  for (const [to, hit] of hits.entries()) {
    inside.set(hit.leaf, (inside.get(hit.leaf) ?? 0) + 1);
    furthest = Math.max(furthest, hit.end);
    for (let first = hits[from]; first && from < to && furthest - first.start > maxLength; first = hits[from]) {
      const left = (inside.get(first.leaf) ?? 1) - 1;
      if (left === 0) inside.delete(first.leaf);
      else inside.set(first.leaf, left);
      from += 1;
    }
    const score = inside.size * 1000 + Math.min(to - from, 999);
    if (score > bestScore) {
      bestScore = score;
      best = { start: hits[from]?.start ?? hit.start, end: furthest };
    }
  }
  return best;
}

function isInsideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.charCodeAt(at - 1);
  const isTrail = before >= 0xdc00 && before <= 0xdfff && at > 1;
  const left = classOf(isTrail ? codePointAt(text, at - 2) : before);
  return (left & (WORD | MARK)) !== 0 && (classOf(codePointAt(text, at)) & (WORD | MARK)) !== 0;
}

/** Places where a text may be cut. */
class Cuts {
  private readonly text: string;
  private readonly segments: Intl.Segments;

  constructor(text: string) {
    graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
    this.text = text;
    this.segments = graphemes.segment(text);
  }

  /** The last grapheme border at or before `at`. */
  floor(at: number): number {
    return at <= 0 ? 0 : (this.segments.containing(at)?.index ?? this.text.length);
  }

  /** The first grapheme border at or after `at`. */
  private ceil(at: number): number {
    const segment = at <= 0 ? undefined : this.segments.containing(at);
    if (!segment) return at <= 0 ? 0 : this.text.length;
    return segment.index === at ? at : segment.index + segment.segment.length;
  }

  /** A cut at or after `at` and not after `limit`, between words if one is near. */
  forward(at: number, limit: number): number {
    const first = this.ceil(at);
    if (first > limit) return this.floor(limit);
    for (let cut = first; cut <= limit && cut - first <= MAX_SHIFT; cut = this.ceil(cut + 1)) {
      if (!isInsideWord(this.text, cut)) return cut;
      if (cut >= this.text.length) break;
    }
    return first;
  }

  /** A cut at or before `at` and not before `limit`, between words if one is near. */
  backward(at: number, limit: number): number {
    const first = this.floor(at);
    for (let cut = first; cut >= limit && first - cut <= MAX_SHIFT; cut = this.floor(cut - 1)) {
      if (!isInsideWord(this.text, cut)) return cut;
      if (cut <= 0) break;
    }
    return first;
  }
}

/** Without white space at the ends; a space that carries a combining mark is no white space. */
function trimmed(text: string, start: number, end: number, cuts: Cuts): Mark {
  const piece = text.slice(start, end);
  const from = Math.max(start, cuts.floor(start + piece.length - piece.trimStart().length));
  return { start: from, end: Math.max(from, start + piece.trimEnd().length) };
}

/**
 * The piece of at most `maxLength` UTF-16 units that shows best why the text was found: the one with the most different
 * words of the query, some context before them; the beginning of the text when none is in it. Cut between words where
 * possible, and never inside a grapheme (so the piece may be empty when one grapheme is longer than `maxLength`).
 */
export function makeSnippet(text: string, query: Query, maxLength: number, options?: MatchOptions): Snippet {
  const room = Math.max(0, Math.floor(maxLength));
  const hits = hitsIn(text, queryTerms(query, options));
  const stretch = bestStretch(hits, room) ?? { start: 0, end: 0 };
  const spare = Math.max(0, room - (stretch.end - stretch.start));
  const wanted = Math.min(stretch.start - Math.floor(spare / 3), text.length - room);
  const cuts = new Cuts(text);
  const from = wanted <= 0 ? 0 : cuts.forward(wanted, stretch.start);
  const to = from + room >= text.length ? text.length : cuts.backward(from + room, Math.min(stretch.end, from + room));
  const { start, end } = trimmed(text, from, Math.max(from, to), cuts);
  const marks: Mark[] = [];
  for (const mark of merged(hits)) {
    const markStart = Math.max(mark.start, start) - start;
    const markEnd = Math.min(mark.end, end) - start;
    if (markStart < markEnd) marks.push({ start: markStart, end: markEnd });
  }
  return {
    text: text.slice(start, end),
    marks,
    isTruncatedStart: text.slice(0, start).trim() !== '',
    isTruncatedEnd: text.slice(end).trim() !== '',
  };
}
