import { type CommitId, commitIdOf, type DeskKey, deskKeyOf, type RecordId, recordIdOf } from '#shared/domain/ids.ts';
import { isPrivateKind } from '#shared/domain/kinds.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { CommitHeader } from '#shared/log/commit.ts';
import { hlcFromBytes } from '#shared/log/hlc.ts';
import { rememberCommit } from '../bundles.ts';
import type { Desk } from '../desk.ts';
import { STANDING, type Standing, standingOf } from './commit-rows.ts';
import { ImportCount, type ImportProblem, type ImportReport } from './import-report.ts';
import type { MaterialisedRecord } from './materialise.ts';
import { RecordBounds } from './record-bounds.ts';
import { joinDisclosures, type VerifiedCommit } from './sealed-commit.ts';

/** A commit of a bundle: verified, or refused with the reason. */
export type ReceivedCommit = { readonly verified: VerifiedCommit } | { readonly refused: ImportProblem };

/** The facts of a bundle that the store keeps. */
export interface BundleFacts {
  readonly id: Uint8Array;
  readonly hash: Uint8Array;
  readonly sender: Uint8Array;
  readonly sequence: number;
  /** SHA-256 over the sorted recipients. */
  readonly recipients: Uint8Array;
  readonly manifest: Uint8Array;
}

export interface ReceivedCard {
  readonly desk: Uint8Array;
  readonly hash: Uint8Array;
  readonly text: string;
  readonly createdAt: number;
}

export type RecordChangeKind = 'new' | 'updated' | 'suggestion' | 'conflict' | 'duplicate';

/** What a bundle does to one record. */
export interface RecordChange {
  readonly record: RecordId;
  readonly kind: string;
  readonly title: string | null;
  readonly change: RecordChangeKind;
  readonly by: DeskKey;
  readonly fields: readonly string[];
  readonly withheld: number;
  readonly tlp: string;
}

export interface BundleOutcome {
  readonly report: ImportReport;
  /** How many records there are of each kind of change. */
  readonly counts: Readonly<Record<RecordChangeKind, number>>;
  /** The first 500. */
  readonly changes: readonly RecordChange[];
}

interface Touched {
  readonly id: Uint8Array;
  readonly before: MaterialisedRecord | null;
  /** The author of the first commit that the bundle has of it. */
  readonly by: DeskKey;
  readonly added: { commit: CommitId; desk: DeskKey; isFurther: boolean; fields: readonly string[] }[];
  duplicates: number;
  /** Whether the log has more of it than its tables. */
  isStale: boolean;
}

const KEPT_CHANGES = 500;

/**
 * Applies a bundle inside the one transaction that its caller holds: takes commits in any order, joins disclosures of
 * commits that are known, works every touched record out anew at the end, and says what became of each commit. The
 * caller commits, or rolls back when it only rehearses or when anything fails.
 */
export class BundleImport {
  private readonly desk: Desk;
  private readonly isDryRun: boolean;
  private readonly count = new ImportCount();
  private readonly touched = new Map<RecordId, Touched>();
  private readonly bundle: number;
  private readonly isRepeat: boolean;
  private readonly bounds: RecordBounds;
  private readonly remember;

  constructor(desk: Desk, facts: BundleFacts, isDryRun: boolean) {
    this.desk = desk;
    this.isDryRun = isDryRun;
    const known = desk.db
      .prepare<[Uint8Array], { seq: number }>("SELECT seq FROM bundle WHERE direction = 'in' AND hash = ?")
      .get(facts.hash);
    this.isRepeat = known !== undefined;
    this.bundle = known?.seq ?? this.insertBundle(facts);
    this.bounds = new RecordBounds(desk.db, desk.key.publicKey, (owner, one) => desk.trust.isInside(owner, one));
    this.remember = rememberCommit(desk.db);
  }

  private insertBundle(facts: BundleFacts): number {
    const result = this.desk.db
      .prepare(
        `INSERT INTO bundle (id, direction, hash, sender, sequence, recipients, manifest, at)
         VALUES (@id, 'in', @hash, @sender, @sequence, @recipients, @manifest, @at)`,
      )
      .run({ ...facts, at: this.desk.now() });
    return Number(result.lastInsertRowid);
  }

  addCards(cards: readonly ReceivedCard[]): void {
    const insert = this.desk.db.prepare(
      'INSERT OR IGNORE INTO card (desk, hash, text, created_at, received_at) VALUES (?, ?, ?, ?, ?)',
    );
    for (const card of cards) insert.run(card.desk, card.hash, card.text, card.createdAt, this.desk.now());
  }

  addCommits(commits: readonly ReceivedCommit[]): void {
    for (const received of commits) {
      if ('refused' in received) this.count.refuse(received.refused);
      else this.addCommit(received.verified);
    }
  }

  private addCommit(commit: VerifiedCommit): void {
    const { header, id } = commit;
    // This desk's decisions are its own: one that came from outside could make anybody a trusted colleague.
    if (isPrivateKind(header.kind)) {
      this.refuse(header, 'commit.private', 'A change would decide for this desk whom it trusts. It was not taken in.');
      return;
    }
    const known = this.desk.commits.get(id);
    const joined = known ? joinDisclosures(known.sealed, commit.sealed) : commit.sealed;
    if (joined && !this.bounds.admits(header, joined, known?.sealed ?? null)) {
      this.refuse(
        header,
        'commit.limit',
        'There are more changes to this record than Concord takes in from others. Ask their sender what went wrong there.',
      );
      return;
    }
    this.remember(this.bundle, { id, ops: commit.sealed.ops });
    const touched = this.touch(header.record, deskKeyOf(header.desk));
    if (!joined) {
      touched.duplicates += 1;
      this.count.add('duplicate');
      return;
    }
    const standing = known?.standing ?? standingOf(header, this.desk.now());
    if (known) this.desk.log.disclose(id, joined);
    else {
      const bundle = this.bundle;
      this.desk.log.insert({ id, header, sealed: joined, standing, bundle, receivedAt: this.desk.now() });
    }
    touched.isStale = true;
    if (!this.counts(header, standing)) return;
    const hlc = hlcFromBytes(header.hlc);
    if (hlc) this.desk.sawClock(hlc);
    this.count.add('accepted');
    touched.added.push({
      commit: commitIdOf(id),
      desk: deskKeyOf(header.desk),
      isFurther: known !== null,
      fields: commit.ops.filter((op) => op !== null).map((op) => op.field),
    });
  }

  /**
   * Whether a commit that was put in the log counts; if not, it is told as refused. It stays in the log all the same, so
   * that the log does not depend on the order of arrival and what stands after the commit does not wait for it.
   */
  private counts(header: CommitHeader, standing: Standing): boolean {
    if (standing === STANDING.quarantined) {
      const message =
        'The clock of this change’s author is more than a day ahead. It is kept aside until that time has come.';
      this.refuse(header, 'commit.clock', message);
      return false;
    }
    const kind = this.desk.materialiser.kindOf(header.record);
    if (kind !== null && kind !== header.kind) {
      this.refuse(
        header,
        'commit.kind',
        'A change says that its record is of another kind than it is. It does not count.',
      );
      return false;
    }
    return true;
  }

  private refuse(header: CommitHeader, code: ErrorCode, message: string): void {
    this.count.refuse({ line: null, record: recordIdOf(header.record), code, message });
  }

  private touch(record: Uint8Array, by: DeskKey): Touched {
    const key = recordIdOf(record);
    let touched = this.touched.get(key);
    if (!touched) {
      const before = this.desk.materialiser.get(record);
      touched = { id: Uint8Array.from(record), before, by, added: [], duplicates: 0, isStale: false };
      this.touched.set(key, touched);
    }
    return touched;
  }

  /** Works out every touched record and tells what became of the commits. Call once, after the last batch. */
  finish(onRecord: (done: number, total: number) => void): BundleOutcome {
    const changes: RecordChange[] = [];
    const counts = { new: 0, updated: 0, suggestion: 0, conflict: 0, duplicate: 0 };
    let done = 0;
    for (const [record, touched] of this.touched) {
      const newest = touched.added.at(-1)?.commit ?? null;
      const after = touched.isStale ? this.desk.refresh(touched.id, newest) : touched.before;
      const change = this.classify(touched, after);
      // A record of which nothing but refused changes came is told by them.
      const isTold = touched.added.length + touched.duplicates > 0;
      if (isTold) {
        counts[change] += 1;
        if (changes.length < KEPT_CHANGES) changes.push(describe(record, touched, after, change));
      }
      done += 1;
      onRecord(done, this.touched.size);
    }
    return { report: this.count.report(this.isDryRun), counts, changes };
  }

  /** True when this very bundle was applied before. */
  get isKnown(): boolean {
    return this.isRepeat;
  }

  private classify(touched: Touched, after: MaterialisedRecord | null): RecordChangeKind {
    if (touched.added.length === 0) return 'duplicate';
    const suggested = new Set(after?.state.suggestions.map((suggestion) => suggestion.commit));
    const old = new Set(touched.before?.state.conflicts.flatMap((one) => one.rivals.map((rival) => rival.commit)));
    const rivals = new Set(after?.state.conflicts.flatMap((one) => one.rivals.map((rival) => rival.commit)));
    let isSuggested = false;
    let isConflict = false;
    for (const { commit } of touched.added) {
      if (suggested.has(commit)) {
        this.count.move('accepted', 'suggested', 1);
        isSuggested = true;
      } else if (rivals.has(commit) && !old.has(commit)) {
        this.count.move('accepted', 'conflict', 1);
        isConflict = true;
      }
    }
    if (isConflict) return 'conflict';
    if (!touched.before) return 'new';
    return isSuggested && touched.added.every(({ commit }) => suggested.has(commit)) ? 'suggestion' : 'updated';
  }
}

function describe(
  record: RecordId,
  touched: Touched,
  after: MaterialisedRecord | null,
  change: RecordChangeKind,
): RecordChange {
  const title = after?.state.values['title'];
  const tlp = after?.state.values['tlp'];
  return {
    record,
    kind: after?.kind ?? 'unknown',
    title: typeof title === 'string' ? title : null,
    change,
    by: touched.added.at(-1)?.desk ?? touched.by,
    fields: [
      ...new Set(touched.added.flatMap((one) => one.fields.map((field) => field.split('/')[0] ?? field))),
    ].sort(),
    withheld: after?.state.withheld.reduce((sum, one) => sum + one.count, 0) ?? 0,
    tlp: typeof tlp === 'string' ? tlp : 'TLP:RED',
  };
}
