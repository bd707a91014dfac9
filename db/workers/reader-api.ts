import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type ContentHash, type DeskKey, isDeskKey, type RecordId } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { parseQuery } from '#shared/text/query.ts';
import { readAttachment } from '../attachments.ts';
import { type CardPreview, type Contact, getContact, listContacts, previewCard } from '../contacts.ts';
import { listCsvMaps } from '../csv-maps.ts';
import { openReader, type ReadHandle, STORE_FILE } from '../database.ts';
import { listDrafts } from '../drafts.ts';
import { RecordReader } from '../record-reader.ts';
import { Columns } from '../search/columns.ts';
import type { Filter } from '../search/facets.ts';
import { hitOf } from '../search/hits.ts';
import { Search, type SearchRequest } from '../search/search.ts';
import { storeStats } from '../stats.ts';
import { listTags } from '../tags.ts';
import { Authors } from '../trust/authors.ts';

interface OpenReader {
  readonly folder: string;
  readonly db: ReadHandle;
  readonly columns: Columns;
  readonly search: Search;
  readonly records: RecordReader;
  authors: Authors;
}

/** Everything that only reads. It sees what is committed; `refresh` keeps the columns in step with the writer. */
export function createReaderApi() {
  let reader: OpenReader | null = null;

  const open = (): OpenReader => {
    if (!reader) throw new ConcordError('workspace.locked', 'The workspace is locked. Unlock it first.');
    return reader;
  };

  return {
    open: ({ folder, storeKey }: { folder: string; storeKey: Uint8Array }): void => {
      reader?.db.close();
      reader = null;
      const db = openReader(join(folder, STORE_FILE), storeKey);
      try {
        const authors = new Authors(db);
        const columns = new Columns(db, authors);
        reader = { folder, db, columns, search: new Search(db, columns), records: new RecordReader(db), authors };
      } catch (error) {
        db.close();
        throw error;
      }
    },
    close: (_: Record<string, never>): void => {
      reader?.db.close();
      reader = null;
    },
    /** Takes over changes of the writer. `isTrust` when contacts changed. Cards that came with a bundle are noticed here. */
    refresh: ({ rows, isTrust }: { rows: readonly number[]; isTrust: boolean }): void => {
      if (!reader) return;
      if (isTrust || reader.authors.isOutdated()) {
        reader.authors = new Authors(reader.db);
        reader.columns.learn(reader.authors);
        reader.columns.load();
      } else reader.columns.refresh(rows);
    },

    search: (request: SearchRequest) => open().search.run(request, open().authors),
    /** Ids of a selection: as given, or every hit of a search. */
    ids: (selection: { ids: readonly RecordId[] } | { text: string; filter: Filter }): readonly RecordId[] =>
      'ids' in selection ? selection.ids : open().search.ids(selection),
    view: ({ id, kind }: { id: RecordId; kind: 'note' | 'case' }) => open().records.view(id, kind, open().authors),
    history: ({ id }: { id: RecordId }) => open().records.history(id, open().authors),
    titles: ({ ids }: { ids: readonly RecordId[] }) => {
      const nothing = parseQuery('');
      return ids.map((id) => {
        const row = open().records.row(id);
        return row && (row.kind === 'note' || row.kind === 'case') ? hitOf(row, nothing, false, open().authors) : null;
      });
    },
    drafts: (_: Record<string, never>) => listDrafts(open().db),
    tags: (_: Record<string, never>) => listTags(open().db),
    contacts: (_: Record<string, never>): Contact[] => listContacts(open().db),
    cardPreview: ({ card }: { card: string }): CardPreview => previewCard(open().db, open().authors.trust.self, card),
    contact: ({ id }: { id: RecordId }): Contact => getContact(open().db, id),
    author: ({ desk }: { desk: DeskKey }) => open().authors.of(desk),
    authors: ({ desks }: { desks: readonly string[] }) =>
      desks.filter((desk) => isDeskKey(desk)).map((desk) => open().authors.of(desk)),
    attachment: ({ hash }: { hash: ContentHash }): Uint8Array => readAttachment(open().db, hash),
    csvMaps: (_: Record<string, never>) => listCsvMaps(open().db),
    stats: (_: Record<string, never>) => ({
      ...storeStats(open().db),
      fileBytes: statSync(join(open().folder, STORE_FILE)).size,
    }),
  };
}

export type ReaderApi = ReturnType<typeof createReaderApi>;
