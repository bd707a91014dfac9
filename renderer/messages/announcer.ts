/** Something that just happened, said in words. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Takes it back; the toast then offers "Undo". */
  readonly onUndo: (() => void) | null;
  readonly isError: boolean;
}

/** What the window tells the person beside the page itself. */
export interface Announcer {
  /** A quiet line in the title bar, read out politely: "Draft saved 10:42". Replaces the one before. */
  say(text: string): void;
  /** A message at the foot that goes by itself, for what changed data. */
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
  return {
    state: () => state,
    say: (line) => become({ ...state, line }),
    toast(text, { onUndo, isError = false } = {}) {
      const toast: Toast = { id: ++lastId, text, onUndo: onUndo ?? null, isError };
      become({ ...state, toasts: [...state.toasts, toast].slice(-MOST_TOASTS) });
    },
    dismiss: (id) => become({ ...state, toasts: state.toasts.filter((toast) => toast.id !== id) }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
