import { ConcordError, errorData } from '#shared/errors.ts';
import type { Bridge, Reply } from '#shared/ipc/bridge.ts';
import type { Input, Method, Output } from '#shared/ipc/contract.ts';
import type { EventData, EventName } from '#shared/ipc/events.ts';
import { createSampleDesk, type SampleDesk } from './sample-desk.ts';

export type Answers = { readonly [M in Method]: (input: Input<M>) => Output<M> | Promise<Output<M>> };

export interface FakeOptions {
  /** What the window finds at its start. */
  readonly state: 'none' | 'locked' | 'open';
  readonly exercise: string | null;
  readonly notes: number;
  readonly preferences: Partial<Output<'preferences.get'>>;
  /** The name of the file that the file dialog gives; what it is follows from it. */
  readonly file: string;
  /** False for a desk that knows nobody yet. */
  readonly contacts: boolean;
  /** Methods that fail, to see how that is told. */
  readonly failing: readonly Method[];
  /** Methods that never answer, to see how waiting looks. */
  readonly hanging: readonly Method[];
}

const FIRST: FakeOptions = {
  state: 'open',
  exercise: null,
  notes: 420,
  preferences: {},
  file: 'weekly-47.concord',
  contacts: true,
  failing: [],
  hanging: [],
};

export interface FakeBridge extends Bridge {
  readonly desk: SampleDesk;
}

/**
 * A bridge without anything behind it, for looking at the interface and for its tests; never part of the program.
 * Answers come asynchronously, as over the real one, and are structured clones.
 */
export function createFakeBridge(options: Partial<FakeOptions> = {}): FakeBridge {
  const chosen = { ...FIRST, ...options };
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const emit = <E extends EventName>(event: E, data: EventData<E>) => {
    const heard: ReadonlySet<(data: never) => void> = listeners.get(event) ?? new Set();
    for (const listener of heard) Reflect.apply(listener, null, [structuredClone(data)]);
  };
  const desk = createSampleDesk(chosen, emit);
  const failure = new ConcordError(
    'workspace.vanished',
    'The workspace folder can no longer be read. If it is on a removable disk, connect it again.',
  );

  return {
    desk,
    host: { kind: 'preview', platform: 'linux' },
    async invoke<M extends Method>(method: M, input: Input<M>): Promise<Reply<M>> {
      await Promise.resolve();
      if (chosen.hanging.includes(method)) return new Promise(() => undefined);
      try {
        if (chosen.failing.includes(method)) throw failure;
        const answers: Answers = desk.answers;
        return { ok: true, value: structuredClone(await answers[method](structuredClone(input))) };
      } catch (thrown) {
        return { ok: false, error: errorData(thrown) };
      }
    },
    on(event, listener) {
      const heard = listeners.get(event) ?? new Set();
      listeners.set(event, heard.add(listener));
      return () => void heard.delete(listener);
    },
  };
}
