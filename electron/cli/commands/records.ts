import { type CommitId, isCommitId, parseRecordId, type RecordId } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { usageError } from '../arguments.ts';
import type { Answer, Call, Command, OpenSession } from '../command.ts';
import { DATE_OPTIONS, FACET_OPTIONS, filterOf } from '../finding-options.ts';
import { type InputKind, parsePairs, readRecordFile, recordValues } from '../record-input.ts';
import { recordDocument, recordPage, type ShownRecord } from '../record-document.ts';
import { findAll, LIMIT_OPTION, limitOf, listAnswer } from './search.ts';

const PLURALS = { note: 'notes', case: 'cases' } as const;

const FILE_OPTION = { name: 'file', value: 'F', summary: 'JSON file; - is the standard input.' } as const;
const PAIRS = { name: 'FIELD=VALUE', isRepeated: true } as const;
const PAIRS_HELP =
  'Text is given as it is, numbers and collections as JSON (severity=4, \'actors=[{"name":"Army","role":"party"}]\'), ' +
  'the members of a set between commas (tags=topic:water,youth). An empty value clears the field.';

/** `note add`, `note show`, `note list`, `note set`, and the same for cases. */
export function recordCommands(kind: InputKind): Command[] {
  return [add(kind), show(kind), list(kind), set(kind)];
}

function add(kind: InputKind): Command {
  return {
    name: `${kind} add`,
    group: 'Notes and cases',
    summary: `Write one ${kind} or several.`,
    parameters: [PAIRS],
    options: [FILE_OPTION],
    details: [
      `The file holds one ${kind} as a JSON object, or an array of them; the names are those of the fields. Every ${kind} ` +
        'of an array is written, or none of them.',
      PAIRS_HELP,
    ],
    run: async (call) => {
      const { records, isList } = await given(call, kind);
      const session = await call.open();
      const ids = await addAll(session, kind, records, isList);
      const [id] = ids;
      if (!isList && id !== undefined) return { data: { id }, lines: [id] };
      return { data: { ids }, lines: ids };
    },
  };
}

async function given({ args, terminal }: Call, kind: InputKind) {
  const path = args.text('file');
  if ((path === null) === (args.positionals.length === 0)) {
    throw usageError('Give either --file or FIELD=VALUE words.');
  }
  if (path !== null) {
    const { records, isList } = await readRecordFile(terminal, kind, path);
    return { records: records.map((record) => recordValues(kind, record)), isList };
  }
  return { records: [parsePairs(kind, args.positionals)], isList: false };
}

async function addAll(
  session: OpenSession,
  kind: InputKind,
  values: readonly Readonly<Record<string, unknown>>[],
  isList: boolean,
): Promise<readonly RecordId[]> {
  try {
    return await session.store.writer.call('addRecords', { kind, values }, session.watched);
  } catch (error) {
    if (!(error instanceof ConcordError) || !error.detail) throw error;
    const { index, field } = error.detail;
    if (typeof index !== 'number') throw error;
    const where = [
      isList ? `Entry ${index + 1}` : null,
      typeof field === 'string' && field !== '' ? `field "${field}"` : null,
    ].filter((part) => part !== null);
    const message = where.length === 0 ? error.message : `${where.join(', ')}: ${error.message}`;
    throw new ConcordError(error.code, message, error.detail);
  }
}

function show(kind: InputKind): Command {
  return {
    name: `${kind} show`,
    group: 'Notes and cases',
    summary: `Show a ${kind} with all its fields.`,
    parameters: [{ name: 'ID', isRequired: true }],
    options: [],
    run: async (call) => {
      const session = await call.open();
      return shown(await get(session, kind, idOf(call)), call);
    },
  };
}

function shown(record: ShownRecord, { terminal }: Call): Answer {
  return { data: recordDocument(record), lines: recordPage(record, terminal.columns) };
}

function get(session: OpenSession, kind: InputKind, id: RecordId): Promise<ShownRecord> {
  return kind === 'note' ? session.call('notes.get', { id }) : session.call('cases.get', { id });
}

function list(kind: InputKind): Command {
  return {
    name: `${kind} list`,
    group: 'Notes and cases',
    summary: `List ${PLURALS[kind]}, the newest first.`,
    parameters: [],
    options: [LIMIT_OPTION, ...FACET_OPTIONS, ...DATE_OPTIONS],
    run: async (call) => {
      const filter = filterOf(call.args, kind);
      const request = { text: '', filter, sort: 'newest', hasFacets: false } as const;
      const result = await findAll(await call.open(), request, limitOf(call.args));
      return listAnswer(result, kind, call.terminal.columns);
    },
  };
}

function set(kind: InputKind): Command {
  return {
    name: `${kind} set`,
    group: 'Notes and cases',
    summary: `Change fields of a ${kind}.`,
    parameters: [{ name: 'ID', isRequired: true }, PAIRS],
    options: [FILE_OPTION],
    details: [
      `The file holds a JSON object with the fields to change; what it does not name stays as it is. A document that ` +
        `"${kind} show --json" printed is a change of the ${kind} as it was printed: what others have changed since stays, ` +
        'and what both have changed shows both.',
      `A ${kind} of another organisation is not changed: the edit stands beside it as a suggestion.`,
      'Letting more people read it takes a reason: give markingReason with the new tlp, sensitivity or chathamHouse.',
      PAIRS_HELP,
    ],
    run: async (call) => {
      const id = idOf(call);
      const change = await changes(call, kind, id);
      const session = await call.open();
      const input = { id, ...change, draft: null };
      const saved = kind === 'note' ? await session.call('notes.save', input) : await session.call('cases.save', input);
      const line = saved.isSuggestion
        ? `Kept beside ${saved.id} as a suggestion: the ${kind} belongs to another desk.`
        : `Saved ${saved.id}.`;
      return { data: saved, lines: [line] };
    },
  };
}

interface Changes {
  readonly values: Record<string, unknown>;
  /** What the file was printed from, when it is a printed document. */
  readonly seen?: CommitId[];
}

async function changes(call: Call, kind: InputKind, id: RecordId): Promise<Changes> {
  const { args, terminal } = call;
  const path = args.text('file');
  const words = args.positionals.slice(1);
  if ((path === null) === (words.length === 0)) throw usageError('Give either --file or FIELD=VALUE words.');
  if (path === null) return { values: { ...parsePairs(kind, words) } };
  const { records } = await readRecordFile(terminal, kind, path);
  const [record, ...more] = records;
  if (!record || more.length > 0) {
    throw new ConcordError('input.invalid', `The file must hold one JSON object. Nothing was changed.`);
  }
  const named = record['id'];
  if (named !== undefined && named !== id) {
    throw new ConcordError('input.invalid', `The file holds another ${kind} than the one named. Nothing was changed.`);
  }
  const values = { ...recordValues(kind, record) };
  const heads = record['heads'];
  if (heads === undefined) return { values };
  if (!Array.isArray(heads) || !heads.every((head) => typeof head === 'string' && isCommitId(head))) {
    throw new ConcordError('input.invalid', `"heads" is not as Concord printed it. Leave it out. Nothing was changed.`);
  }
  return { values, seen: heads };
}

function idOf({ args }: Call): RecordId {
  return parseRecordId(args.positionals[0] ?? '');
}
