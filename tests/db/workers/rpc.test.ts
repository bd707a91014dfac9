import { join } from 'node:path';
import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Client } from '#db/workers/rpc.ts';
import { ConcordError } from '#shared/errors.ts';
import type { api } from '#tests/support/rpc-worker.ts';

function started(): Client<typeof api> {
  const worker = new Worker(join(import.meta.dirname, '../../support/rpc-worker.ts'));
  const client = new Client<typeof api>(worker);
  worker.on('exit', () => client.end(new ConcordError('internal', 'The worker is gone.')));
  onTestFinished(async () => {
    await worker.terminate();
  });
  return client;
}

const coded = (code: string) => expect.objectContaining({ code });

describe('a call', () => {
  it('brings back what the function returned, in the order of the calls', async () => {
    const client = started();
    const done: unknown[] = [];
    await Promise.all(
      [50, 0, 20].map(async (ms) => {
        done.push(await client.call('wait', { ms }));
      }),
    );
    expect(done).toEqual([50, 0, 20]);
    const value = { text: 'a\u0000b', bytes: Uint8Array.of(1, 2), map: new Map([['a', 1]]), none: null };
    expect(await client.call('echo', { value })).toEqual(value);
  });

  it('brings an error back as data, with nothing of what happened inside', async () => {
    const client = started();
    await expect(client.call('refuse', {})).rejects.toMatchObject({
      code: 'record.unknown',
      message: 'There is no such record.',
      detail: { field: 'id', count: 2 },
    });
    for (const method of ['fail', 'unsendable'] as const) {
      const failure = await client.call(method, {}).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(ConcordError);
      expect(failure).toMatchObject({ code: 'internal' });
      expect(JSON.stringify(failure) + String(failure)).not.toMatch(/secret|SELECT|home|undefined/);
    }
    await expect(client.call('full', {})).rejects.toMatchObject({ code: 'workspace.disk-full' });
    expect(await client.call('echo', { value: 'still there' })).toBe('still there');
  });

  it('reaches no function but those that are offered', async () => {
    const client = started();
    for (const name of ['nothing', 'constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      // As a broken or hostile caller would ask.
      const call = Reflect.apply(client.call, client, [name, {}]);
      await expect(call).rejects.toMatchObject({ code: 'internal' });
    }
  });

  it('is not made with what cannot be sent, and the next goes through', async () => {
    const client = started();
    await expect(client.call('echo', { value: () => undefined })).rejects.toThrow('could not be cloned');
    expect(await client.call('echo', { value: 1 })).toBe(1);
  });

  it('hears what the other side tells', async () => {
    const client = started();
    const told = new Promise((resolve) => client.on('told', resolve));
    await client.call('tell', {});
    expect(await told).toEqual({ some: 'thing' });
  });
});

describe('long work', () => {
  it('tells how far it is, its end always', async () => {
    const client = started();
    const told: [number, number | null][] = [];
    await client.call('spin', { steps: 40 }, { onProgress: (_phase, done, total) => told.push([done, total]) });
    expect(told.at(-1)).toEqual([40, 40]);
    expect(told.length).toBeLessThan(30);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done).sort((left, right) => left - right));
  });

  it('is stopped in the middle, although its thread never pauses', async () => {
    const client = started();
    const stop = new AbortController();
    const call = client.call('spin', { steps: 100_000 }, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(call).rejects.toEqual(coded('cancelled'));
    expect(await client.call('echo', { value: 'next' })).toBe('next');
  });

  it('is not begun when it was stopped while it waited, or before it was asked for', async () => {
    const client = started();
    const stop = new AbortController();
    const first = client.call('wait', { ms: 100 });
    const second = client.call('spin', { steps: 1 }, { signal: stop.signal });
    stop.abort();
    await expect(second).rejects.toEqual(coded('cancelled'));
    await first;
    await expect(client.call('spin', { steps: 1 }, { signal: stop.signal })).rejects.toEqual(coded('cancelled'));
    expect(await client.call('ran', {})).toBe(0);
  });
});

describe('a worker that ends', () => {
  it('fails what was asked of it and what is asked later', async () => {
    const client = started();
    const calls = [client.call('die', {}), client.call('echo', { value: 1 }), client.call('spin', { steps: 1 })];
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: coded('internal') });
    }
    await expect(client.call('echo', { value: 1 })).rejects.toEqual(coded('internal'));
  });

  it('gives back no port that was to go to it, so that nobody waits at the other end', async () => {
    const client = started();
    for (const options of [{ signal: AbortSignal.abort() }, {}]) {
      const { port1, port2 } = new MessageChannel();
      const closed = once(port1, 'close');
      const call = client.call('echo', { value: port2 }, { transfer: [port2], ...options });
      await expect(call).rejects.toBeInstanceOf(ConcordError);
      await closed;
      await client.call('die', {}).catch(() => undefined);
    }
  });
});
