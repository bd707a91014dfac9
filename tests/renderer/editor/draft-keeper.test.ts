import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConcordError } from '#shared/errors.ts';
import { createDraftKeeper } from '#renderer/features/editor/draft-keeper.ts';

interface Write {
  readonly draft: string | null;
  readonly values: unknown;
  readonly done: (id?: string) => void;
  readonly fail: (error: unknown) => void;
}

function setUp({ draft = null, isManual = false }: { draft?: string | null; isManual?: boolean } = {}) {
  const writes: Write[] = [];
  const discarded: string[] = [];
  const content: { value: { title: string } | null } = { value: { title: 'a' } };
  const keeper = createDraftKeeper({
    draft,
    read: () => content.value,
    save: (id, values) =>
      new Promise((resolve, reject) => {
        const write: Write = {
          draft: id,
          values,
          done: (named = id ?? 'new') => resolve({ id: named, savedAt: writes.length }),
          fail: reject,
        };
        writes.push(write);
        if (!isManual) write.done();
      }),
    discard: async (id) => void discarded.push(id),
  });
  return { keeper, writes, discarded, content };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('keeping a draft', () => {
  it('writes a second after the first change, however long the typing goes on', async () => {
    const { keeper, writes, content } = setUp();
    for (let at = 0; at < 25; at++) {
      content.value = { title: String(at) };
      keeper.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(writes.map(({ values }) => values)).toEqual([{ title: '9' }, { title: '19' }]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(writes.at(-1)?.values).toEqual({ title: '24' });
    expect(keeper.state()).toEqual({ status: 'saved', at: 3 });
  });

  it('writes nothing while nothing changes', async () => {
    const { writes } = setUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(writes).toEqual([]);
  });

  it('never has two writes under way, and gives the second the name that the first got', async () => {
    const { keeper, writes } = setUp({ isManual: true });
    keeper.touch();
    await vi.advanceTimersByTimeAsync(1000);
    keeper.touch();
    void keeper.flush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(writes).toHaveLength(1);
    writes[0]?.done('d1');
    await vi.advanceTimersByTimeAsync(1000);
    expect(writes.map(({ draft }) => draft)).toEqual([null, 'd1']);
  });

  it('writes at once when asked, and only once for many who ask', async () => {
    const { keeper, writes } = setUp();
    keeper.touch();
    await Promise.all([keeper.flush(), keeper.flush(), keeper.flush()]);
    expect(writes).toHaveLength(1);
    await keeper.flush();
    await vi.advanceTimersByTimeAsync(5000);
    expect(writes).toHaveLength(1);
  });

  it('says that it failed and tries again by itself as long as somebody listens', async () => {
    const { keeper, writes } = setUp({ isManual: true });
    keeper.subscribe(() => undefined);
    keeper.touch();
    await vi.advanceTimersByTimeAsync(1000);
    writes[0]?.fail(new ConcordError('workspace.disk-full', 'The disk is full.'));
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.state()).toMatchObject({ status: 'failed', error: { code: 'workspace.disk-full' } });
    await vi.advanceTimersByTimeAsync(5000);
    writes[1]?.done('d1');
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.state()).toMatchObject({ status: 'saved' });
    expect(writes).toHaveLength(2);
  });

  it('does not reject when the content cannot be read', async () => {
    const keeper = createDraftKeeper({
      draft: null,
      read: () => {
        throw new Error('broken');
      },
      save: async () => ({ id: 'd', savedAt: 1 }),
      discard: async () => undefined,
    });
    keeper.touch();
    await keeper.flush();
    expect(keeper.state()).toMatchObject({ status: 'failed', error: { code: 'internal' } });
  });

  it('lets go of a draft once nothing differs any more', async () => {
    const { keeper, discarded, content } = setUp({ draft: 'd0' });
    content.value = null;
    keeper.touch();
    await keeper.flush();
    expect(discarded).toEqual(['d0']);
    expect(keeper.draft()).toBeNull();
    keeper.touch();
    await keeper.flush();
    expect(discarded).toEqual(['d0']);
  });
});

describe('holding', () => {
  it('waits for the write under way, so that the record is saved with its draft', async () => {
    const { keeper, writes } = setUp({ isManual: true });
    keeper.touch();
    await vi.advanceTimersByTimeAsync(1000);
    const held = keeper.hold();
    writes[0]?.done('d7');
    await expect(held).resolves.toBe('d7');
  });

  it('writes nothing until it is told to go on, and loses nothing', async () => {
    const { keeper, writes } = setUp();
    keeper.touch();
    await expect(keeper.hold()).resolves.toBeNull();
    keeper.touch();
    await keeper.flush();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(writes).toEqual([]);
    keeper.resume();
    await vi.advanceTimersByTimeAsync(1000);
    expect(writes).toHaveLength(1);
  });
});
