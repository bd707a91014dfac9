import { parsePath } from '#shared/domain/fields.ts';
import { type CommitId, deskKeyOf, hashBytes, type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { shapeOf } from '#shared/domain/kinds.ts';
import { ConcordError } from '#shared/errors.ts';
import { CommitGraph } from '#shared/log/graph.ts';
import type { LogEntry } from '#shared/log/merge.ts';
import { isRegisterOp, type Op } from '#shared/log/op.ts';
import type { ReadHandle } from './database.ts';
import { unknownRecord } from './desk.ts';
import { CommitRows, logEntry } from './log/commit-rows.ts';
import { millisOf } from './log/materialise.ts';
import { parentsOf, readState, type RecordState, type StateColumns } from './log/state.ts';
import type { Author, Authors } from './trust/authors.ts';
import type { HitRow } from './search/hits.ts';

/** An op as it is shown. */
export type ShownOp =
  | { readonly field: string; readonly value: string | number | boolean | null }
  | { readonly field: string; readonly add: string[]; readonly remove: string[] };
type StateRival = RecordState['conflicts'][number]['rivals'][number];

/** A record as the interface shows it, with the names of those who wrote it. Times are milliseconds since 1970 UTC. */
export interface ShownRecord {
  readonly id: RecordId;
  readonly kind: 'note' | 'case';
  readonly realm: string;
  readonly owner: Author;
  readonly isInside: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly ownTags: readonly string[];
  readonly conflicts: readonly {
    readonly path: string;
    /** How many rivals there are besides. */
    readonly more: number;
    readonly rivals: readonly { value: StateRival['value']; by: Author; at: number; commit: CommitId }[];
  }[];
  /** The newest; `moreSuggestions` says how many there are besides. */
  readonly suggestions: readonly { by: Author; at: number; commit: CommitId; ops: readonly ShownOp[] }[];
  readonly moreSuggestions: number;
  readonly withheld: readonly { by: Author; count: number }[];
  readonly missing: number;
  readonly waiting: number;
  /** What a change by somebody who sees this stands after. */
  readonly heads: readonly CommitId[];
}

export interface HistoryEntry {
  readonly commit: CommitId;
  readonly by: Author;
  readonly at: number;
  readonly standing: 'applied' | 'suggestion' | 'waiting' | 'quarantined';
  readonly ops: readonly ShownOp[];
  readonly withheld: number;
}

/** Others can put thousands of rivals and suggestions beside a value; a person reads the newest. */
const MOST_BESIDE = 50;

function newest<S extends { readonly hlc: string }>(suggestions: readonly S[]): readonly S[] {
  if (suggestions.length <= MOST_BESIDE) return suggestions;
  return [...suggestions].sort((left, right) => (left.hlc < right.hlc ? 1 : -1)).slice(0, MOST_BESIDE);
}

/** Reads single records and their histories. */
export class RecordReader {
  private readonly commits: CommitRows;
  private readonly find;
  private readonly findWhole;

  constructor(db: ReadHandle) {
    this.commits = new CommitRows(db);
    this.find = db.prepare<[Uint8Array], HitRow>(
      'SELECT id, kind, owner, created_at, updated_at, state FROM record WHERE id = ?',
    );
    this.findWhole = db.prepare<[Uint8Array], HitRow & StateColumns>(
      'SELECT id, kind, owner, created_at, updated_at, state, beside FROM record WHERE id = ?',
    );
  }

  /** The table row of a record, or null. */
  row(id: RecordId): HitRow | null {
    return this.find.get(recordIdBytes(id)) ?? null;
  }

  /** Throws `record.unknown`, or `record.kind` when the record is of another kind. */
  view(id: RecordId, kind: 'note' | 'case', authors: Authors): ShownRecord {
    const row = this.findWhole.get(recordIdBytes(id));
    if (!row) throw unknownRecord();
    if (row.kind !== kind) throw new ConcordError('record.kind', `This record is not a ${kind}.`);
    const state = readState(row);
    const owner = deskKeyOf(row.owner);
    const self = authors.trust.self.desk;
    return {
      id,
      kind,
      realm: state.realm,
      owner: authors.of(owner),
      isInside: authors.trust.isInside(owner, self),
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      values: state.values,
      ownTags: state.ownTags,
      conflicts: state.conflicts.map(({ path, rivals }) => ({
        path,
        more: Math.max(0, rivals.length - MOST_BESIDE),
        rivals: rivals.slice(0, MOST_BESIDE).map(({ value, desk, hlc, commit }) => ({
          value,
          by: authors.of(desk),
          at: millisOf(hlc) ?? 0,
          commit,
        })),
      })),
      moreSuggestions: Math.max(0, state.suggestions.length - MOST_BESIDE),
      suggestions: newest(state.suggestions).map(({ commit, desk, hlc }) => ({
        by: authors.of(desk),
        at: millisOf(hlc) ?? 0,
        commit,
        ops: inFieldOrder(kind, this.opsOf(commit, kind)),
      })),
      withheld: state.withheld.map(({ desk, count }) => ({ by: authors.of(desk), count })),
      missing: state.missing.length,
      waiting: state.waiting.length,
      heads: parentsOf(state, (desk) => authors.trust.isInside(self, desk)),
    };
  }

  private opsOf(commit: CommitId, kind: string): ShownOp[] {
    const stored = this.commits.get(hashBytes(commit));
    return stored ? knownOps(logEntry(stored, kind)).map(shownOp) : [];
  }

  /** Every commit of a record, the newest first. Throws `record.unknown`. */
  history(id: RecordId, authors: Authors): HistoryEntry[] {
    const row = this.row(id);
    if (!row) throw unknownRecord();
    const owner = deskKeyOf(row.owner);
    const graph = new CommitGraph(this.commits.ofRecord(recordIdBytes(id)).map((commit) => logEntry(commit, row.kind)));
    return graph.ordered
      .map((entry, at): HistoryEntry => {
        const known = knownOps(entry);
        return {
          commit: entry.id,
          by: authors.of(entry.desk),
          at: millisOf(entry.hlc) ?? 0,
          standing: !entry.isCounted
            ? 'quarantined'
            : !graph.isComplete(at)
              ? 'waiting'
              : authors.trust.isInside(owner, entry.desk)
                ? 'applied'
                : 'suggestion',
          ops: inFieldOrder(row.kind, known.map(shownOp)),
          withheld: entry.ops.length - known.length,
        };
      })
      .reverse();
  }
}

/** Ops stand in the log in random order; people read them in the order of the form. */
function inFieldOrder(kind: string, ops: readonly ShownOp[]): ShownOp[] {
  const fields = Object.keys(shapeOf(kind));
  const place = ({ field }: ShownOp) => {
    const at = fields.indexOf(parsePath(field)?.field ?? field);
    return at === -1 ? fields.length : at;
  };
  const name = (op: ShownOp) => JSON.stringify(op);
  return [...ops].sort((left, right) => place(left) - place(right) || (name(left) < name(right) ? -1 : 1));
}

function knownOps({ ops }: LogEntry): Op[] {
  return ops.filter((op) => op !== null);
}

/** Bytes are of newer versions only and are not shown. */
function shownOp(op: Op): ShownOp {
  if (!isRegisterOp(op)) return { field: op.field, add: [...op.add], remove: [...op.remove] };
  return { field: op.field, value: op.value instanceof Uint8Array ? null : op.value };
}
