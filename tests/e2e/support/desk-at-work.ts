import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished } from 'vitest';
import type { Input, Method, Output } from '#shared/ipc/contract.ts';
import { type Desk, type DeskOptions, openDesk } from './open-desk.ts';

export const PASSPHRASE = 'quiet otter carries seven lamps';

const failedFolder = resolve(import.meta.dirname, '../../../test-output/failed');

export interface WorkspaceOptions {
  readonly name?: string;
  readonly officer?: string;
  readonly organisation?: string;
  readonly exercise?: string | null;
}

/** A desk that is gone when the test has ended; of a test that failed a picture is left in `test-output/failed`. */
export async function journeyDesk(options: DeskOptions = {}): Promise<Desk> {
  const desk = await openDesk(options);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await takePicture(desk.page, task.name);
    await desk.remove();
  });
  return desk;
}

async function takePicture(page: Page, name: string): Promise<void> {
  if (page.isClosed()) return;
  await mkdir(failedFolder, { recursive: true });
  const path = join(failedFolder, `${name.replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 100)}.png`);
  // A page that does not even take a picture has already failed the test in its own words.
  await page.screenshot({ path, animations: 'disabled' }).catch(() => undefined);
}

/** A desk whose workspace was set up without the interface, open at its empty list of notes. */
export async function deskAtWork(options: DeskOptions & WorkspaceOptions = {}): Promise<Desk> {
  const desk = await journeyDesk(options);
  await setUp(desk, options);
  return desk;
}

/**
 * One desk for all tests of a file, made before the first and gone after the last; `prepare` puts into its store what they
 * begin with. For tests that leave the store as they found it, or do not mind what others left.
 */
export function deskForAll(prepare: (desk: Desk) => Promise<void>, options: DeskOptions & WorkspaceOptions = {}) {
  let desk: Desk | null = null;
  beforeAll(async () => {
    desk = await openDesk(options);
    await setUp(desk, options);
    await prepare(desk);
  });
  afterEach(async ({ task }) => {
    if (desk && task.result?.state === 'fail') await takePicture(desk.page, task.name);
  });
  afterAll(() => desk?.remove());
  return (): Desk => {
    if (!desk) throw new Error('The desk is made before the first test');
    return desk;
  };
}

async function setUp(
  desk: Desk,
  { name = 'Osh', officer = 'Aizada Bekova', organisation = 'UNRCCA', exercise = null }: WorkspaceOptions,
): Promise<void> {
  await desk.page.getByRole('heading', { name: 'Set up this desk' }).waitFor();
  await ask(desk, 'workspace.create', { name, officer, organisation, exercise, passphrase: PASSPHRASE });
  await desk.page.getByRole('heading', { name: 'Notes', level: 1 }).waitFor();
}

/** Asks the desk's store behind the window's back; throws what it refuses. */
export function ask<M extends Method>(desk: Desk, method: M, input: Input<M>): Promise<Output<M>>;
export async function ask(desk: Desk, method: Method, input: unknown): Promise<unknown> {
  const reply = await desk.preview.application.dispatch(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
  return reply.value;
}

/** How the store refuses a call, by its code; null when it does not. */
export async function refusal<M extends Method>(desk: Desk, method: M, input: Input<M>): Promise<string | null> {
  const reply = await desk.preview.application.dispatch(method, input);
  return reply.ok ? null : reply.error.code;
}

/** Ends Concord and starts it again on the same folder. */
export function reopened(desk: Desk, options: Omit<DeskOptions, 'folder'> = {}): Promise<Desk> {
  return desk.close().then(() => journeyDesk({ ...options, folder: desk.folder }));
}

/** Types the passphrase as a person does, and waits for the workspace to be open. */
export async function unlock({ page }: Desk, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Notes', level: 1 }).waitFor();
}

/** What the desk's store finds for a query, newest first. */
export function find(desk: Desk, text: string, kind: 'note' | 'case' = 'note'): Promise<Output<'search.run'>> {
  const filter = { values: { kind: [kind] }, from: null, to: null };
  return ask(desk, 'search.run', {
    ...{ text, filter, sort: 'newest', offset: 0, limit: 500, hasFacets: true, isTyping: false },
  });
}

/** Long enough for the slowest machine that runs the journeys. */
const PATIENCE_MS = 30_000;

/** Expects what will be true soon: `await soon(() => rows.count()).toBe(3)`. */
export function soon<T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: PATIENCE_MS, interval: 50 });
}

/** All that an element says, with spaces and line breaks made one. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.innerText()).replaceAll(/\s+/g, ' ').trim();
}

/** A folder for the files of one journey, gone when the test has ended. */
export async function journeyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-journey-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
