import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findBrowser } from '#electron/preview/find-browser.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { oneDocument, run } from './cli-fixture.ts';

const PICTURES = ['field-list-and-note.png', 'field-editor.png', 'headquarters-received-note.png'];

it('the demonstration leaves pictures of both desks, or says plainly why not', { timeout: 600_000 }, async () => {
  const folder = join(await scratchFolder(), 'demo-output');
  const told = await run(['--json', 'demo', '--to', folder], { passphrase: null });
  expect([told.code, told.err]).toEqual([0, '']);
  const document = oneDocument(told.out);
  if (!(await findBrowser())) {
    expect(document).toMatchObject({ screenshots: [], withoutScreenshots: expect.stringContaining('No Chromium') });
    return;
  }
  expect(document).toMatchObject({ screenshots: PICTURES, withoutScreenshots: null });
  for (const name of PICTURES) {
    const picture = await readFile(join(folder, name));
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    // An empty page would be some kilobytes.
    expect(picture.length).toBeGreaterThan(40_000);
  }
});
