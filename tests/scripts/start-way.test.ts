import { expect, it, vi } from 'vitest';
import { chooseWay, type Surroundings } from '../../scripts/start-way.ts';

function surroundings(
  given: { display?: boolean; superuser?: boolean; trouble?: string | null; browser?: string | null } = {},
) {
  return {
    hasDisplay: given.display ?? true,
    isSuperuser: given.superuser ?? false,
    electronTrouble: vi.fn<Surroundings['electronTrouble']>(async () => given.trouble ?? null),
    browserName: vi.fn<Surroundings['browserName']>(async () =>
      given.browser === undefined ? 'chromium' : given.browser,
    ),
  };
}

it('opens Electron when it can be started, and says no more than that', async () => {
  const here = surroundings();
  expect(await chooseWay(null, here)).toEqual({ way: 'electron', line: 'Opening Concord in Electron.' });
  expect(here.browserName).not.toHaveBeenCalled();
});

it.each([
  [{ trouble: 'it is not here' }, 'preview', /preview window \(chromium\), because it is not here\.$/],
  [{ superuser: true }, 'preview', /superuser/],
  [
    { trouble: 'it is not here', browser: null },
    'demonstration',
    /because it is not here and no Chromium, Chrome or Edge was found; .*demo-output\.$/,
  ],
  [{ superuser: true, browser: null }, 'demonstration', /superuser/],
  [{ display: false }, 'demonstration', /no display/],
] as const)('with %j shows the %s and says why in one line', async (given, way, line) => {
  const choice = await chooseWay(null, surroundings(given));
  expect(choice.way).toBe(way);
  expect(choice.line).toMatch(line);
  expect(choice.line).not.toContain('\n');
});

it('fetches nothing where no window could be opened or Electron would not run', async () => {
  for (const given of [{ display: false }, { superuser: true }]) {
    const here = surroundings(given);
    await chooseWay(null, here);
    expect(here.electronTrouble).not.toHaveBeenCalled();
  }
});

it.each(['electron', 'preview', 'demonstration'] as const)('does not argue when asked for the %s', async (way) => {
  const here = surroundings({ display: false, trouble: 'x', browser: null });
  const choice = await chooseWay(way, here);
  expect(choice.way).toBe(way);
  expect(choice.line).toContain('as asked for');
  expect(here.electronTrouble).not.toHaveBeenCalled();
  expect(here.browserName).not.toHaveBeenCalled();
});
