import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDispatcher, type Dispatcher } from '#electron/ipc/dispatch.ts';
import { ENDPOINTS, type Handlers } from '#electron/ipc/endpoint.ts';
import { ConcordError, ERROR_CODES } from '#shared/errors.ts';
import { METHODS } from '#shared/ipc/names.ts';
import { fakeHandlers, LOCKED, OPEN } from '#tests/support/fake-handlers.ts';

let isOpen = true;
const failures: unknown[] = [];
const progress: unknown[] = [];
beforeEach(() => {
  isOpen = true;
  failures.length = 0;
  progress.length = 0;
});

function dispatcher(given: Partial<Handlers> = {}): Dispatcher {
  return createDispatcher({
    handlers: fakeHandlers(given),
    isOpen: () => isOpen,
    emitProgress: (event) => progress.push(event),
    onError: (_method, thrown) => failures.push(thrown),
  });
}

const CANARY = 'canary-7c1e';
/** Anything that could come out of structured cloning, with a mark in every text that must never come back. */
const anything = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
  }),
  fc.dictionary(
    fc.string().map((key) => CANARY + key),
    fc.constant(CANARY),
  ),
  fc.constant(null).map(() => {
    const cycle: Record<string, unknown> = { [CANARY]: CANARY };
    cycle['values'] = cycle;
    return cycle;
  }),
);

describe('hostile input', () => {
  it.each(METHODS)(
    '%s answers anything with a typed error, without an echo, and calls no handler on it',
    async (method) => {
      const called: unknown[] = [];
      const watched = new Proxy(fakeHandlers(), {
        get: () => (input: unknown) => {
          called.push(input);
          return Promise.reject(new ConcordError('usage', 'Heard.'));
        },
      });
      const { dispatch } = createDispatcher({
        handlers: watched,
        isOpen: () => true,
        emitProgress: () => undefined,
        onError: (_, thrown) => failures.push(thrown),
      });
      const names = namesOf(method);
      const nearly = fc.record(
        Object.fromEntries(names.map((name) => [name, fc.oneof(anything, fc.constant(CANARY))])),
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(fc.oneof(anything, nearly), async (input) => {
          called.length = 0;
          const fits = ENDPOINTS[method].input.safeParse(input).success;
          const reply = await dispatch(method, input);
          if (reply.ok) {
            expect([method, fits]).toEqual(['jobs.cancel', true]);
            return;
          }
          expect(ERROR_CODES).toContain(reply.error.code);
          expect(reply.error.code).toBe(fits ? 'usage' : 'input.invalid');
          expect(called).toHaveLength(fits ? 1 : 0);
          expect(JSON.stringify(reply)).not.toContain(CANARY);
        }),
        { numRuns: 150 },
      );
      expect(failures).toEqual([]);
    },
  );

  it('answers method names that do not exist, whatever they are', async () => {
    const { dispatch } = dispatcher();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(anything, fc.constantFrom('__proto__', 'constructor', 'toString', 'valueOf')),
        async (method) => {
          expect(await dispatch(method, {})).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
        },
      ),
    );
  });

  it('names the field, but never a key that the caller made up', async () => {
    const { dispatch } = dispatcher();
    const path = async (method: string, input: unknown) => {
      const reply = await dispatch(method, input);
      return reply.ok ? null : reply.error.detail?.['path'];
    };
    expect(
      await path('workspace.create', { name: 'N', officer: 7, organisation: 'O', passphrase: 'p', exercise: null }),
    ).toBe('officer');
    expect(await path('notes.save', { id: null, values: { ['x'.repeat(90)]: 1 }, draft: null })).toBe('values.…');
    expect(await path('notes.save', { id: null, values: {}, draft: null, [CANARY]: 1 })).toBe('');
    expect(await path('records.titles', { ids: ['0'.repeat(26), 5] })).toBe('ids[1]');
    expect(await path('workspace.state', 5)).toBe('');
  });
});

function namesOf(method: (typeof METHODS)[number]): string[] {
  const schema: unknown = ENDPOINTS[method].input;
  if (typeof schema !== 'object' || schema === null || !('shape' in schema))
    return ['passphrase', 'recoveryKey', 'newPassphrase'];
  return typeof schema.shape === 'object' && schema.shape !== null ? Object.keys(schema.shape) : [];
}

describe('the lock', () => {
  it('keeps every method that needs an open workspace from its handler', async () => {
    isOpen = false;
    const { dispatch } = dispatcher({ 'tags.list': async () => expect.unreachable() });
    expect(await dispatch('tags.list', {})).toMatchObject({ ok: false, error: { code: 'workspace.locked' } });
  });

  it('checks the input first, so that a locked workspace tells nothing about what fits', async () => {
    isOpen = false;
    expect(await dispatcher().dispatch('tags.list', { extra: 1 })).toMatchObject({ error: { code: 'input.invalid' } });
  });

  it('holds back content whose window was locked while the answer was on its way', async () => {
    const { dispatch } = dispatcher({
      'tags.list': async () => {
        isOpen = false;
        return [{ tag: 'secret', count: 1, colour: 'grey', description: null }];
      },
    });
    const reply = await dispatch('tags.list', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'workspace.locked' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
  });

  it('lets through what needs no open workspace', async () => {
    isOpen = false;
    expect(await dispatcher({ 'workspace.state': async () => LOCKED }).dispatch('workspace.state', {})).toEqual({
      ok: true,
      value: LOCKED,
    });
  });
});

describe('answers', () => {
  it('that do not fit the contract are an internal failure, with nothing of the answer in it', async () => {
    const wrong: unknown = { ...OPEN, name: { [CANARY]: CANARY } };
    const { dispatch } = dispatcher();
    const handlers: Handlers = new Proxy(fakeHandlers(), { get: () => async () => wrong });
    const strict = createDispatcher({
      handlers,
      isOpen: () => true,
      emitProgress: () => undefined,
      onError: (_, thrown) => failures.push(thrown),
    });
    const reply = await strict.dispatch('workspace.state', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply) + String(failures[0])).not.toContain(CANARY);
    expect(String(failures[0])).toContain('name');
    expect(await dispatch('workspace.state', {})).toMatchObject({ error: { code: 'usage' } });
  });

  it.each([
    [
      'a Concord error',
      new ConcordError('tag.invalid', 'Say it otherwise.', { at: 3 }),
      { code: 'tag.invalid', message: 'Say it otherwise.', detail: { at: 3 } },
    ],
    ['a full disk', Object.assign(new Error(CANARY), { code: 'ENOSPC' }), { code: 'workspace.disk-full' }],
    ['an abort', new DOMException('x', 'AbortError'), { code: 'cancelled' }],
    ['anything else', new Error(CANARY), { code: 'internal' }],
    ['a thrown text', CANARY, { code: 'internal' }],
    ['nothing at all', undefined, { code: 'internal' }],
  ])('to %s', async (_name, thrown, error) => {
    const reply = await dispatcher({ 'tags.list': () => Promise.reject(thrown) }).dispatch('tags.list', {});
    expect(reply).toMatchObject({ ok: false, error });
    expect(JSON.stringify(reply)).not.toContain(CANARY);
    expect(failures).toEqual(error.code === 'internal' ? [thrown] : []);
  });

  it('survive a handler that throws before it returns a promise', async () => {
    const reply = await dispatcher({
      'tags.list': () => {
        throw new Error(CANARY);
      },
    }).dispatch('tags.list', {});
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
  });
});

describe('jobs', () => {
  const check = (job: string) => ({ isRebuild: false, job });
  const untilAborted = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('worker ended'))));

  it('are cancelled by their id, and only they', async () => {
    const { dispatch } = dispatcher({ 'store.check': (_, { signal }) => untilAborted(signal) });
    const one = dispatch('store.check', check('one'));
    const two = dispatch('store.check', check('two'));
    expect(await dispatch('jobs.cancel', { job: 'nobody' })).toEqual({ ok: true, value: {} });
    expect(await dispatch('jobs.cancel', { job: 'one' })).toEqual({ ok: true, value: {} });
    expect(await one).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    let isTwoDone = false;
    void two.then(() => (isTwoDone = true));
    await Promise.resolve();
    expect(isTwoDone).toBe(false);
    await dispatch('jobs.cancel', { job: 'two' });
    expect(await two).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('may be cancelled while the workspace is locked', async () => {
    isOpen = false;
    expect(await dispatcher().dispatch('jobs.cancel', { job: 'x' })).toEqual({ ok: true, value: {} });
  });

  it('cannot run twice under one id, and the id is free again afterwards', async () => {
    const { dispatch } = dispatcher({ 'store.check': (_, { signal }) => untilAborted(signal) });
    const first = dispatch('store.check', check('same'));
    expect(await dispatch('store.check', check('same'))).toMatchObject({ error: { code: 'input.invalid' } });
    await dispatch('jobs.cancel', { job: 'same' });
    await first;
    const again = dispatch('store.check', check('same'));
    await dispatch('jobs.cancel', { job: 'same' });
    expect(await again).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('keep the reason of a failure that is not the cancelling', async () => {
    const { dispatch } = dispatcher({
      'store.check': () => Promise.reject(new ConcordError('workspace.damaged', 'Broken.')),
    });
    expect(await dispatch('store.check', check('x'))).toMatchObject({ error: { code: 'workspace.damaged' } });
  });

  it('and plain calls are all aborted when the workspace is locked', async () => {
    const { dispatch, cancelAll } = dispatcher({
      'store.check': (_, { signal }) => untilAborted(signal),
      'tags.list': (_, { signal }) =>
        untilAborted(signal).catch(() => Promise.reject(new DOMException('', 'AbortError'))),
    });
    const running = [dispatch('store.check', check('x')), dispatch('tags.list', {})];
    await Promise.resolve();
    cancelAll();
    expect(await Promise.all(running)).toMatchObject([
      { error: { code: 'cancelled' } },
      { error: { code: 'cancelled' } },
    ]);
    const later = dispatch('store.check', check('y'));
    await dispatch('jobs.cancel', { job: 'y' });
    expect(await later).toMatchObject({ error: { code: 'cancelled' } });
  });

  it('tell their progress at most ten times a second, and always their last word', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const { dispatch } = dispatcher({
        'store.check': async (_, call) => {
          for (let done = 1; done <= 1000; done += 1) {
            call.progress('checking', done, 1000);
            await vi.advanceTimersByTimeAsync(1);
          }
          throw new ConcordError('cancelled', 'Done.');
        },
      });
      await dispatch('store.check', check('busy'));
      expect(progress.length).toBeGreaterThan(5);
      expect(progress.length).toBeLessThanOrEqual(12);
      expect(progress[0]).toEqual({ job: 'busy', phase: 'checking', done: 1, total: 1000 });
      expect(progress.at(-1)).toMatchObject({ done: 1000 });
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the time of the last call', () => {
  it('moves with calls of a person, not with what a window asks by itself or in error', async () => {
    const target = dispatcher();
    const before = target.lastCallAt;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await target.dispatch('workspace.state', {});
    await target.dispatch('nonsense', {});
    expect(target.lastCallAt).toBe(before);
    await target.dispatch('search.run', {});
    expect(target.lastCallAt).toBeGreaterThan(before);
  });
});
