import { isContentHash, type RecordId } from '#shared/domain/ids.ts';
import { storedValues } from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import { type HandlerContext, watched } from './context.ts';
import type { Handlers } from './endpoint.ts';
import { selectedIds } from './finding.ts';

type RecordHandlers = Pick<
  Handlers,
  | 'notes.save'
  | 'notes.get'
  | 'cases.save'
  | 'cases.get'
  | 'records.history'
  | 'records.restore'
  | 'records.mark'
  | 'records.titles'
  | 'drafts.save'
  | 'drafts.list'
  | 'drafts.discard'
  | 'attachments.add'
  | 'attachments.read'
  | 'attachments.save'
  | 'actions.latest'
  | 'actions.undo'
  | 'actions.redo'
>;

/** Reading and writing notes, cases, their drafts, histories and attachments. */
export function recordHandlers({ store, saveFile }: HandlerContext): RecordHandlers {
  const { reader, writer } = store;
  return {
    'notes.save': (input) => writer.call('saveRecord', { kind: 'note', ...input }),
    'cases.save': (input) => writer.call('saveRecord', { kind: 'case', ...input }),
    'notes.get': async ({ id }) => {
      const shown = await reader.call('view', { id, kind: 'note' });
      return { ...shown, kind: 'note', values: storedValues('note', shown.values) };
    },
    'cases.get': async ({ id }) => {
      const shown = await reader.call('view', { id, kind: 'case' });
      return { ...shown, kind: 'case', values: storedValues('case', shown.values) };
    },
    'records.history': ({ id }) => reader.call('history', { id }),
    'records.restore': (input) => writer.call('restoreVersion', input),
    'records.mark': async ({ selection, change, reason }, call) => {
      const ids = await selectedIds(store, selection);
      return writer.call('markRecords', { ids, change, reason }, watched(call));
    },
    'records.titles': ({ ids }: { ids: RecordId[] }) => reader.call('titles', { ids }),
    'drafts.save': (input) => writer.call('saveDraft', input),
    'drafts.list': () => reader.call('drafts', {}),
    'drafts.discard': async (input) => {
      await writer.call('discardDraft', input);
      return {};
    },
    'attachments.add': ({ bytes }) => writer.call('addAttachment', { bytes }),
    'attachments.read': async ({ hash }) => {
      const bytes = await reader.call('attachment', { hash: contentHash(hash) });
      return { bytes: new Uint8Array(bytes), size: bytes.length };
    },
    'attachments.save': async ({ hash, name }) =>
      saveFile(name, 'any', await reader.call('attachment', { hash: contentHash(hash) })),
    'actions.latest': () => writer.call('latestActions', {}),
    'actions.undo': () => writer.call('undo', {}),
    'actions.redo': () => writer.call('redo', {}),
  };
}

function contentHash(hash: string) {
  if (isContentHash(hash)) return hash;
  throw new ConcordError('attachment.unknown', 'This is not the name of an attachment.');
}
