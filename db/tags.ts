import { deskKeyOf, type RecordId, recordIdBytes, recordIdOf } from '#shared/domain/ids.ts';
import { MAX_TAGS, normaliseTag, TAG_COLOURS, type TagColour } from '#shared/domain/tag.ts';
import { storedValues, textsOf } from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Op } from '#shared/log/op.ts';
import { recordAction } from './actions.ts';
import type { ReadHandle } from './database.ts';
import type { Desk } from './desk.ts';
import { readValues } from './log/state.ts';
import { saveRecord } from './records.ts';
import type { LongWork } from './workers/long-work.ts';

export interface TagSummary {
  readonly tag: string;
  /** Notes and cases that have it, without those put away. */
  readonly count: number;
  readonly colour: TagColour;
  readonly description: string | null;
}

interface Definition {
  readonly id: RecordId;
  readonly colour: TagColour;
  readonly description: string | null;
}

/** Every tag that is on a record or was described, most used first. */
export function listTags(db: ReadHandle): TagSummary[] {
  const counts = db
    .prepare<[], { name: string; count: number }>(
      `SELECT tag.name, count(*) AS count FROM record_tag JOIN tag ON tag.id = record_tag.tag
       LEFT JOIN note ON note.row = record_tag.row LEFT JOIN case_file ON case_file.row = record_tag.row
       WHERE coalesce(note.is_discarded, case_file.is_discarded, 0) = 0
       GROUP BY tag.id`,
    )
    .all();
  const count = new Map(counts.map((row) => [row.name, row.count]));
  const definitions = readDefinitions(db);
  return [...new Set([...count.keys(), ...definitions.keys()])]
    .map((tag) => ({
      tag,
      count: count.get(tag) ?? 0,
      colour: definitions.get(tag)?.colour ?? 'none',
      description: definitions.get(tag)?.description ?? null,
    }))
    .sort((left, right) => right.count - left.count || (left.tag < right.tag ? -1 : 1));
}

function readDefinitions(db: ReadHandle): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const rows = db
    .prepare<[], { id: Uint8Array; state: string }>("SELECT id, state FROM record WHERE kind = 'tag' ORDER BY row")
    .all();
  for (const row of rows) {
    const values = storedValues('tag', readValues(row.state));
    if (values.tag === null || (values.colour === null && values.description === null)) continue;
    const colour = TAG_COLOURS.find((one) => one === values.colour) ?? 'none';
    definitions.set(values.tag, { id: recordIdOf(row.id), colour, description: values.description });
  }
  return definitions;
}

/** Gives a tag a colour and a meaning, as a step that can be undone. Throws `tag.invalid`. */
export function describeTag(desk: Desk, name: string, colour: TagColour, description: string | null): void {
  const tag = storedTag(name);
  desk.change(() => {
    const known = readDefinitions(desk.db).get(tag);
    const saved = saveRecord(desk, 'tag', known?.id ?? null, { tag, colour, description });
    if (saved.seq !== null) recordAction(desk, 'tag.describe', [saved.seq]);
  });
}

/**
 * Adds and removes tags on many records as one step. Records that need no change are counted apart, as are those of
 * others whose owner put the tag there. Throws
 * `tag.invalid`, also when a record would have more tags than it may.
 */
export function applyTags(
  desk: Desk,
  ids: readonly RecordId[],
  add: readonly string[],
  remove: readonly string[],
  work: LongWork,
): { changed: number; unchanged: number } {
  const added = [...new Set(add.map(storedTag))];
  const removed = [...new Set(remove)];
  return desk.change(() => {
    const seqs: number[] = [];
    ids.forEach((id, done) => {
      const seq = retag(desk, id, added, removed);
      if (seq !== null) seqs.push(seq);
      work.step('writing', done + 1, ids.length);
    });
    if (seqs.length > 0) recordAction(desk, 'tags.apply', seqs);
    return { changed: seqs.length, unchanged: ids.length - seqs.length };
  });
}

/**
 * Puts the tag `name` in the place of `from` on every record, and moves its colour and meaning unless that has its own.
 * Where it was in use already, the two become one. Records of others where the tag is their owner's keep it; they are
 * counted as `kept`. Throws `tag.invalid` when nothing has the tag or `name` cannot be one.
 */
export function renameTag(desk: Desk, from: string, name: string, work: LongWork): { changed: number; kept: number } {
  const to = storedTag(name);
  if (from === to) return { changed: 0, kept: 0 };
  return desk.change(() => {
    const rows = desk.db
      .prepare<[string], { id: Uint8Array }>(
        `SELECT record.id FROM tag JOIN record_tag ON record_tag.tag = tag.id JOIN record USING (row)
         WHERE tag.name = ? ORDER BY row`,
      )
      .all(from);
    const definitions = readDefinitions(desk.db);
    const definition = definitions.get(from);
    if (rows.length === 0 && !definition) {
      throw new ConcordError('tag.invalid', 'No record has this tag. Nothing was changed.');
    }
    const seqs: number[] = [];
    rows.forEach(({ id }, done) => {
      if (isTagOurs(desk, id, from)) {
        const seq = retag(desk, recordIdOf(id), [to], [from]);
        if (seq !== null) seqs.push(seq);
      }
      work.step('writing', done + 1, rows.length);
    });
    const changed = seqs.length;
    if (definition) {
      const change = definitions.has(to) ? { colour: null, description: null } : { tag: to };
      const saved = saveRecord(desk, 'tag', definition.id, change);
      if (saved.seq !== null) seqs.push(saved.seq);
    }
    if (seqs.length > 0) recordAction(desk, 'tags.rename', seqs);
    return { changed, kept: rows.length - changed };
  });
}

/** The form in which a tag is kept. Throws `tag.invalid`. */
function storedTag(name: string): string {
  const tag = normaliseTag(name);
  if (tag === null) {
    throw new ConcordError('tag.invalid', 'A tag has 1 to 120 characters that can be seen. Nothing was changed.');
  }
  return tag;
}

/** Whether a tag on a record is this organisation's to take off: any on its own records, its own on those of others. */
function isTagOurs(desk: Desk, id: Uint8Array, tag: string): boolean {
  const found = desk.materialiser.get(id);
  if (!found) return false;
  return desk.trust.isInside(found.owner, deskKeyOf(desk.key.publicKey)) || found.state.ownTags.includes(tag);
}

function retag(desk: Desk, id: RecordId, add: readonly string[], remove: readonly string[]): number | null {
  const found = desk.materialiser.get(recordIdBytes(id));
  if (!found || (found.kind !== 'note' && found.kind !== 'case')) return null;
  const has = new Set([...textsOf(found.state.values['tags']), ...found.state.ownTags]);
  const coming = add.filter((tag) => !has.has(tag));
  const going = remove.filter((tag) => has.has(tag) && !add.includes(tag) && isTagOurs(desk, recordIdBytes(id), tag));
  const count = has.size + coming.length - going.length;
  if (coming.length > 0 && count > MAX_TAGS && count > has.size) {
    throw new ConcordError('tag.invalid', `A record takes at most ${MAX_TAGS} tags. Nothing was changed.`);
  }
  const ops: Op[] = [
    ...coming.map((tag) => ({ field: 'tags', add: [tag], remove: [] })),
    ...going.map((tag) => ({ field: 'tags', add: [], remove: [tag] })),
  ];
  return ops.length === 0 ? null : desk.write(found.kind, recordIdBytes(id), ops).seq;
}
