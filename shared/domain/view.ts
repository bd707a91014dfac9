import type { Conflict, Suggestion, Withheld } from '../log/merge.ts';
import type { CommitId, DeskKey, RecordId } from './ids.ts';
import type { RecordKind, ValuesByKind } from './kinds.ts';
import type { Realm } from './realm.ts';

/** What every materialised record tells beside its values. */
export interface RecordHead {
  readonly id: RecordId;
  readonly kind: string;
  readonly owner: DeskKey;
  readonly realm: Realm;
  /** Milliseconds since 1970 UTC: the founding commit and the newest counted one, by their authors' clocks. */
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly heads: readonly CommitId[];
  readonly conflicts: readonly Conflict[];
  readonly suggestions: readonly Suggestion[];
  readonly withheld: readonly Withheld[];
  readonly missing: readonly CommitId[];
  readonly waiting: readonly CommitId[];
}

/** A record as it is shown: its head and the values of its kind. */
export interface RecordView<K extends RecordKind = RecordKind> extends RecordHead {
  readonly kind: K;
  readonly values: ValuesByKind[K];
}
