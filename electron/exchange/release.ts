import { rm } from 'node:fs/promises';
import { type DeskKey, fromHex, hashBytes, type RecordId, toHex } from '#shared/domain/ids.ts';
import { type Marking, strictest, tlpRank } from '#shared/domain/marking.ts';
import { storedValues } from '#shared/domain/values.ts';
import { ConcordError } from '#shared/errors.ts';
import { leakWarnings } from '#shared/exchange/leak-warnings.ts';
import { type BundleRecipient, encodeManifest, recipientSetBytes } from '#shared/exchange/manifest.ts';
import { type Block, blockOf, releaseMarking, type ReleaseRecipient } from '#shared/exchange/marking-rules.ts';
import type { Conflict } from '#shared/log/merge.ts';
import { isRegisterOp } from '#shared/log/op.ts';
import type { RecordRelease, WithheldPath } from '#shared/exchange/release-rules.ts';
import { nextInChain, type WrittenBundle } from '#db/bundles.ts';
import { type Contact, getContact } from '#db/contacts.ts';
import { sha256 } from '#db/crypto/hash.ts';
import type { ReadHandle } from '#db/database.ts';
import type { LongWork } from '#db/workers/long-work.ts';
import { writeBundle } from './bundle/write-bundle.ts';
import type { DeskKeys } from './desk-keys.ts';
import {
  attachmentsOf,
  bundleBody,
  type PreparedRecord,
  type ReleasableRecord,
  ReleaseSource,
  shownRegisters,
} from './release-content.ts';
import { compareWithReview } from './release-review.ts';

type DecidedPath = WithheldPath & { readonly reason: Exclude<WithheldPath['reason'], 'superseded'> };

function isDecided(withheld: WithheldPath): withheld is DecidedPath {
  return withheld.reason !== 'superseded';
}

export interface PlannedRecord {
  readonly record: RecordId;
  readonly kind: string;
  readonly title: string | null;
  readonly tlp: string;
  readonly sensitivity: string;
  readonly chathamHouse: boolean;
  readonly visible: readonly string[];
  /** Without overwritten values, which stay behind as well. */
  readonly withheld: readonly DecidedPath[];
  readonly blocked: Block | null;
  readonly warnings: readonly { readonly path: string; readonly withheldPath: string; readonly isHistoric: boolean }[];
}

/** What a release would carry, item by item, before anything is written. */
export interface ReleasePlan {
  readonly recipients: readonly Contact[];
  readonly records: readonly PlannedRecord[];
  readonly commits: number;
  readonly attachments: number;
  /** Bytes of the attachments' content. */
  readonly size: number;
  /** SHA-256 that names exactly this plan, 64 hex digits. */
  readonly digest: string;
}

export interface WrittenRelease {
  readonly bundle: string;
  readonly sequence: number;
  readonly records: number;
  readonly commits: number;
  readonly attachments: number;
  /** Ops left behind by decision; overwritten values, which stay behind as well, are not counted. */
  readonly withheld: number;
  /** Bytes of the file. */
  readonly size: number;
  /** SHA-256 of the file, 64 hex digits. */
  readonly sha256: string;
  /** True when the finished file, opened as each recipient, held exactly what the plan said. */
  readonly isVerified: boolean;
  /** What the store is to remember. */
  readonly record: WrittenBundle;
}

export interface ReleaseRequest {
  readonly ids: readonly RecordId[];
  /** Contact records. */
  readonly recipients: readonly RecordId[];
}

interface Prepared extends PreparedRecord {
  readonly plan: PlannedRecord;
  readonly marking: Marking;
}

/** Works out what each recipient would read. Throws `record.unknown`, `record.kind` or `contact.unknown`. */
export function planRelease(db: ReadHandle, keys: DeskKeys, request: ReleaseRequest): ReleasePlan {
  const recipients = request.recipients.map((id) => getContact(db, id));
  const source = new ReleaseSource(db, desksOf(recipients));
  const prepared = prepare(source, keys, request.ids, recipients);
  const content = measureContent(source, prepared);
  const digest = digestOf(source, prepared, recipients);
  return { recipients, records: prepared.map(({ plan }) => plan), ...content, digest };
}

function desksOf(contacts: readonly Contact[]): DeskKey[] {
  return contacts.map(({ desk }) => desk);
}

function prepare(
  source: ReleaseSource,
  keys: DeskKeys,
  ids: readonly RecordId[],
  recipients: readonly Contact[],
): Prepared[] {
  const released = new Set<string>(ids);
  return [...new Set(ids)].sort().map((id) => {
    const record = source.record(id);
    if (record.kind !== 'note' && record.kind !== 'case') {
      throw new ConcordError('record.kind', 'Only notes and cases can be released.');
    }
    const release = source.release(record, (other) => released.has(other));
    const marking = markingForRelease(record);
    return { record, release, marking, plan: planRecord(source, record, release, marking, keys, recipients) };
  });
}

function markingForRelease(record: ReleasableRecord): Marking {
  const { state, kind } = record;
  const values = kind === 'note' ? storedValues('note', state.values) : storedValues('case', state.values);
  return releaseMarking(values, [...state.conflicts, ...suggestedMarkings(record)]);
}

/** A suggestion may be graver than what its owner says: it goes out under the stricter of the two markings. */
function suggestedMarkings({ entries, standing }: ReleasableRecord): Conflict[] {
  return entries
    .filter(({ id }) => standing.suggestions.has(id))
    .flatMap(({ ops, desk, hlc, id: commit }) =>
      ops.flatMap((op) =>
        op && isRegisterOp(op) ? [{ path: op.field, rivals: [{ value: op.value, desk, hlc, commit }] }] : [],
      ),
    );
}

function planRecord(
  source: ReleaseSource,
  record: ReleasableRecord,
  release: RecordRelease,
  marking: Marking,
  keys: DeskKeys,
  contacts: readonly Contact[],
): PlannedRecord {
  const { title } = record.state.values;
  const desk = { organisation: keys.card.organisation, realm: keys.realm };
  return {
    record: record.id,
    kind: record.kind,
    title: typeof title === 'string' ? title : null,
    tlp: marking.tlp,
    sensitivity: marking.sensitivity,
    chathamHouse: marking.chathamHouse,
    visible: release.visible,
    withheld: release.withheld.filter(isDecided),
    blocked: isPutAway(record)
      ? { reason: 'It was put away. Bring it back before releasing it.', contacts: [] }
      : (relayBlock(source, record, marking, contacts, keys) ??
        blockOf(
          marking,
          contacts.map((contact) => recipientOf(contact, keys)),
          desk,
        )),
    warnings: leakWarnings(record.entries, release, shownRegisters(record)),
  };
}

/**
 * Who received something under TLP:RED or TLP:AMBER+STRICT may not pass it on: that is its owner's to do. Suggestions
 * may go back to the owner itself.
 */
function relayBlock(
  source: ReleaseSource,
  record: ReleasableRecord,
  marking: Marking,
  contacts: readonly Contact[],
  keys: DeskKeys,
): Block | null {
  const isOurs = source.authors.trust.isInside(record.owner, keys.card.desk);
  if (isOurs || tlpRank(marking.tlp) > tlpRank('TLP:AMBER+STRICT')) return null;
  const others = contacts.filter((contact) => contact.desk !== record.owner);
  if (others.length === 0) return null;
  return {
    reason: `Its owner shared it as ${marking.tlp}, which is not for passing on. Ask the owner to release it to them.`,
    contacts: others.map((contact) => contact.id),
  };
}

function supersededCount({ supersededOps }: RecordRelease): number {
  return [...supersededOps.values()].reduce((sum, positions) => sum + positions.size, 0);
}

function isPutAway({ state }: ReleasableRecord): boolean {
  return state.values['isDiscarded'] === true;
}

function recipientOf(contact: Contact, { realm }: DeskKeys): ReleaseRecipient {
  const { id, officer, organisation, isVerified, isRemoved } = contact;
  // A card of another realm cannot become a contact.
  return { contact: id, officer, organisation, realm, isVerified, isRemoved };
}

/** Covers every op that would be shown, the files, what the release is marked with, and who would read it. */
function digestOf(source: ReleaseSource, prepared: readonly Prepared[], contacts: readonly Contact[]): string {
  const records = prepared.map(({ record, release, marking, plan }) => [
    record.id,
    marking,
    plan.blocked,
    record.entries.map(({ id }) => [id, [...(release.withheldOps.get(id) ?? [])]]),
    source.attachments(record, release),
  ]);
  const readers = contacts.map(({ desk, ageRecipient, isVerified }) => [desk, ageRecipient, isVerified]);
  return toHex(sha256('concord/review/1', JSON.stringify([records, readers])));
}

function measureContent(
  source: ReleaseSource,
  prepared: readonly Prepared[],
): { commits: number; attachments: number; size: number } {
  const attachments = attachmentsOf(source, prepared);
  return {
    commits: prepared.reduce((sum, { record }) => sum + record.entries.length, 0),
    attachments: attachments.length,
    size: attachments.reduce((sum, { size }) => sum + size, 0),
  };
}

/**
 * Writes the bundle to a path where nothing is, opens it again as each recipient and compares it with the plan. Throws
 * `release.empty`, `release.blocked` naming the first record that may not go, `release.differs` when the finished file
 * is not what was reviewed; no file is left then.
 */
export async function writeRelease(
  db: ReadHandle,
  keys: DeskKeys,
  request: ReleaseRequest & { readonly path: string; readonly review?: string | null },
  work: LongWork,
): Promise<WrittenRelease> {
  if (request.ids.length === 0) {
    throw new ConcordError('release.empty', 'Nothing is chosen. Select the notes and cases to release first.');
  }
  const contacts = request.recipients.map((id) => getContact(db, id));
  const source = new ReleaseSource(db, desksOf(contacts));
  const prepared = prepare(source, keys, request.ids, contacts);
  if (typeof request.review === 'string' && request.review !== digestOf(source, prepared, contacts)) {
    throw new ConcordError(
      'release.differs',
      'Something changed after the review. Nothing was written. Look at the review again, then write.',
    );
  }
  const blocked = prepared.find(({ plan }) => plan.blocked !== null)?.plan;
  if (blocked?.blocked) {
    throw new ConcordError(
      'release.blocked',
      `“${blocked.title ?? 'Untitled'}” may not go out. ${blocked.blocked.reason} Nothing was written.`,
    );
  }
  const recipients: BundleRecipient[] = contacts.map(({ desk, ageRecipient }) => ({ desk, ageRecipient }));
  const recipientSet = sha256(recipientSetBytes(recipients));
  const chain = nextInChain(db, recipientSet);
  const markings = prepared.map(({ marking }) => marking);
  const written = await writeBundle(
    request.path,
    {
      key: keys.key,
      card: keys.card,
      recipients,
      realm: keys.realm,
      sequence: chain.sequence,
      previous: chain.previous ? toHex(chain.previous) : null,
      marking: strictest(markings),
      writtenAt: { at: Date.now(), counter: 0 },
      expiresAt: null,
      onward: 'ask',
      body: bundleBody(source, prepared),
    },
    { onProgress: ({ phase, done, total }) => work.step(phase, done, total) },
  );
  try {
    await compareWithReview(request.path, written, contacts, keys, prepared, work);
  } catch (error) {
    await rm(request.path, { force: true });
    throw error;
  }
  const { manifest } = written;
  return {
    bundle: manifest.bundle,
    sequence: manifest.sequence,
    records: prepared.length,
    commits: manifest.counts.commits,
    attachments: manifest.counts.attachments,
    withheld: prepared.reduce((sum, { release }) => sum + release.count - supersededCount(release), 0),
    size: written.size,
    sha256: written.fileHash,
    isVerified: true,
    record: {
      id: fromHex(manifest.bundle) ?? new Uint8Array(),
      hash: fromHex(written.bundleHash) ?? new Uint8Array(),
      sequence: manifest.sequence,
      recipients: recipientSet,
      manifest: encodeManifest(manifest),
      readers: desksOf(contacts),
      commits: prepared.flatMap(({ record, release }) =>
        record.entries.map(({ id, ops }) => ({
          id: hashBytes(id),
          ops: ops.map((op, at) => (release.withheldOps.get(id)?.has(at) === true ? null : op)),
        })),
      ),
    },
  };
}
