import { ConcordError } from '#shared/errors.ts';
import { isRecordId, toHex } from '#shared/domain/ids.ts';
import { parseValues } from '#shared/domain/values.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import type { EventData, EventName } from '#shared/ipc/events.ts';
import { FIRST_PREFERENCES, withChange } from '../bridge/usePreferences.ts';
import type { Answers, FakeOptions } from './fake-bridge.ts';
import { sampleExchange } from './sample-exchange.ts';
import { newId, type RecordView, SAMPLE_NOW, sampleRecords, SELF } from './sample-records.ts';
import { hitOf, searchSamples } from './sample-search.ts';

type Emit = <E extends EventName>(event: E, data: EventData<E>) => void;
type State = Output<'workspace.state'>;
type Undoable = Output<'actions.undo'>;

export interface SampleDesk {
  readonly answers: Answers;
  readonly records: RecordView[];
  /** As if another window or an import had written so many notes. */
  arrive(count: number): void;
}

const RIGHT = 'correct horse battery staple';
const RECOVERY_KEY = '7k2m-xq4d-9fhw-03va-etb6-n1yz-cs8p';

/** A desk in memory that answers every method of the contract. */
export function createSampleDesk(options: FakeOptions, emit: Emit): SampleDesk {
  const records = sampleRecords(options.notes, Math.ceil(options.notes / 12));
  const undo: { action: Undoable; back: () => void }[] = [];
  const drafts: Output<'drafts.list'> = [];
  const described = new Map<string, { colour: Output<'tags.list'>[number]['colour']; description: string | null }>([
    ['topic:water', { colour: 'blue', description: 'Water: access, sharing, infrastructure.' }],
    ['elections 2026', { colour: 'purple', description: null }],
    ['protection:children', { colour: 'orange', description: null }],
    ['internal:needs second source', { colour: 'yellow', description: null }],
  ]);
  let preferences = { ...FIRST_PREFERENCES, ...options.preferences };
  let attempts = 0;
  let state: State = opened(options.state, options.exercise);

  const become = (next: State) => {
    state = next;
    emit('state', state);
    return state;
  };
  const changed = (changedRecords: readonly RecordView[]) =>
    emit(
      'changed',
      changedRecords.map(({ id, kind }) => ({ record: id, kind, commit: null })),
    );
  const find = <K extends RecordView['kind']>(kind: K, id: string): Extract<RecordView, { kind: K }> => {
    const found = records.find(
      (record): record is Extract<RecordView, { kind: K }> => record.id === id && record.kind === kind,
    );
    if (!found)
      throw new ConcordError('record.unknown', 'This record is not in the workspace. It may have been withdrawn.');
    return found;
  };
  const selected = (selection: Input<'tags.apply'>['selection']) => {
    const ids = 'ids' in selection ? selection.ids : searchSamples(records, selection).hits.map((hit) => hit.id);
    return records.filter((record) => ids.includes(record.id));
  };
  const remember = (label: Undoable['label'], before: readonly RecordView[]) => {
    const copies = structuredClone(before);
    undo.push({
      action: { label, count: before.length, at: Date.now() },
      back() {
        for (const copy of copies) records[records.findIndex((record) => record.id === copy.id)] = copy;
        changed(copies);
      },
    });
  };
  const retag = (targets: readonly RecordView[], label: Undoable['label'], change: (tags: Set<string>) => void) => {
    const touched = targets.filter((record) => {
      const tags = new Set(record.values.tags);
      change(tags);
      return [...tags].sort().join() !== [...record.values.tags].sort().join();
    });
    if (touched.length > 0) remember(label, touched);
    for (const record of touched) {
      const tags = new Set(record.values.tags);
      change(tags);
      record.values.tags = [...tags].sort();
      record.updatedAt = Date.now();
    }
    changed(touched);
    return { changed: touched.length, unchanged: targets.length - touched.length };
  };
  const save = (kind: 'note' | 'case', { id, values }: Input<'notes.save'>) => {
    const before = id === null ? null : records.find((record) => record.id === id);
    const merged: Record<string, unknown> = { ...before?.values, ...values };
    const head = {
      realm: 'live',
      owner: SELF,
      isInside: true,
      createdAt: Date.now(),
      updatedAt: Date.now(),
      ownTags: [],
      conflicts: [],
      suggestions: [],
      withheld: [],
      missing: 0,
      waiting: 0,
      heads: [],
      moreSuggestions: 0,
    };
    if (before) remember(kind === 'note' ? 'note.save' : 'case.save', [before]);
    const record: RecordView =
      kind === 'note'
        ? { id: before?.id ?? newId(), kind, ...head, values: parseValues('note', merged) }
        : { id: before?.id ?? newId(), kind, ...head, values: parseValues('case', merged) };
    if (before) records[records.indexOf(before)] = record;
    else records.unshift(record);
    changed([record]);
    return { id: record.id, isSuggestion: false };
  };

  const answers: Answers = {
    'workspace.state': () => state,
    'workspace.create': ({ officer, organisation, name, exercise }) => {
      become({ ...opened('open', exercise), officer, organisation, name });
      return { recoveryKey: RECOVERY_KEY };
    },
    'workspace.unlock': (input) => {
      if ('passphrase' in input && input.passphrase !== RIGHT) {
        attempts++;
        const waitMs = 1000 * 2 ** attempts;
        throw new ConcordError(
          'passphrase.wrong',
          'This is not the passphrase of this workspace. Check the keyboard layout and Caps Lock.',
          { waitMs },
        );
      }
      attempts = 0;
      const recoveryKey = 'recoveryKey' in input ? RECOVERY_KEY : null;
      return { state: become(opened('open', options.exercise)), recoveryKey };
    },
    'workspace.lock': () => become(opened('locked', null)),
    'workspace.changePassphrase': ({ current }) => {
      if (current !== RIGHT)
        throw new ConcordError(
          'passphrase.wrong',
          'This is not the passphrase of this workspace. Nothing was changed.',
        );
      return { recoveryKey: RECOVERY_KEY };
    },
    'notes.get': ({ id }) => find('note', id),
    'cases.get': ({ id }) => find('case', id),
    'notes.save': (input) => save('note', input),
    'cases.save': (input) => save('case', input),
    'records.history': ({ id }) => {
      const record = records.find((one) => one.id === id);
      const at = record?.createdAt ?? SAMPLE_NOW;
      return [
        {
          commit: '2'.repeat(64),
          by: SELF,
          at: at + 3_600_000,
          standing: 'applied',
          withheld: 0,
          ops: [
            { field: 'severity', value: 4 },
            { field: 'tags', add: ['border'], remove: [] },
          ],
        },
        {
          commit: '1'.repeat(64),
          by: record?.owner ?? SELF,
          at,
          standing: 'applied',
          withheld: 3,
          ops: [
            { field: 'title', value: record?.values.title ?? '' },
            { field: 'severity', value: 3 },
          ],
        },
      ];
    },
    'records.restore': () => ({ isMarkingKept: false }),
    'records.titles': ({ ids }) =>
      ids.map((id) => {
        const record = records.find((one) => one.id === id);
        return record ? hitOf(record, []) : null;
      }),
    'drafts.save': ({ id, kind, record, values }) => {
      const draft = {
        id: id ?? newId(),
        kind,
        record: record !== null && isRecordId(record) ? record : null,
        values,
        savedAt: Date.now(),
      };
      const at = drafts.findIndex((other) => other.id === draft.id);
      if (at === -1) drafts.push(draft);
      else drafts[at] = draft;
      return { id: draft.id, savedAt: draft.savedAt };
    },
    'drafts.list': () => drafts,
    'drafts.discard': ({ id }) => {
      const at = drafts.findIndex((draft) => draft.id === id);
      if (at !== -1) drafts.splice(at, 1);
      return {};
    },
    'attachments.add': ({ bytes }) => ({
      hash: toHex(new Uint8Array(32).fill(bytes.length & 255)),
      size: bytes.length,
    }),
    'attachments.read': () => ({ bytes: new Uint8Array(8), size: 8 }),
    'attachments.save': ({ name }) => ({ fileName: name }),
    'search.run': (request) => searchSamples(records, request),
    'tags.list': () => {
      const counts = new Map<string, number>();
      for (const record of records) for (const tag of record.values.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return [...counts].map(([tag, count]) => ({
        tag,
        count,
        colour: described.get(tag)?.colour ?? 'none',
        description: described.get(tag)?.description ?? null,
      }));
    },
    'records.mark': ({ selection, change, reason }) => {
      const targets = selected(selection);
      if (targets.length > 0) remember('mark', targets);
      for (const { values } of targets) {
        values.tlp = change.tlp ?? values.tlp;
        values.sensitivity = change.sensitivity ?? values.sensitivity;
        values.chathamHouse = change.chathamHouse ?? values.chathamHouse;
        values.markingReason = reason;
      }
      changed(targets);
      return { changed: targets.length, unchanged: 0, suggested: 0 };
    },
    'tags.apply': ({ selection, add, remove }) =>
      retag(selected(selection), 'tags.apply', (tags) => {
        for (const tag of add) tags.add(tag);
        for (const tag of remove) tags.delete(tag);
      }),
    'tags.rename': ({ from, to }) => {
      const { changed: count } = retag(
        records.filter((record) => record.values.tags.includes(from)),
        'tags.rename',
        (tags) => {
          tags.delete(from);
          tags.add(to);
        },
      );
      return { changed: count, kept: 0 };
    },
    'tags.describe': ({ tag, colour, description }) => {
      described.set(tag, { colour, description });
      emit('changed', [{ record: newId(), kind: 'tag', commit: null }]);
      return {};
    },
    'actions.latest': () => ({ undo: undo.at(-1)?.action ?? null, redo: null }),
    'actions.undo': () => {
      const latest = undo.pop();
      if (!latest) throw new ConcordError('undo.nothing', 'There is nothing to undo.');
      latest.back();
      return latest.action;
    },
    'actions.redo': () => {
      throw new ConcordError('undo.nothing', 'There is nothing to do again.');
    },
    'jobs.cancel': () => ({}),
    'preferences.get': () => preferences,
    'preferences.set': (part) => (preferences = withChange(preferences, part)),
    'store.stats': () => ({
      notes: records.filter((record) => record.kind === 'note').length,
      cases: records.filter((record) => record.kind === 'case').length,
      commits: records.length * 3,
      tags: 12,
      contacts: 3,
      attachments: 104,
      attachmentBytes: 182_000_000,
      fileBytes: 241_000_000,
    }),
    'store.check': () => ({
      ok: true,
      stateHash: 'ab'.repeat(32),
      rebuiltHash: null,
      commits: records.length * 3,
      records: records.length,
      attachments: 104,
      problems: [],
    }),
    ...sampleExchange(options, selected, emit),
  };

  return {
    answers,
    records,
    arrive(count) {
      const fresh = sampleRecords(count, 0);
      records.unshift(...fresh);
      changed(fresh);
    },
  };
}

function opened(status: State['status'], exercise: string | null): State {
  const isOpen = status === 'open';
  return {
    status,
    name: isOpen ? 'Bishkek' : null,
    officer: isOpen ? SELF.officer : null,
    organisation: isOpen ? SELF.organisation : null,
    desk: isOpen ? SELF.desk : null,
    exercise: isOpen ? exercise : null,
    waitMs: 0,
  };
}
