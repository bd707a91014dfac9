import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import type { PackedRows } from '#db/workers/packed-rows.ts';
import { csvApi } from '#electron/import/csv-api.ts';
import { textSource, TITLES_ONLY } from '#tests/support/csv-reading.ts';

it('a store that writes slowly holds the reading of a file back', async () => {
  const { port1, port2 } = new MessageChannel();
  const isDone = vi.fn<() => void>();
  const source = textSource(`Title\n${'a\n'.repeat(600)}`);
  const reading = csvApi.read({ source, map: TITLES_ONLY, port: port1 }).then(isDone);
  const sizes: number[] = [];
  const heard = vi.fn<(batch: PackedRows) => void>((batch) => void sizes.push(batch.count));
  port2.on('message', heard);
  for (const batch of [1, 2, 3]) {
    await once(port2, 'message');
    // Turns in which a reader that does not wait would send more.
    for (let turn = 0; turn < 50; turn++) await setImmediate();
    expect(heard).toHaveBeenCalledTimes(batch);
    expect(isDone).not.toHaveBeenCalled();
    port2.postMessage('next');
  }
  await reading;
  port1.close();
  expect(sizes).toEqual([250, 250, 100]);
});
