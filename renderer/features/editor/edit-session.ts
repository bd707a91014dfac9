import type { Problem } from '#shared/domain/check.ts';
import type { ValuesByKind } from '#shared/domain/kinds.ts';
import type { LooseValues } from '#shared/domain/values.ts';
import { changedFields } from './changed-fields.ts';
import { checkEdit } from './check-edit.ts';
import type { Edit, EditKind, EditState } from './edit.ts';
import { mergeUnder, withPath } from './merge-under.ts';
import { withoutBlank } from './without-blank.ts';

/** Steps that can be taken back; more than anybody does. */
const MOST_STEPS = 200;
/** Changes of one field within this many milliseconds are one step. */
const STEP_MS = 1000;

/** Everything that one editor does with its record; nothing here knows of windows or of the store. */
export interface EditSession<K extends EditKind> extends Edit<ValuesByKind[K]> {
  readonly kind: K;
  /** The names of the fields that the person changed. */
  changed(): readonly string[];
  /** Lets go of items that were added and left blank: saved, they would stand in the record as lines that say nothing. */
  tidy(): void;
  /** Looks for problems, now and after each change from now on; true when there are none. */
  check(): boolean;
  /** Takes in that the record itself changed meanwhile. Throws `input.invalid` when both do not fit into one. */
  rebase(theirs: ValuesByKind[K]): void;
  settle(path: string, side: 'mine' | 'theirs'): void;
  /** Forgets which fields came from elsewhere, once the person has read it. */
  acknowledge(): void;
  /** Take back or repeat the latest step; false when there is none. */
  undo(): boolean;
  redo(): boolean;
}

type Values<K extends EditKind> = ValuesByKind[K];
export interface FirstState<K extends EditKind> extends Pick<
  EditState<Values<K>>,
  'base' | 'values' | 'clashes' | 'arrivals'
> {
  /** True when `base` is only what a new record begins with. */
  readonly isNew: boolean;
}

export function createEditSession<K extends EditKind>(
  kind: K,
  { isNew, ...first }: FirstState<K>,
  now: () => number = Date.now,
): EditSession<K> {
  const listeners = new Set<() => void>();
  let state: EditState<Values<K>> = { ...first, problems: [] };
  let isChecked = false;
  let past: readonly Values<K>[] = [];
  let future: readonly Values<K>[] = [];
  let latest: { readonly field: string; readonly at: number } | null = null;

  const problemsOf = (values: Values<K>, base: Values<K>): readonly Problem[] =>
    isChecked ? checkEdit(kind, base, values, isNew) : [];
  const become = (next: Partial<EditState<Values<K>>>) => {
    const after = { ...state, ...next };
    state = { ...after, problems: problemsOf(after.values, after.base) };
    for (const listener of listeners) listener();
  };
  const remember = (field: string | null) => {
    const isSameStep = field !== null && latest?.field === field && now() - latest.at < STEP_MS;
    if (!isSameStep) past = [...past, state.values].slice(-MOST_STEPS);
    future = [];
    latest = field === null ? null : { field, at: now() };
  };
  const loose = (values: Values<K>): LooseValues => ({ ...values });

  return {
    kind,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(field, value) {
      if (state.values[field] === value) return;
      remember(String(field));
      become({ values: { ...state.values, [field]: value } });
    },
    change(part) {
      remember(null);
      become({ values: { ...state.values, ...part } });
    },
    problemOf: (field) => state.problems.find((problem) => problem.field === field)?.message ?? null,
    changed: () => changedFields(kind, loose(state.base), loose(state.values)),
    tidy() {
      const values = withoutBlank(kind, state.base, state.values);
      if (values === state.values) return;
      remember(null);
      become({ values });
    },
    check() {
      isChecked = true;
      become({});
      return state.problems.length === 0;
    },
    rebase(theirs) {
      if (changedFields(kind, loose(state.base), loose(theirs)).length === 0) return;
      const merged = mergeUnder(kind, loose(state.base), loose(state.values), loose(theirs));
      const older = state.clashes.filter(({ path }) => !merged.clashes.some((clash) => clash.path === path));
      // Steps before this one would bring back values that are no longer there.
      [past, future, latest] = [[], [], null];
      become({
        base: theirs,
        values: merged.values,
        clashes: [...older, ...merged.clashes],
        arrivals: [...new Set([...state.arrivals, ...merged.arrivals])],
      });
    },
    settle(path, side) {
      const clash = state.clashes.find((one) => one.path === path);
      if (!clash) return;
      remember(null);
      become({
        clashes: state.clashes.filter((one) => one !== clash),
        ...(side === 'theirs' ? { values: withPath(kind, state.values, path, clash.theirs) } : {}),
      });
    },
    acknowledge: () => become({ arrivals: [] }),
    undo() {
      const before = past.at(-1);
      if (!before) return false;
      [past, future, latest] = [past.slice(0, -1), [...future, state.values], null];
      become({ values: before });
      return true;
    },
    redo() {
      const after = future.at(-1);
      if (!after) return false;
      [past, future, latest] = [[...past, state.values], future.slice(0, -1), null];
      become({ values: after });
      return true;
    },
  };
}
