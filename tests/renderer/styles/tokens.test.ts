import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../../renderer');
const tokens = readFileSync(join(renderer, 'styles/tokens.css'), 'utf8');
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));

/** Role → colour of one theme, with what it takes over from the light one. */
function rolesOf(theme: 'light' | 'dark' | 'contrast'): Map<string, string> {
  const roles = new Map<string, string>();
  for (const selector of [':root', `[data-theme='${theme}']`]) {
    const block = tokens.match(new RegExp(`^${selector.replaceAll(/[[\]']/g, String.raw`\$&`)} \\{([^}]*)\\}`, 'm'));
    for (const [, role = '', value = ''] of block?.[1]?.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g) ?? [])
      roles.set(role, value);
  }
  return roles;
}

/** WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['page', 'surface', 'raised', 'sunken'];
/** Text roles with every ground that they stand on. */
const TEXTS: readonly (readonly [string, readonly string[]])[] = [
  ['text', [...GROUNDS, 'hovered', 'accent-soft', 'danger-soft', 'warning-soft', 'ok-soft']],
  ['muted', [...GROUNDS, 'hovered', 'accent-soft', 'danger-soft', 'warning-soft', 'ok-soft']],
  ['accent', [...GROUNDS, 'hovered', 'accent-soft']],
  ['danger', [...GROUNDS, 'danger-soft']],
  ['warning', [...GROUNDS, 'warning-soft', 'accent-soft']],
  ['ok', [...GROUNDS, 'ok-soft']],
  ['on-accent', ['accent-fill', 'accent-fill-hovered']],
  ['on-danger', ['danger-fill']],
  ['on-mark', ['mark']],
  ['on-stripe', ['stripe-one']],
  ...[1, 2, 3, 4, 5].map((step) => [`on-severity-${step}`, [`severity-${step}`]] as const),
  ...['none', 'blue', 'teal', 'green', 'yellow', 'orange', 'rose', 'purple', 'grey'].map(
    (colour) => [`on-tag-${colour}`, [`tag-${colour}`]] as const,
  ),
];

describe.each(['light', 'dark', 'contrast'] as const)('the %s theme', (theme) => {
  const roles = rolesOf(theme);
  const colour = (role: string): string => roles.get(role) ?? `no --${role}`;

  it('reaches 4.5:1 for each text on each of its grounds', () => {
    const faint = TEXTS.flatMap(([text, grounds]) =>
      grounds
        .map((ground) => ({ pair: `${text} on ${ground}`, ratio: contrast(colour(text), colour(ground)) }))
        .filter(({ ratio }) => !(ratio >= 4.5)),
    );
    expect(faint).toEqual([]);
  });

  it('reaches 3:1 for the edges of what can be operated and for the focus', () => {
    const faint = ['edge', 'focus']
      .flatMap((edge) =>
        GROUNDS.map((ground) => ({ pair: `${edge} on ${ground}`, ratio: contrast(colour(edge), colour(ground)) })),
      )
      .filter(({ ratio }) => !(ratio >= 3));
    expect(faint).toEqual([]);
  });

  it('tells each severity from the grounds by its fill or its edge', () => {
    for (const step of [1, 2, 3, 4, 5]) {
      for (const ground of GROUNDS) {
        const best = Math.max(
          contrast(colour(`severity-${step}`), colour(ground)),
          contrast(colour('severity-edge'), colour(ground)),
        );
        expect(best, `severity ${step} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('lets the lightness of the severity ramp fall with each step, so that hue is never needed', () => {
    const ramp = [1, 2, 3, 4, 5].map((step) => luminance(colour(`severity-${step}`)));
    expect(ramp.every((light, at) => at === 0 || light < (ramp[at - 1] ?? 0) * 0.85)).toBe(true);
  });
});

describe('the TLP colours', () => {
  it('are those that FIRST publishes, the same in every theme', () => {
    for (const theme of ['light', 'dark', 'contrast'] as const) {
      const roles = rolesOf(theme);
      expect(
        ['tlp-ground', 'tlp-red', 'tlp-amber', 'tlp-green', 'tlp-clear'].map((role) => roles.get(role)?.toUpperCase()),
      ).toEqual(['#000000', '#FF2B2B', '#FFC000', '#33FF00', '#FFFFFF']);
    }
  });
});

describe('style sheets', () => {
  const rulesOf = (path: string) => readFileSync(join(renderer, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const own = sheets.filter((path) => !path.startsWith('styles/') && !path.startsWith('public/'));

  it('use logical properties only', () => {
    const physical =
      /(?:^|[;{\s])(?:left|right|top|bottom|(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius|text-align:\s*(?:left|right)|float)\s*:/m;
    expect(
      sheets.filter((path) => physical.test(rulesOf(path).replaceAll(/@(?:container|media)[^{]*\{/g, ''))),
    ).toEqual([]);
  });

  it('name roles instead of colours', () => {
    const literal = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i;
    expect(own.filter((path) => literal.test(rulesOf(path)))).toEqual([]);
  });

  it('use only roles and sizes that exist', () => {
    const known = new Set([...tokens.matchAll(/--([\w-]+):/g)].map(([, name]) => name));
    const given = new Set(['trigger-width']);
    const unknown = sheets.flatMap((path) =>
      [...rulesOf(path).matchAll(/var\(--([\w-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !known.has(name) && !given.has(name) && !rulesOf(path).includes(`--${name}:`))
        .map((name) => `${path}: --${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('stay inside the layer of their folder', () => {
    const outside = own.filter((path) => {
      const layer = path.startsWith('features/') ? 'features' : 'components';
      const rest = rulesOf(path).trim();
      const layers = [...rest.matchAll(/^@layer (\w+) \{/gm)].map(([, name]) => name);
      return layers.length === 0 || layers.some((name) => name !== layer) || /^[.#[:a-z*]/m.test(rest);
    });
    expect(outside).toEqual([]);
  });

  it('have names of their own', () => {
    const names = own.map((path) => basename(path));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});
