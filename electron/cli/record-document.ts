import { fieldMeta } from '#shared/domain/fields.ts';
import { shapeOf } from '#shared/domain/kinds.ts';
import { itemsOf, textsOf } from '#shared/domain/values.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { shownDate, shownTime } from './dates.ts';
import { safeLines, safeText } from './safe-text.ts';
import { counted, shownSize } from './sizes.ts';
import { facts, wrap } from './text-layout.ts';

export type ShownRecord = Output<'notes.get'> | Output<'cases.get'>;
type Author = ShownRecord['owner'];

/** What a printed record has besides the fields of its kind; left out when such a document is given back. */
export const HEAD_FIELDS: ReadonlySet<string> = new Set([
  ...['id', 'kind', 'realm', 'author', 'isInside', 'createdAt', 'updatedAt', 'ownTags'],
  ...['conflicts', 'suggestions', 'moreSuggestions', 'withheld', 'missing', 'waiting', 'heads'],
]);

/** A record as one flat document: its head, then the fields of its kind under the names that `note add` takes. */
export function recordDocument({ id, kind, owner, values, ...head }: ShownRecord): Readonly<Record<string, unknown>> {
  return { id, kind, author: owner, ...values, ...head };
}

const TRUST: Readonly<Record<Author['trust'], string>> = {
  self: 'this desk',
  verified: 'verified contact',
  unverified: 'contact, not verified',
  unknown: 'not a contact',
};

/** Who wrote something and how far this desk knows them. Every signature was verified before it was kept. */
export function shownAuthor({ desk, name, officer, organisation, trust }: Author): string {
  const who = [officer, name, organisation].filter((part) => part !== null).join(', ');
  return `${safeText(who === '' ? `desk ${desk.slice(0, 16)}…` : who)} (signature verified; ${TRUST[trust]})`;
}

/** Shorter texts stand beside their names; longer ones become blocks of their own. */
const SHORT = 60;
/** Said in the head of the page already. */
const IN_HEAD = new Set(['title', 'tlp', 'sensitivity', 'chathamHouse', 'status', 'phase', 'isDiscarded']);

/** A record as a page for a person. */
export function recordPage(record: ShownRecord, width: number): string[] {
  const { id, kind, owner, values, createdAt, updatedAt } = record;
  const loose: Readonly<Record<string, unknown>> = values;
  const entries: [string, string][] = [];
  const blocks: string[] = [];
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const value = loose[field];
    if (IN_HEAD.has(field) || value === null || value === undefined) continue;
    const { shape } = fieldMeta(schema);
    const name = fieldLabel(field);
    if (shape === 'items') blocks.push(...itemBlock(name, itemsOf(value), width));
    else if (shape === 'set') {
      const members = [...textsOf(value), ...(field === 'tags' ? record.ownTags : [])];
      if (members.length > 0) entries.push([name, members.map(safeText).join(', ')]);
    } else if (typeof value === 'string' && (value.length > SHORT || value.includes('\n'))) {
      blocks.push('', name, ...paragraphs(value, width));
    } else entries.push([name, plainValue(value)]);
  }
  return [
    ...wrap(safeText(values.title ?? 'Untitled'), width),
    markingLine(loose),
    '',
    ...facts(
      [
        ['Id', id],
        ...entries,
        ['Author', shownAuthor(owner)],
        ['Created', shownTime(createdAt)],
        ['Changed', shownTime(updatedAt)],
        ...standing(record),
      ],
      width,
    ),
    ...blocks,
  ];
}

/** The marking, which stands with its record wherever it is shown. */
function markingLine(values: Readonly<Record<string, unknown>>): string {
  const status = values['status'] ?? values['phase'];
  const parts = [values['tlp'] ?? 'TLP:RED', values['sensitivity'] ?? 'strictly-confidential'];
  if (values['chathamHouse'] === true) parts.push('Chatham House Rule');
  if (status !== null && status !== undefined) parts.push(status);
  if (values['isDiscarded'] === true) parts.push('put away');
  return parts.map((part) => safeText(String(part))).join(' · ');
}

function standing({
  conflicts,
  suggestions,
  moreSuggestions,
  withheld,
  missing,
  waiting,
  isInside,
}: ShownRecord): [string, string][] {
  const entries: [string, string][] = [];
  for (const { by, count } of withheld) {
    entries.push(['Withheld', `${counted(count, 'field')} by ${safeText(by.name ?? `desk ${by.desk.slice(0, 16)}…`)}`]);
  }
  for (const { path, rivals } of conflicts) {
    entries.push(['Conflict', `${safeText(path)}: ${rivals.map(({ value }) => plainValue(value)).join(' / ')}`]);
  }
  for (const { by, at, ops } of suggestions) {
    entries.push(['Suggestion', `${counted(ops.length, 'change')} by ${shownAuthor(by)}, ${shownTime(at)}`]);
  }
  if (moreSuggestions > 0) entries.push(['Suggestions', `${moreSuggestions} older ones are not shown`]);
  if (missing > 0)
    entries.push([
      'Missing',
      `${counted(missing, 'earlier change')} that ${missing === 1 ? 'has' : 'have'} not arrived yet`,
    ]);
  if (waiting > 0) entries.push(['Waiting', `${counted(waiting, 'change')} until the missing ones arrive`]);
  if (!isInside) entries.push(['Edits', 'Your changes stand beside the owner’s values as suggestions']);
  return entries;
}

function itemBlock(name: string, items: readonly Readonly<Record<string, unknown>>[], width: number): string[] {
  if (items.length === 0) return [];
  const lines = items.flatMap((item) => {
    const parts = Object.entries(item)
      .filter(([attribute, value]) => attribute !== 'id' && attribute !== 'hash' && value !== null)
      .map(([attribute, value]) => itemPart(attribute, value));
    return wrap(parts.join(' · '), width - 4).map((line, at) => (at === 0 ? `  - ${line}` : `    ${line}`));
  });
  return ['', name, ...lines];
}

function itemPart(attribute: string, value: unknown): string {
  if (attribute === 'size' && typeof value === 'number') return shownSize(value);
  const isPlain = ['name', 'description', 'action', 'role'].includes(attribute);
  return isPlain ? plainValue(value) : `${fieldLabel(attribute).toLowerCase()} ${plainValue(value)}`;
}

function paragraphs(text: string, width: number): string[] {
  return safeLines(text).flatMap((line) => wrap(line, width - 2).map((part) => (part === '' ? '' : `  ${part}`)));
}

function plainValue(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return safeText(shownDate(String(value)));
}

/** `fatalitiesBest` as `Fatalities best`. */
export function fieldLabel(field: string): string {
  const words = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
