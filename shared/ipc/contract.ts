import { z } from 'zod';
import { isCommitId } from '../domain/ids.ts';
import { LIMITS } from '../log/limits.ts';
import type { METHODS } from './names.ts';
import { bundlePlan, bundlePreview, bundleWritten } from './bundle-shapes.ts';
import {
  attachmentInput,
  attachmentContent,
  cardPreview,
  checkReport,
  contact,
  csvInspection,
  csvMap,
  csvPreview,
  deskInfo,
  draft,
  fileToken,
  hash,
  historyEntry,
  importReport,
  jobId,
  loose,
  markingChange,
  preferences,
  receivedFile,
  recordHit,
  recordIdSchema,
  recordKind,
  recordView,
  searchRequest,
  searchResult,
  selection,
  stats,
  tagColour,
  tagSchema,
  tagSummary,
  undoable,
  workspaceState,
} from './shapes.ts';

/**
 * The whole attack surface of the main process on one page: every method that a renderer may call, with the schema of
 * what goes in and what comes out. No method takes a path or SQL; files are named by tokens that only the host's own
 * dialogs and drops hand out. `needs: 'nothing'` may be called while the workspace is locked.
 */
function method<I extends z.ZodType, O extends z.ZodType>(needs: 'open' | 'nothing', input: I, output: O) {
  return { needs, input, output } as const;
}

const nothing = z.strictObject({});
const id = z.strictObject({ id: recordIdSchema });

/** `seen` is the view's `heads` when the change was made on a view; without it, on the record as it stands. */
const saveInput = z.strictObject({
  id: recordIdSchema.nullable(),
  values: loose,
  draft: z.string().max(64).nullable(),
  seen: z.array(hash.refine(isCommitId)).max(LIMITS.parents).optional(),
});

export const CONTRACT = {
  // Workspace and desk
  'workspace.state': method('nothing', nothing, workspaceState),
  'workspace.create': method(
    'nothing',
    z.strictObject({
      name: z.string().min(1).max(120),
      officer: z.string().min(1).max(120),
      organisation: z.string().min(1).max(120),
      passphrase: z.string().min(1).max(1024),
      /** Null for a live workspace. */
      exercise: z.string().min(1).max(80).nullable(),
    }),
    z.strictObject({ recoveryKey: z.string() }),
  ),
  'workspace.unlock': method(
    'nothing',
    z.union([
      z.strictObject({ passphrase: z.string().min(1).max(1024) }),
      z.strictObject({ recoveryKey: z.string().min(1).max(200), newPassphrase: z.string().min(1).max(1024) }),
    ]),
    /** The new recovery key after unlocking with the old one, to be printed; null after a passphrase. */
    z.strictObject({ state: workspaceState, recoveryKey: z.string().nullable() }),
  ),
  'workspace.lock': method('nothing', nothing, workspaceState),
  'workspace.changePassphrase': method(
    'open',
    z.strictObject({ current: z.string().min(1).max(1024), next: z.string().min(1).max(1024) }),
    z.strictObject({ recoveryKey: z.string() }),
  ),
  'desk.get': method('open', nothing, deskInfo),
  'desk.saveCard': method('open', nothing, z.strictObject({ fileName: z.string() }).nullable()),

  // Records
  'notes.save': method('open', saveInput, z.strictObject({ id: recordIdSchema, isSuggestion: z.boolean() })),
  'notes.get': method('open', id, recordView('note')),
  'cases.save': method('open', saveInput, z.strictObject({ id: recordIdSchema, isSuggestion: z.boolean() })),
  'cases.get': method('open', id, recordView('case')),
  'records.history': method('open', id, z.array(historyEntry)),
  /**
   * Writes a new commit that gives the record the values it had just after the named commit. Its marking stays where more
   * people could read it then.
   */
  'records.restore': method(
    'open',
    z.strictObject({ id: recordIdSchema, commit: hash }),
    z.strictObject({ isMarkingKept: z.boolean() }),
  ),
  /**
   * Changes who may see every record of the selection, as one action that can be undone; a part that is null stays as it
   * is. Refused as a whole without a reason where more people may read one of them.
   */
  'records.mark': method(
    'open',
    z.strictObject({ selection, change: markingChange, reason: z.string().max(500).nullable(), job: jobId }),
    z.strictObject({ changed: z.number(), unchanged: z.number(), suggested: z.number() }),
  ),
  /** Titles and kinds for links, in the order asked; null where nothing is known or the record was never received. */
  'records.titles': method(
    'open',
    z.strictObject({ ids: z.array(recordIdSchema).max(1000) }),
    z.array(recordHit.nullable()),
  ),
  'drafts.save': method(
    'open',
    z.strictObject({
      id: z.string().max(64).nullable(),
      kind: recordKind,
      record: recordIdSchema.nullable(),
      values: loose,
    }),
    z.strictObject({ id: z.string(), savedAt: z.number() }),
  ),
  'drafts.list': method('open', nothing, z.array(draft)),
  'drafts.discard': method('open', z.strictObject({ id: z.string().max(64) }), nothing),
  'attachments.add': method('open', attachmentInput, z.strictObject({ hash: z.string(), size: z.number() })),
  'attachments.read': method('open', z.strictObject({ hash: z.string().length(64) }), attachmentContent),
  'attachments.save': method(
    'open',
    z.strictObject({ hash: z.string().length(64), name: z.string().min(1).max(255) }),
    z.strictObject({ fileName: z.string() }).nullable(),
  ),

  // Finding
  'search.run': method('open', searchRequest, searchResult),
  'tags.list': method('open', nothing, z.array(tagSummary)),
  /** Adds and removes tags on every record of the selection, as one action that can be undone. */
  'tags.apply': method(
    'open',
    z.strictObject({ selection, add: z.array(tagSchema).max(50), remove: z.array(tagSchema).max(50), job: jobId }),
    z.strictObject({ changed: z.number(), unchanged: z.number() }),
  ),
  /** Renames a tag on every record; when `to` is already in use the two become one. Others keep what is theirs. */
  'tags.rename': method(
    'open',
    z.strictObject({ from: tagSchema, to: tagSchema, job: jobId }),
    z.strictObject({ changed: z.number(), kept: z.number() }),
  ),
  'tags.describe': method(
    'open',
    z.strictObject({ tag: tagSchema, colour: tagColour, description: z.string().max(1000).nullable() }),
    nothing,
  ),

  // Undo
  'actions.latest': method('open', nothing, z.strictObject({ undo: undoable.nullable(), redo: undoable.nullable() })),
  'actions.undo': method('open', nothing, undoable),
  'actions.redo': method('open', nothing, undoable),

  // Files and contacts
  /** Opens the host's file dialog; null when the person closed it. */
  'files.choose': method(
    'open',
    z.strictObject({ purpose: z.enum(['bundle', 'csv', 'card', 'any']) }),
    receivedFile.nullable(),
  ),
  /** Takes a file that was dropped or pasted into the window. */
  'files.receive': method(
    'open',
    z.strictObject({ name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }),
    receivedFile,
  ),
  'files.release': method('open', z.strictObject({ file: fileToken }), nothing),
  'contacts.list': method('open', nothing, z.array(contact)),
  /** Reads a desk card without adding it. */
  'contacts.preview': method('open', z.strictObject({ file: fileToken }), cardPreview),
  'contacts.add': method('open', z.strictObject({ file: fileToken }), z.strictObject({ id: recordIdSchema })),
  'contacts.update': method(
    'open',
    z.strictObject({
      id: recordIdSchema,
      isVerified: z.boolean().optional(),
      isRemoved: z.boolean().optional(),
      remark: z.string().max(2000).nullable().optional(),
    }),
    contact,
  ),

  // Bundles
  /** What a release would carry, item by item, before anything is written. */
  'bundles.plan': method(
    'open',
    z.strictObject({ selection, recipients: z.array(recordIdSchema).max(1000) }),
    bundlePlan,
  ),
  /** Writes the bundle where the host's save dialog says, opens it again and compares; null when the dialog was closed. */
  'bundles.write': method(
    'open',
    z.strictObject({
      selection,
      recipients: z.array(recordIdSchema).max(1000),
      review: z.string().length(64).optional(),
      job: jobId,
    }),
    bundleWritten.nullable(),
  ),
  /** Reads, verifies and rehearses a bundle; nothing is changed. */
  'bundles.preview': method('open', z.strictObject({ file: fileToken, job: jobId }), bundlePreview),
  'bundles.apply': method('open', z.strictObject({ file: fileToken, job: jobId }), importReport),

  // Event files
  'csv.inspect': method('open', z.strictObject({ file: fileToken, map: csvMap.nullable() }), csvInspection),
  'csv.preview': method('open', z.strictObject({ file: fileToken, map: csvMap }), csvPreview),
  'csv.import': method('open', z.strictObject({ file: fileToken, map: csvMap, job: jobId }), importReport),
  'csv.maps': method('open', nothing, z.array(csvMap)),
  'csv.saveMap': method('open', z.strictObject({ map: csvMap }), nothing),
  'csv.removeMap': method('open', z.strictObject({ name: z.string().max(120) }), nothing),

  // Housekeeping
  'jobs.cancel': method('nothing', z.strictObject({ job: jobId }), nothing),
  'preferences.get': method('nothing', nothing, preferences),
  'preferences.set': method('nothing', preferences.partial(), preferences),
  'store.stats': method('open', nothing, stats),
  'store.check': method('open', z.strictObject({ isRebuild: z.boolean(), job: jobId }), checkReport),
} as const satisfies Record<(typeof METHODS)[number], ReturnType<typeof method>>;

export type Method = keyof typeof CONTRACT;
export type Input<M extends Method> = z.input<(typeof CONTRACT)[M]['input']>;
export type Output<M extends Method> = z.output<(typeof CONTRACT)[M]['output']>;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(CONTRACT, name);
}
