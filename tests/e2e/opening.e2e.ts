import { expect, it, onTestFinished } from 'vitest';
import { openDesk } from './support/open-desk.ts';

it('opens the built interface under its policy without a complaint, and asks to set the desk up', async () => {
  const desk = await openDesk();
  onTestFinished(desk.remove);
  await desk.page.getByRole('heading', { name: 'Set up this desk' }).waitFor();
  expect(desk.complaints).toEqual([]);
});

it('carries every file of the interface that the page asks for', async () => {
  const desk = await openDesk();
  onTestFinished(desk.remove);
  const missing: string[] = [];
  desk.page.on('response', (response) => void (response.status() >= 400 && missing.push(response.url())));
  desk.page.on('requestfailed', (request) => void missing.push(request.url()));
  await desk.page.reload({ waitUntil: 'networkidle' });
  expect(missing).toEqual([]);
});
