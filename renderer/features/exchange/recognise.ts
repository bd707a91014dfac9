import type { ConcordError } from '#shared/errors.ts';

/** What can come in. */
export type FileKind = 'card' | 'bundle' | 'csv';

/**
 * What a file may be, the likeliest first; the content decides. Only a table is ever taken for one without a sign in
 * its content, so it is tried last, and never for a name that says something else.
 */
export function kindsToTry(name: string): readonly [FileKind, ...FileKind[]] {
  const lower = name.toLowerCase();
  if (lower.endsWith('.concord')) return ['bundle', 'card'];
  return lower.endsWith('.concord-card') ? ['card', 'bundle'] : ['card', 'bundle', 'csv'];
}

/** True when an error says that the file is something else, rather than that it is broken or may not come in. */
export function isOtherKind(kind: FileKind, { code, detail }: Pick<ConcordError, 'code' | 'detail'>): boolean {
  if (kind === 'bundle') return code === 'bundle.foreign';
  // A card that has its markers is a card, whatever is wrong between them.
  const part = detail?.['part'];
  return kind === 'card' && code === 'card.foreign' && (part === undefined || part === 'markers' || part === 'size');
}

/** Begins and ends the text form of a desk card. */
const CARD_MARKER = '-----BEGIN CONCORD DESK CARD-----';

/**
 * The name under which pasted text is taken in: a desk card, or the cells of a spreadsheet, which arrive with tabs
 * between them. Null for text that is neither.
 */
export function pastedName(text: string): string | null {
  if (text.trimStart().startsWith(CARD_MARKER)) return 'pasted.concord-card';
  const [first = '', second = ''] = text.trim().split(/\r?\n/);
  return first.includes('\t') && second.includes('\t') ? 'pasted.tsv' : null;
}
