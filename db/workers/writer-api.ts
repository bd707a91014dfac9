import type { MessagePort } from 'node:worker_threads';
import { type CommitId, deskKeyOf, isCommitId, type RecordId } from '#shared/domain/ids.ts';
import type { TagColour } from '#shared/domain/tag.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { latestActions, redo, undo } from '../actions.ts';
import { addAttachment } from '../attachments.ts';
import { recordBundle, type WrittenBundle } from '../bundles.ts';
import { addContact, updateContact } from '../contacts.ts';
import { removeCsvMap, saveCsvMap } from '../csv-maps.ts';
import { discardDraft, saveDraft } from '../drafts.ts';
import { KEY_FILE, rewrapKeyFile } from '../keys/key-file.ts';
import { checkStore } from '../log/check.ts';
import { NoteImport } from '../log/note-import.ts';
import { type Marked, type MarkingChange, markRecords } from '../marking.ts';
import { addRecordsAsAction, restoreVersion, saveRecordAsAction } from '../records.ts';
import {
  confirmPassphrase,
  createStore,
  type NewWorkspace,
  type OpenStore,
  recoverStore,
  unlockStore,
  workspaceAt,
} from '../store.ts';
import { applyTags, describeTag, renameTag } from '../tags.ts';
import { fingerprint } from '../trust/desk-card.ts';
import { join } from 'node:path';
import { receiveBundle } from './bundle-port.ts';
import type { LongWork } from './long-work.ts';
import { type PackedRows, unpackRows } from './packed-rows.ts';

export interface WriterOptions {
  readonly clock: () => number;
  readonly lockWaitMs: number;
  /** Tells the parent that records changed. */
  readonly onChange: (
    changes: readonly { record: RecordId; kind: string; commit: string | null; row: number }[],
  ) => void;
}

/** What the parent learns when a workspace opens. The store key lets it open readers; it goes no further. */
export interface Opened {
  readonly storeKey: Uint8Array;
  readonly workspace: string;
  readonly realm: string;
  readonly officer: string;
  readonly organisation: string;
  readonly desk: string;
  readonly fingerprint: string;
  readonly cardText: string;
}

/** Everything that writes. One call runs at a time, in the order of arrival. */
export function createWriterApi({ clock, lockWaitMs, onChange }: WriterOptions) {
  let store: OpenStore | null = null;
  const imports = new Map<number, NoteImport>();
  let nextImport = 1;

  const open = (): OpenStore => {
    if (!store) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
    return store;
  };
  const desk = () => {
    const found = open().desk;
    found.assertThere();
    return found;
  };
  const storeOptions = { clock, lockWaitMs, onChange };

  return {
    inspect: ({ folder }: { folder: string }) => workspaceAt(folder, clock()),

    create: async (workspace: NewWorkspace): Promise<Opened & { recoveryKey: string }> => {
      const created = await createStore({ ...workspace, ...storeOptions });
      store = created.store;
      return { ...opened(created.store), recoveryKey: created.recoveryKey };
    },
    unlock: async (input: { folder: string; passphrase: string }): Promise<Opened> => {
      store = await unlockStore({ ...input, ...storeOptions });
      return opened(store);
    },
    recover: async (input: {
      folder: string;
      recoveryKey: string;
      newPassphrase: string;
    }): Promise<Opened & { recoveryKey: string }> => {
      const recovered = await recoverStore({ ...input, ...storeOptions });
      store = recovered.store;
      return { ...opened(store), recoveryKey: recovered.recoveryKey };
    },
    lock: (_: Record<string, never>): void => {
      store?.close();
      store = null;
      imports.clear();
    },
    /** Throws `passphrase.wrong`, or `passphrase.wait` after several, unless the passphrase opens this workspace. */
    confirmPassphrase: ({ passphrase }: { passphrase: string }): Promise<void> =>
      confirmPassphrase(open().folder, passphrase, clock),
    changePassphrase: async (input: { current: string; next: string }): Promise<{ recoveryKey: string }> => {
      const { folder, storeKey } = open();
      await confirmPassphrase(folder, input.current, clock);
      return { recoveryKey: await rewrapKeyFile(join(folder, KEY_FILE), input.next, storeKey) };
    },
    /** The `AGE-SECRET-KEY-1…` text of this desk. */
    ageIdentity: (_: Record<string, never>): string => desk().ageIdentity,

    saveRecord: (input: {
      kind: 'note' | 'case';
      id: RecordId | null;
      values: LooseValues;
      draft: string | null;
      seen?: readonly CommitId[] | undefined;
    }) => {
      const saved = saveRecordAsAction(desk(), input.kind, input.id, input.values, input.draft, input.seen ?? null);
      return { id: saved.id, isSuggestion: saved.isSuggestion };
    },
    addRecords: (input: { kind: 'note' | 'case'; values: readonly LooseValues[] }, work: LongWork): RecordId[] =>
      addRecordsAsAction(desk(), input.kind, input.values, work),
    restoreVersion: ({ id, commit }: { id: RecordId; commit: string }) => {
      if (!isCommitId(commit)) throw new ConcordError('record.unknown', 'There is no such version of this record.');
      return restoreVersion(desk(), id, commit);
    },
    markRecords: (
      input: { ids: readonly RecordId[]; change: MarkingChange; reason: string | null },
      work: LongWork,
    ): Marked => markRecords(desk(), input.ids, input.change, input.reason, work),
    saveDraft: (draft: { id: string | null; kind: 'note' | 'case'; record: RecordId | null; values: LooseValues }) =>
      saveDraft(desk().db, draft, clock()),
    discardDraft: ({ id }: { id: string }): void => discardDraft(desk().db, id),
    addAttachment: ({ bytes }: { bytes: Uint8Array }) => addAttachment(desk().db, bytes, clock()),

    applyTags: (
      input: { ids: readonly RecordId[]; add: readonly string[]; remove: readonly string[] },
      work: LongWork,
    ) => applyTags(desk(), input.ids, input.add, input.remove, work),
    renameTag: ({ from, to }: { from: string; to: string }, work: LongWork) => renameTag(desk(), from, to, work),
    describeTag: (input: { tag: string; colour: TagColour; description: string | null }): void =>
      describeTag(desk(), input.tag, input.colour, input.description),

    latestActions: (_: Record<string, never>) => latestActions(desk()),
    undo: (_: Record<string, never>) => undo(desk()),
    redo: (_: Record<string, never>) => redo(desk()),

    addContact: ({ card }: { card: string }): { id: RecordId } => ({ id: addContact(desk(), card) }),
    updateContact: ({
      id,
      ...change
    }: {
      id: RecordId;
      isVerified?: boolean;
      isRemoved?: boolean;
      remark?: string | null;
    }) => updateContact(desk(), id, change),

    beginNoteImport: ({ isDryRun }: { isDryRun: boolean }): { session: number } => {
      const session = nextImport++;
      imports.set(session, new NoteImport(desk(), isDryRun));
      return { session };
    },
    addNotes: ({ session, rows }: { session: number; rows: PackedRows }): { stored: number } => ({
      stored: sessionOf(imports, session).add(unpackRows(rows)),
    }),
    endNoteImport: ({ session }: { session: number }) => {
      const report = sessionOf(imports, session).report();
      imports.delete(session);
      return report;
    },
    saveCsvMap: ({ map }: { map: CsvMap }): void => saveCsvMap(desk().db, map, clock()),
    removeCsvMap: ({ name }: { name: string }): void => removeCsvMap(desk().db, name),

    /** Applies (or rehearses) the bundle whose parts come through the port; everything or nothing. */
    receiveBundle: ({ port, isDryRun }: { port: MessagePort; isDryRun: boolean }, work: LongWork) =>
      receiveBundle(desk(), port, isDryRun, work),
    recordBundle: (bundle: WrittenBundle): void => recordBundle(desk(), bundle),

    check: ({ isRebuild }: { isRebuild: boolean }, work: LongWork) => checkStore(desk(), isRebuild, work),
  };
}

export type WriterApi = ReturnType<typeof createWriterApi>;

function sessionOf(imports: ReadonlyMap<number, NoteImport>, session: number): NoteImport {
  const found = imports.get(session);
  if (!found)
    throw new ConcordError('cancelled', 'This import was ended, most likely because the workspace was locked.');
  return found;
}

function opened({ storeKey, desk }: OpenStore): Opened {
  return {
    storeKey,
    workspace: desk.workspace,
    realm: desk.realm,
    officer: desk.card.officer,
    organisation: desk.card.organisation,
    desk: deskKeyOf(desk.key.publicKey),
    fingerprint: fingerprint(desk.card.desk, desk.card.ageRecipient),
    cardText: desk.cardText,
  };
}
