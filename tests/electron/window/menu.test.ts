import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installTextMenu, menuTemplate } from '#electron/window/menu.ts';
import { EVENTS } from '#shared/ipc/events.ts';
import { electron, MockContents, resetElectron } from '#tests/support/electron-mock.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

vi.mock('electron', async () => (await import('#tests/support/electron-mock.ts')).electron);
beforeEach(async () => resetElectron(await scratchFolder()));

const command = vi.fn<(name: string) => void>();
type Item = ReturnType<typeof menuTemplate>[number];

function items(template: readonly Item[]): Item[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}
function press(item: Item): void {
  const click: unknown = item.click;
  if (typeof click === 'function') click();
}

describe.each([
  ['macOS', true],
  ['Windows and Linux', false],
])('on %s', (_, isMac) => {
  const all = () => items(menuTemplate({ isMac, isPackaged: true, command }));

  it('offers every command there is, each once', () => {
    command.mockReset();
    for (const item of all()) press(item);
    expect(command.mock.calls.map(([name]) => name).sort()).toEqual([...EVENTS.command.shape.name.options].sort());
  });

  it('gives no key twice and says something on every line', () => {
    const keys = all().flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const item of all()) expect(item.label ?? item.role ?? item.type).toBeTruthy();
    for (const { label } of all()) if (label) expect(label).toMatch(/^[A-Z]/);
  });

  it('leaves to the interface the keys that the interface handles', () => {
    for (const item of all().filter(({ accelerator }) => /\+(Z|K|L)$/.test(accelerator ?? '')))
      expect(item.registerAccelerator).toBe(false);
  });

  it('has a way to quit, and developer tools in development only', () => {
    expect(all().filter(({ role }) => role === 'quit')).toHaveLength(1);
    expect(all().some(({ role }) => role === 'toggleDevTools')).toBe(false);
    expect(
      items(menuTemplate({ isMac, isPackaged: false, command })).some(({ role }) => role === 'toggleDevTools'),
    ).toBe(true);
    expect(all().some(({ role }) => role === 'reload' || role === 'forceReload')).toBe(false);
  });
});

describe('the menu of a right click', () => {
  const popup = (params: unknown) => {
    const contents = new MockContents();
    const install: unknown = installTextMenu;
    if (typeof install === 'function') install(contents);
    electron.Menu.buildFromTemplate.mockClear();
    contents.emit('context-menu', {}, params);
    return electron.Menu.buildFromTemplate.mock.calls;
  };
  const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };

  it('appears in a text field and over selected text, and nowhere else', () => {
    expect(popup({ editFlags, isEditable: true, selectionText: '' })).toHaveLength(1);
    expect(popup({ editFlags, isEditable: false, selectionText: 'x' })).toHaveLength(1);
    expect(popup({ editFlags, isEditable: false, selectionText: '' })).toHaveLength(0);
  });

  it('does not offer to change what cannot be changed', () => {
    const [[template] = []] = popup({ editFlags, isEditable: false, selectionText: 'x' });
    expect(template).toMatchObject([
      { role: 'cut', visible: false },
      { role: 'copy' },
      { role: 'paste', visible: false },
      { role: 'selectAll' },
    ]);
  });
});
