import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import type { Host } from '#electron/host.ts';
import { createFiles } from '#electron/services/files.ts';
import { createOpenedFile } from '#electron/services/opened-file.ts';
import { EVENTS } from '#shared/ipc/events.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

async function setUp() {
  const folder = await scratchFolder();
  const paths = ['one.concord', 'two.concord'].map((name) => join(folder, name));
  for (const path of paths) await writeFile(path, 'x');
  const emit = vi.fn<Host['emit']>();
  const onError = vi.fn<(thrown: unknown) => void>();
  const state = { isReady: false };
  return {
    paths,
    emit,
    onError,
    state,
    opened: createOpenedFile({ emit }, createFiles(), () => state.isReady, onError),
  };
}

it('waits until a window can take the file, and offers the last one once', async () => {
  const { paths, emit, state, opened } = await setUp();
  for (const path of paths) opened.open(path);
  opened.offer();
  expect(emit).not.toHaveBeenCalled();
  state.isReady = true;
  opened.offer();
  opened.offer();
  await expect.poll(() => emit.mock.calls.length).toBe(1);
  const [event, data] = emit.mock.calls[0] ?? [];
  expect(event).toBe('command');
  expect(EVENTS.command.parse(data)).toMatchObject({ name: 'import', file: { name: 'two.concord', size: 1 } });
});

it('offers at once when the window is ready, and tells of a file that cannot be read', async () => {
  const { paths, emit, onError, state, opened } = await setUp();
  state.isReady = true;
  opened.open(`${paths[0]}.missing.concord`);
  await expect.poll(() => onError.mock.calls.length).toBe(1);
  expect(emit).not.toHaveBeenCalled();
  opened.open(paths[0] ?? '');
  await expect.poll(() => emit.mock.calls.length).toBe(1);
});
