import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the page as it stands, one line each, with the first element that is concerned. */
export async function axeFindings(page: Page): Promise<string[]> {
  // Evaluated by the browser's debugger, so the page's own policy does not stand in the way.
  if (!(await page.evaluate(() => Reflect.has(window, 'axe')))) await page.evaluate(source);
  return page.evaluate(async () => {
    const axe: {
      run(
        context: unknown,
        options: unknown,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
    } = Reflect.get(window, 'axe');
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id} (${nodes.length}×): ${nodes[0]?.html.slice(0, 200)} — ${nodes[0]?.failureSummary?.replaceAll('\n', ' ')}`,
    );
  });
}
