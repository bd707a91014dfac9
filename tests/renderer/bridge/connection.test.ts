import { describe, expect, it, vi } from 'vitest';
import { createCall, shownError } from '#renderer/bridge/call.ts';
import { connect } from '#renderer/bridge/connection.ts';
import { createProgressStore } from '#renderer/bridge/progress.ts';
import { isStale } from '#renderer/bridge/staleness.ts';
import { FIRST_PREFERENCES, withChange } from '#renderer/bridge/usePreferences.ts';
import { createFakeBridge } from '#renderer/dev/fake-bridge.ts';
import type { Bridge } from '#shared/ipc/bridge.ts';
import type { EventData, EventName } from '#shared/ipc/events.ts';
import { ConcordError } from '#shared/errors.ts';

/** A bridge of which a test plays the other end. */
function playedBridge(invoke: Bridge['invoke'] = () => Promise.reject(new Error('nobody there'))) {
  const heard = new Map<EventName, (data: never) => void>();
  const bridge: Bridge = {
    host: { kind: 'preview', platform: 'linux' },
    invoke,
    on(event, listener) {
      heard.set(event, listener);
      return () => void heard.delete(event);
    },
  };
  const play = <E extends EventName>(event: E, data: EventData<E>) => {
    const listener = heard.get(event);
    if (listener) Reflect.apply(listener, null, [data]);
  };
  return { bridge, play };
}

describe('a call', () => {
  it('gives the value of a good reply', async () => {
    const call = createCall(createFakeBridge({ notes: 3 }));
    await expect(call('store.stats', {})).resolves.toMatchObject({ notes: 3 });
  });

  it('throws the error of a bad reply with its code and detail', async () => {
    const call = createCall(createFakeBridge({ failing: ['tags.list'] }));
    await expect(call('tags.list', {})).rejects.toMatchObject({ name: 'ConcordError', code: 'workspace.vanished' });
    const wrong = createCall(createFakeBridge({ state: 'locked' }))('workspace.unlock', { passphrase: 'no' });
    await expect(wrong).rejects.toMatchObject({ code: 'passphrase.wrong', detail: { waitMs: 2000 } });
  });

  it('throws a ConcordError without the text of what broke when nobody answers', async () => {
    const { bridge } = playedBridge(() => Promise.reject(new Error('ENOENT /secret/path')));
    const failure = createCall(bridge)('tags.list', {});
    await expect(failure).rejects.toBeInstanceOf(ConcordError);
    await expect(failure).rejects.toMatchObject({ code: 'internal' });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('secret') });
  });

  it('turns anything thrown into an error that can be shown', () => {
    expect(shownError('text').code).toBe('internal');
    expect(shownError(new ConcordError('release.empty', 'Choose something.')).code).toBe('release.empty');
  });
});

describe('staleness', () => {
  const note = [{ record: 'a', kind: 'note', commit: null }];

  it('is of the record that changed and of no other', () => {
    expect(isStale(['notes.get', { id: 'a' }], note)).toBe(true);
    expect(isStale(['notes.get', { id: 'b' }], note)).toBe(false);
    expect(isStale(['records.history', { id: 'a' }], note)).toBe(true);
  });

  it('is of what counts or names records', () => {
    for (const method of ['tags.list', 'records.titles', 'store.stats', 'actions.latest'])
      expect(isStale([method, {}], note)).toBe(true);
    expect(isStale(['contacts.list', {}], note)).toBe(false);
  });

  it('is never of a list that is being read, nor of what holds no records', () => {
    expect(isStale(['search.run', { text: '' }], note)).toBe(false);
    expect(isStale(['list', 0, {}], note)).toBe(false);
    expect(isStale(['preferences.get', {}], note)).toBe(false);
    expect(isStale([], note)).toBe(false);
  });

  it('is of every record when trust changed', () => {
    expect(isStale(['notes.get', { id: 'b' }], [{ record: 'c', kind: 'contact', commit: null }])).toBe(true);
  });

  it('ignores kinds of a newer version', () => {
    expect(isStale(['notes.get', { id: 'b' }], [{ record: 'c', kind: 'process', commit: null }])).toBe(false);
  });
});

describe('a connection', () => {
  it('forgets all content when the workspace is locked, and keeps what holds none', () => {
    const { bridge, play } = playedBridge();
    const connection = connect(bridge);
    const { answers } = connection;
    answers.setQueryData(['preferences.get', {}], FIRST_PREFERENCES);
    answers.setQueryData(['notes.get', { id: 'a' }], { title: 'secret' });
    answers.setQueryData(['list', 0, { text: 'secret' }], { hits: [] });
    const locked = {
      status: 'locked',
      name: null,
      officer: null,
      organisation: null,
      desk: null,
      exercise: null,
      waitMs: 0,
    } as const;
    play('state', locked);
    const kept = answers
      .getQueryCache()
      .getAll()
      .map(({ queryKey }) => queryKey[0]);
    expect(kept.sort()).toEqual(['preferences.get', 'workspace.state']);
    expect(answers.getQueryData(['workspace.state', {}])).toEqual(locked);
    connection.end();
  });
});

describe('progress', () => {
  it('keeps the newest report of each job, and tells', () => {
    const { bridge, play } = playedBridge();
    const store = createProgressStore(bridge);
    const told = vi.fn<() => void>();
    store.subscribe(told);
    play('progress', { job: 'a', phase: 'reading', done: 1, total: null });
    play('progress', { job: 'a', phase: 'writing', done: 5, total: 9 });
    expect(store.get('a')).toMatchObject({ phase: 'writing', done: 5 });
    expect(store.running()).toHaveLength(1);
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('does not come back to life by a report that was overtaken', () => {
    const { bridge, play } = playedBridge();
    const store = createProgressStore(bridge);
    play('progress', { job: 'a', phase: 'writing', done: 9, total: 9 });
    store.forget('a');
    play('progress', { job: 'a', phase: 'writing', done: 9, total: 9 });
    expect(store.get('a')).toBeNull();
    expect(store.running()).toEqual([]);
  });

  it('gives the same array until something changes, as React asks', () => {
    const store = createProgressStore(playedBridge().bridge);
    expect(store.running()).toBe(store.running());
  });
});

describe('a changed preference', () => {
  it('leaves the others, also where the change names them undefined', () => {
    const change = { theme: 'dark', locale: undefined } as const;
    expect(withChange(FIRST_PREFERENCES, change)).toEqual({ ...FIRST_PREFERENCES, theme: 'dark' });
  });
});
