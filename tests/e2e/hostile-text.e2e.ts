import { expect, it } from 'vitest';
import type { CaseInput } from '#shared/domain/case.ts';
import type { NoteInput } from '#shared/domain/note.ts';
import { ask, deskAtWork, soon, textOf } from './support/desk-at-work.ts';

/** What runs in a page that takes text for markup, or asks a server for something. */
const PAYLOADS = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=2</script>',
  '"><svg onload=window.hacked=3>',
  '[press](javascript:window.hacked=4)',
  '![seen](https://tracker.invalid/seen.png)',
  '<https://tracker.invalid/auto>',
  '<iframe srcdoc="<script>parent.hacked=5</script>">',
  '{{constructor.constructor("window.hacked=6")()}}',
  '<style>@import "https://tracker.invalid/x.css"</style>',
  '<base href="https://tracker.invalid/">',
];
const ALL = PAYLOADS.join(' ');

function hostileNote(link: string): NoteInput {
  return {
    ...{ title: ALL.slice(0, 300), summary: ALL, body: PAYLOADS.join('\n\n'), place: ALL.slice(0, 300) },
    ...{ structuralCauses: ALL, triggers: ALL, gaps: ALL, eventStart: '2026-11-20', severity: 2, country: 'KGZ' },
    areas: [{ level: 1, name: PAYLOADS[0] ?? '', pcode: PAYLOADS[1] ?? '' }],
    actors: [{ name: ALL.slice(0, 300), role: 'party', detail: ALL }],
    responses: [{ action: ALL, addressee: ALL.slice(0, 300) }],
    sources: [{ description: ALL, reference: ALL, identity: ALL.slice(0, 500), contact: ALL.slice(0, 500) }],
    tags: [PAYLOADS[0] ?? '', PAYLOADS[2] ?? '', `topic:${PAYLOADS[1]}`],
    links: [link],
  };
}

it('shows markup and scripts in any field as the text that they are: nothing runs and nothing is asked for', async () => {
  const desk = await deskAtWork({
    name: PAYLOADS[0] ?? '',
    officer: PAYLOADS[2] ?? '',
    organisation: PAYLOADS[1] ?? '',
  });
  const { page } = desk;
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith('https://concord.invalid/')) outside.push(request.url());
  });
  page.on('dialog', (dialog) => {
    outside.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.context().on('page', (opened) => outside.push(`window: ${opened.url()}`));

  const file: CaseInput = {
    ...{ title: ALL.slice(0, 300), summary: ALL, leadOffice: ALL.slice(0, 200) },
    parties: [{ name: ALL.slice(0, 300), detail: ALL }],
    tags: [PAYLOADS[0] ?? ''],
  };
  const { id: caseId } = await ask(desk, 'cases.save', { id: null, values: { ...file }, draft: null });
  const { id } = await ask(desk, 'notes.save', { id: null, values: { ...hostileNote(caseId) }, draft: null });
  const { hash, size } = await ask(desk, 'attachments.add', {
    ...{ name: 'x.svg', mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(PAYLOADS[2]) },
  });
  const attachments = [{ hash, size, name: `${PAYLOADS[0]}\u202Egpj.exe`, mediaType: 'image/svg+xml' }];
  await ask(desk, 'notes.save', { id, values: { attachments, gaps: `${ALL} again` }, draft: null });
  await ask(desk, 'tags.describe', { tag: PAYLOADS[0] ?? '', colour: 'rose', description: ALL });
  await ask(desk, 'drafts.save', { id: null, kind: 'note', record: null, values: { title: ALL.slice(0, 300) } });
  await page.reload();

  // List, record and history, found by a word of the payload so that a snippet is cut from it.
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('tracker onerror');
  const row = page.getByRole('listbox', { name: 'Notes' }).getByRole('option');
  await soon(() => row.count()).toBe(1);
  await soon(() => textOf(row)).toContain('<img src=x onerror=');
  await row.click();
  const record = page.getByRole('region', { name: 'Record' });
  await record.getByRole('heading', { level: 2 }).waitFor();
  const history = record.getByRole('button', { name: 'History' });
  if ((await history.getAttribute('aria-expanded')) === 'false') await history.click();
  await record.getByRole('button', { name: 'Restore this version' }).waitFor();
  const shown = await textOf(record);
  for (const payload of PAYLOADS.slice(0, 3)) expect(shown).toContain(payload);
  expect(shown).toContain('⟨202E⟩gpj.exe');

  // The editor with all sections unfolded.
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'What happened' }).waitFor();
  for (const section of await page.getByRole('main').getByRole('heading', { level: 2 }).getByRole('button').all())
    if ((await section.getAttribute('aria-expanded')) === 'false') await section.click();
  expect(await page.getByRole('textbox', { name: 'What happened' }).inputValue()).toBe(ALL.slice(0, 300));
  await page
    .getByRole('textbox', { name: 'Account' })
    .getByText(PAYLOADS[1] ?? '')
    .first()
    .waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await record.waitFor();

  // The tag manager, the palette, the case, and what a release of both would show.
  for (const keys of ['gt', 'gc', 'gn']) {
    for (const key of keys) await page.keyboard.press(key);
    await page.getByRole('option').first().waitFor();
    await page.getByRole('option').first().click();
    await soon(() => textOf(page.getByRole('main'))).toContain('<img src=x onerror=');
  }
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog').getByRole('combobox').fill('onerror');
  await page.getByRole('dialog').getByText('onerror').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  await page.getByText('Anybody may read it').click();
  await page.getByRole('button', { name: /^Next: review/ }).click();
  await page.getByRole('treegrid').getByText('<img src=x onerror=').first().waitFor();

  expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined();
  expect(await page.locator('iframe, base, img, script:not([src])').count()).toBe(0);
  expect(outside).toEqual([]);
  expect(desk.complaints).toEqual([]);
});
