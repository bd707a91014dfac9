import type { Problem } from '#shared/domain/check.ts';
import type { Clash } from './merge-under.ts';

/** The kinds of record that have an editor. */
export type EditKind = 'note' | 'case';

export interface EditState<V> {
  /** The record as it stands, without what is being written; for a new one the values it starts with. */
  readonly base: V;
  /** What is being written. */
  readonly values: V;
  /** What keeps it from being saved; looked for from the first attempt to save on. */
  readonly problems: readonly Problem[];
  /** Fields that were changed here and, differently, elsewhere; saving waits until each is settled. */
  readonly clashes: readonly Clash[];
  /** Fields into which changes from elsewhere came while this was being written. */
  readonly arrivals: readonly string[];
}

/** One record being written. Fields subscribe to what they show, so that typing renders one field and not the page. */
export interface Edit<V> {
  state(): EditState<V>;
  subscribe(listener: () => void): () => void;
  set<F extends keyof V>(field: F, value: V[F]): void;
  /** Changes several fields as one step that `undo` takes back. */
  change(part: Partial<V>): void;
  /** The message for a field, or for an attribute of any item (`sources.reliability`); null when all is well. */
  problemOf(field: string): string | null;
}
