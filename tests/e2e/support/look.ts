import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { buildSamplePage, openSamplePage, startBrowser } from './sample-page.ts';
import { type Scene, type Variant, VARIANTS } from './scene.ts';
import { SCENES } from './scenes.ts';

/*
 * Takes pictures of the interface over sample data and runs axe on each, under the Content-Security-Policy of the
 * program:
 *
 *     npm run look                          every scene in every variant
 *     npm run look -- notes set-up          scenes whose name begins so
 *     npm run look -- --variant light-1280 notes
 *     npm run look -- --keep notes          without building anew
 *     npm run look -- --apart mine notes    in folders of its own, beside another run
 *
 * The pictures lie in test-output/look. Exits 1 when axe finds something or the page reports an error.
 */

const root = resolve(import.meta.dirname, '../../..');

const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { variant: { type: 'string', multiple: true }, keep: { type: 'boolean' }, apart: { type: 'string' } },
});
const name = flags.apart === undefined ? 'look' : `look-${flags.apart}`;
const output = join(root, 'test-output', name);
const built = join(root, '.cache', name);

interface Finding {
  readonly where: string;
  readonly what: string;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated by the browser's debugger, so the page's own policy does not stand in the way.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const axe: {
      run(
        context: unknown,
        options: unknown,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
    } = Reflect.get(window, 'axe');
    const { violations } = await axe.run(
      { exclude: ['[data-live-announcer]'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      },
    );
    return violations.map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}×): ${nodes[0]?.html.slice(0, 200)} — ${nodes[0]?.failureSummary?.replaceAll('\n', ' ')}`,
    );
  });
}

async function look(page: Page, scene: Scene, variant: Variant): Promise<Finding[]> {
  const where = `${scene.name}.${variant.name}`;
  const found: Finding[] = [];
  const note = (what: string) => found.push({ where, what });
  const options = { ...scene.options, preferences: { ...variant.preferences, ...scene.options?.preferences } };
  await openSamplePage(page, built, options, note);
  try {
    await scene.act?.(page);
  } catch (thrown) {
    note(`act: ${thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown)}`);
  }
  await page.waitForTimeout(250);
  await page.screenshot({ path: join(output, `${where}.png`) });
  for (const what of await axeFindings(page)) note(`axe: ${what}`);
  return found;
}

const scenes = SCENES.filter(({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)));
const variants = VARIANTS.filter(({ name }) => flags.variant === undefined || flags.variant.includes(name));
if (flags.keep !== true) await buildSamplePage(built);
if (wanted.length === 0) rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
const running = await startBrowser();
if (!running) throw new Error('There is no browser to look with.');
const findings: Finding[] = [];
for (const scene of scenes) {
  for (const variant of variants) {
    const context = await running.newContext({
      viewport: variant,
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Bishkek',
      locale: 'en-GB',
    });
    findings.push(...(await look(await context.newPage(), scene, variant)));
    await context.close();
  }
}
await running.close();
for (const { where, what } of findings) process.stdout.write(`${where}: ${what}\n`);
process.stdout.write(
  `${scenes.length} scenes in ${variants.length} variants, ${findings.length} findings, pictures in ${output}\n`,
);
process.exitCode = findings.length > 0 ? 1 : 0;
