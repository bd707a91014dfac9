import {
  type CommitId,
  commitIdOf,
  deskKeyOf,
  fromHex,
  hashBytes,
  type RecordId,
  recordIdOf,
} from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { type Hlc, hlcBytes, hlcFromBytes, hlcText, MAX_CLOCK_FOLLOWED, nextHlc } from '#shared/log/hlc.ts';
import type { Op } from '#shared/log/op.ts';
import { shuffled } from './crypto/random.ts';
import { newSeed, type SigningKey, signingKey } from './crypto/sign.ts';
import { fileAt, type WriteHandle } from './database.ts';
import { CommitRows, CommitWriter, entryOf, STANDING } from './log/commit-rows.ts';
import { type MaterialisedRecord, Materialiser } from './log/materialise.ts';
import { parentsOf } from './log/state.ts';
import { sealCommit } from './log/sealed-commit.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { createCard, readCard } from './trust/desk-card.ts';
import { Trust } from './trust/trust.ts';

/** A record that changed; `commit` is null when several commits changed it. `row` is its place in the tables. */
export interface Change {
  readonly record: RecordId;
  readonly kind: string;
  readonly commit: CommitId | null;
  readonly row: number;
}

export interface DeskIdentity {
  readonly workspace: string;
  readonly realm: string;
  readonly officer: string;
  readonly organisation: string;
  readonly ageIdentity: string;
  readonly ageRecipient: string;
}

interface DeskRow {
  workspace: string;
  realm: string;
  seed: Uint8Array;
  age_identity: string;
  card: string;
  hlc: string;
}

/** Founds the desk of a new store: makes its keys and its card. */
export function foundDesk(db: WriteHandle, identity: DeskIdentity, now: number): void {
  const seed = newSeed();
  const card = createCard(signingKey(seed), {
    ageRecipient: identity.ageRecipient,
    name: identity.workspace,
    officer: identity.officer,
    organisation: identity.organisation,
    realm: identity.realm,
    at: now,
  });
  db.prepare(
    `INSERT INTO desk (one, workspace, realm, seed, age_identity, card, hlc)
     VALUES (1, @workspace, @realm, @seed, @ageIdentity, @card, @hlc)`,
  ).run({
    workspace: identity.workspace,
    realm: identity.realm,
    seed,
    ageIdentity: identity.ageIdentity,
    card,
    hlc: hlcText({ at: 0, counter: 0 }),
  });
}

/**
 * This installation at work: its keys, its clock, its trust decisions, and the one way to write commits. All writes
 * happen inside `change`, which is one transaction.
 */
export class Desk {
  readonly db: WriteHandle;
  readonly key: SigningKey;
  readonly card: DeskCard;
  readonly cardText: string;
  readonly workspace: string;
  readonly realm: string;
  readonly ageIdentity: string;
  readonly materialiser: Materialiser;
  readonly commits: CommitRows;
  readonly log: CommitWriter;
  trust: Trust;
  private readonly clock: () => number;
  private readonly saveHlc;
  private hlc: Hlc;
  private readonly file: string | null;
  private isChanging = false;
  private changes = new Map<RecordId, Change>();
  private readonly onChange: (changes: readonly Change[]) => void;

  constructor(db: WriteHandle, clock: () => number, onChange: (changes: readonly Change[]) => void) {
    const row = db.prepare<[], DeskRow>('SELECT * FROM desk WHERE one = 1').get();
    if (!row) throw new ConcordError('workspace.damaged', 'This store has no desk. Restore the latest backup.');
    this.db = db;
    this.clock = clock;
    this.onChange = onChange;
    this.key = signingKey(row.seed);
    this.cardText = row.card;
    this.card = readCard(row.card);
    this.workspace = row.workspace;
    this.realm = row.realm;
    this.ageIdentity = row.age_identity;
    this.materialiser = new Materialiser(db);
    this.commits = new CommitRows(db);
    this.log = new CommitWriter(db);
    this.trust = new Trust(db, this.card);
    this.saveHlc = db.prepare('UPDATE desk SET hlc = ?');
    this.hlc = hlcFromBytes(fromHex(row.hlc) ?? new Uint8Array()) ?? { at: 0, counter: 0 };
    this.file = fileAt(db.name);
  }

  now(): number {
    return this.clock();
  }

  /**
   * Throws `workspace.vanished` unless the store is still the file that was opened. Without a name in a folder it would
   * take everything that is written and lose it when it is closed.
   */
  assertThere(): void {
    if (this.file !== null && fileAt(this.db.name) === this.file) return;
    throw new ConcordError(
      'workspace.vanished',
      'The workspace folder is no longer where it was opened, so nothing more can be saved in it. Put it back or connect its disk, then unlock it again.',
    );
  }

  /**
   * Runs `work` in one transaction. When it throws, nothing was changed, in the store or in memory. Afterwards tells
   * which records changed. `rehearse` rolls back even when it succeeds and tells nobody.
   */
  change<T>(work: () => T, rehearse = false): T {
    const rollBack = this.begin();
    try {
      const result = work();
      if (!rehearse) this.commit();
      return result;
    } finally {
      rollBack();
    }
  }

  /**
   * Opens a transaction that several calls fill. End it with `commit`, and with the function that this returns, which
   * takes back what was not committed and does nothing after a commit. Throws `workspace.vanished`.
   */
  begin(): () => void {
    if (this.isChanging) throw new Error('A change is already under way');
    this.assertThere();
    const { hlc, trust } = this;
    this.db.exec('BEGIN IMMEDIATE');
    this.isChanging = true;
    this.changes = new Map();
    return () => {
      if (!this.isChanging) return;
      this.isChanging = false;
      this.changes = new Map();
      this.hlc = hlc;
      this.trust = trust;
      // Some failures of the store, such as a full disk, have ended the transaction already.
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
    };
  }

  /** Ends the transaction that `begin` opened and tells what changed. */
  commit(): void {
    this.saveHlc.run(hlcText(this.hlc));
    this.db.exec('COMMIT');
    this.isChanging = false;
    const changes = [...this.changes.values()];
    this.changes = new Map();
    if (changes.length > 0) this.onChange(changes);
  }

  /**
   * Writes one commit of this desk: a new record when `record` is null, else a change that stands after `seen`, which
   * are commits of the record, or after every head. No two of the ops may bear on the same register or member: their
   * order means nothing. Must run inside `change`. Returns the record and the commit's place
   * in the log.
   */
  write(
    kind: string,
    record: Uint8Array | null,
    given: readonly Op[],
    seen: readonly CommitId[] | null = null,
  ): { id: RecordId; seq: number; commit: CommitId } {
    this.hlc = nextHlc(this.hlc, this.clock());
    // Ops leave with places of withheld ones among them: in a known order a gap would tell which field is withheld.
    const ops = shuffled(given);
    const before = record ? this.materialiser.get(record) : null;
    if (record && !before) throw unknownRecord();
    const signed = sealCommit(this.key, {
      realm: this.realm,
      hlc: hlcBytes(this.hlc),
      kind,
      record,
      after: before
        ? (seen ?? parentsOf(before.state, (one) => this.trust.isInside(this.card.desk, one))).map(hashBytes)
        : [],
      ops,
    });
    const seq = this.log.insert({
      ...signed,
      standing: STANDING.counted,
      bundle: null,
      receivedAt: this.clock(),
    });
    const entry = entryOf(signed.id, signed.header, ops, STANDING.counted);
    const founding = { kind, owner: entry.desk, realm: this.realm, createdAt: this.hlc.at };
    const after = this.materialiser.refresh(signed.header.record, this.trust, before ? undefined : { founding, entry });
    const id = recordIdOf(signed.header.record);
    const commit = commitIdOf(signed.id);
    if (after) this.noteChange(signed.header.record, after, commit);
    if (kind === 'contact') this.decisionsChanged();
    return { id, seq, commit };
  }

  /** Reads this desk's decisions about others anew and works out again every record that they bear on. */
  decisionsChanged(): void {
    const before = this.trust;
    this.trust = new Trust(this.db, this.card);
    // Coming into or leaving an organisation moves edits between applied and suggested, on records of either side.
    const desks = this.db.prepare<[], { desk: Uint8Array }>('SELECT DISTINCT desk FROM commit_log').all();
    for (const { desk } of desks) {
      const key = deskKeyOf(desk);
      if (before.organisation(key) === this.trust.organisation(key)) continue;
      const touched = this.db
        .prepare<[Uint8Array, Uint8Array], { record: Uint8Array }>(
          'SELECT DISTINCT record FROM commit_log WHERE desk = ? UNION SELECT id FROM record WHERE owner = ?',
        )
        .all(desk, desk);
      for (const { record } of touched) this.refresh(record, null);
    }
  }

  /** Brings a record's tables in step with the log. Must run inside `change`. */
  refresh(record: Uint8Array, commit: CommitId | null): MaterialisedRecord | null {
    const after = this.materialiser.refresh(record, this.trust);
    if (after) this.noteChange(record, after, commit);
    return after;
  }

  /**
   * Takes note of a clock that was received, so that what this desk writes next stands after it. One that is far ahead
   * is not followed: what this desk writes next would be kept aside by others for its clock.
   */
  sawClock(hlc: Hlc): void {
    if (hlc.at > this.now() + MAX_CLOCK_FOLLOWED) return;
    if (hlc.at > this.hlc.at || (hlc.at === this.hlc.at && hlc.counter > this.hlc.counter)) this.hlc = hlc;
  }

  private noteChange(record: Uint8Array, after: MaterialisedRecord, commit: CommitId | null): void {
    const id = recordIdOf(record);
    const isFirst = !this.changes.has(id);
    this.changes.set(id, { record: id, kind: after.kind, commit: isFirst ? commit : null, row: after.row });
  }
}

/** The error for an id that no record of this desk has. */
export function unknownRecord(): ConcordError {
  return new ConcordError('record.unknown', 'There is no such record on this desk. It may not have been received yet.');
}
