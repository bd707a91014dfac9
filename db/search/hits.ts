import { deskKeyOf, type RecordId, recordIdOf } from '#shared/domain/ids.ts';
import { textsOf } from '#shared/domain/values.ts';
import { plainText } from '#shared/text/markdown-plain.ts';
import type { Query } from '#shared/text/query.ts';
import { makeSnippet, markHits } from '#shared/text/snippet.ts';
import { readShown, type ShownState } from '../log/state.ts';
import type { Authors } from '../trust/authors.ts';
import { recordText } from './record-text.ts';

export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** A row of the list: what it shows of a record, with the hits marked by ranges of UTF-16 units. */
export interface Hit {
  readonly id: RecordId;
  readonly kind: 'note' | 'case';
  readonly title: string | null;
  readonly titleMarks: readonly Mark[];
  readonly snippet: string;
  readonly marks: readonly Mark[];
  readonly type: string | null;
  readonly status: string | null;
  readonly severity: number | null;
  readonly country: string | null;
  readonly place: string | null;
  readonly date: string;
  readonly eventEnd: string | null;
  readonly tlp: string;
  readonly sensitivity: string;
  readonly chathamHouse: boolean;
  readonly tags: readonly string[];
  /** As the facet has it: the claim of a desk that was not verified is marked as one. */
  readonly organisation: string | null;
  readonly updatedAt: number;
  readonly hasConflict: boolean;
  readonly hasSuggestion: boolean;
  readonly attachmentCount: number;
}

export interface HitRow {
  id: Uint8Array;
  kind: string;
  owner: Uint8Array;
  created_at: number;
  updated_at: number;
  state: string;
}

const SNIPPET_LENGTH = 180;

/** What the list shows of a record. */
export function hitOf(row: HitRow, query: Query, isTyping: boolean, authors: Authors): Hit {
  const state = readShown(row.state);
  const { values } = state;
  const title = text(values['title']);
  const options = { isPrefixLast: isTyping };
  const titleMarks = title === null ? [] : markHits(title, query, options);
  const source = snippetSource(row.kind, state, query, isTyping, titleMarks.length > 0);
  const snippet = makeSnippet(source, query, SNIPPET_LENGTH, options);
  const when = text(values['eventStart']) ?? text(values['observedAt']) ?? text(values['openedOn']);
  const attachments = values['attachments'];
  return {
    id: recordIdOf(row.id),
    kind: row.kind === 'case' ? 'case' : 'note',
    title,
    titleMarks,
    snippet: snippet.text,
    marks: snippet.marks,
    type: text(values['type']),
    status: text(values['status']) ?? text(values['phase']),
    severity: typeof values['severity'] === 'number' ? values['severity'] : null,
    country: text(values['country']) ?? textsOf(values['countries'])[0] ?? null,
    place: text(values['place']),
    date: when ?? new Date(row.created_at).toISOString().slice(0, 10),
    eventEnd: text(values['eventEnd']),
    tlp: text(values['tlp']) ?? 'TLP:RED',
    sensitivity: text(values['sensitivity']) ?? 'strictly-confidential',
    chathamHouse: values['chathamHouse'] === true,
    tags: [...textsOf(values['tags']), ...state.ownTags],
    organisation: authors.organisation(deskKeyOf(row.owner)),
    updatedAt: row.updated_at,
    hasConflict: state.hasConflict,
    hasSuggestion: state.hasSuggestion,
    attachmentCount: Array.isArray(attachments) ? attachments.length : 0,
  };
}

/** Summary and body in the ordinary case; where the only hit stands in another field, all of the searched text. */
function snippetSource(kind: string, state: ShownState, query: Query, isTyping: boolean, isInTitle: boolean): string {
  const { summary, body } = state.values;
  const main = [text(summary), body === null ? null : plainText(text(body) ?? '')].filter(Boolean).join(' — ');
  if (query.root === null || isInTitle || markHits(main, query, { isPrefixLast: isTyping }).length > 0) return main;
  return recordText(kind, state)?.body.replaceAll('\n', ' · ') ?? main;
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
