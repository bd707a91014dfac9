/** Something that just happened, said in words. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Takes it back; the toast then offers "Undo". */
  readonly onUndo: (() => void) | null;
  readonly isError: boolean;
  /** Says what changed data: goes once the next change is said, because "Undo" would then take back that one. */
  readonly isChange: boolean;
}

/** What the window tells the person beside the page itself. */
export interface Announcer {
  /** A quiet line in the title bar, read out politely: "Draft saved 10:42". Replaces the one before. */
  say(text: string): void;
  /**
   * Says at the foot what just changed data. `undo` is the desk's own, which takes back the latest change whichever it
   * was, so this takes the place of what was said about the change before. Null when there is nothing to take back.
   */
  changed(text: string, undo: (() => void) | null): void;
  /** Any other message at the foot. `onUndo` takes back exactly what it says. */
  toast(text: string, options?: { readonly onUndo?: () => void; readonly isError?: boolean }): void;
  dismiss(id: number): void;
  readonly state: () => AnnouncerState;
  subscribe(listener: () => void): () => void;
}

export interface AnnouncerState {
  readonly line: string;
  readonly toasts: readonly Toast[];
}

/** More would cover the page. */
const MOST_TOASTS = 3;

export function createAnnouncer(): Announcer {
  const listeners = new Set<() => void>();
  let state: AnnouncerState = { line: '', toasts: [] };
  let lastId = 0;
  const become = (next: AnnouncerState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const add = (toast: Omit<Toast, 'id'>, before: readonly Toast[]) =>
    become({ ...state, toasts: [...before, { ...toast, id: ++lastId }].slice(-MOST_TOASTS) });
  return {
    state: () => state,
    say: (line) => become({ ...state, line }),
    changed: (text, undo) =>
      add(
        { text, onUndo: undo, isError: false, isChange: true },
        state.toasts.filter((toast) => !toast.isChange),
      ),
    toast: (text, { onUndo, isError = false } = {}) =>
      add({ text, onUndo: onUndo ?? null, isError, isChange: false }, state.toasts),
    dismiss: (id) => become({ ...state, toasts: state.toasts.filter((toast) => toast.id !== id) }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
