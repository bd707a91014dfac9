import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { datedNotes, SAMPLE_CASE } from '#electron/demo/sample-notes.ts';
import { ask, deskAtWork, soon, textOf } from './support/desk-at-work.ts';
import { writeNotes } from './support/many-notes.ts';

const images = resolve(import.meta.dirname, '../../docs/images');
/** So that the README opens at once on a slow line. */
const MOST_BYTES = 300_000;

/** The README's picture is of the real window over the real store; CONCORD_UPDATE_PICTURE=1 takes it anew. */
it('shows what the README shows', async () => {
  const desk = await deskAtWork({ name: 'Tarsa field office', officer: 'Hawa Sall', organisation: 'UNOCA' });
  const { page } = desk;
  // On a day of its own, so that the picture does not change from day to day.
  const ids = await writeNotes(desk, datedNotes(Date.UTC(2026, 10, 24)));
  await ask(desk, 'cases.save', { id: null, values: { ...SAMPLE_CASE, links: ids.slice(0, 2) }, draft: null });
  for (const [tag, colour] of [
    ['topic:livestock', 'orange'],
    ['topic:water', 'blue'],
    ['area:Tarsa basin', 'green'],
    ['process:Tarsa dialogue', 'purple'],
  ] as const)
    await ask(desk, 'tags.describe', { tag, colour, description: null });
  await page.reload();
  await soon(() => textOf(page.getByRole('search').getByRole('status'))).toBe(`${ids.length} notes`);
  await page.getByRole('option', { name: /Cattle raid at Amala wells/ }).click();
  await page
    .getByRole('region', { name: 'Record' })
    .getByRole('heading', { name: /Cattle raid/ })
    .waitFor();
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  expect(picture.length).toBeLessThan(MOST_BYTES);
  if (process.env['CONCORD_UPDATE_PICTURE'] === '1') {
    await mkdir(images, { recursive: true });
    await writeFile(join(images, 'notes.png'), picture);
  }
  expect((await stat(join(images, 'notes.png'))).size).toBeLessThan(MOST_BYTES);
  expect(desk.complaints).toEqual([]);
});
