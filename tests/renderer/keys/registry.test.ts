import { describe, expect, it, vi } from 'vitest';
import { COMMAND_NAMES, COMMANDS, GROUPS } from '#renderer/keys/commands.ts';
import { createCommandRegistry } from '#renderer/keys/registry.ts';
import type { KeyStroke } from '#renderer/keys/chord.ts';

function stroke(key: string, held: Partial<KeyStroke> = {}): KeyStroke {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}
const READING = { isTyping: false, isMac: false, at: 0 };
const TYPING = { isTyping: true, isMac: false, at: 0 };

describe('the table of commands', () => {
  it('has the keys that the interface promises', () => {
    const keys = Object.fromEntries(COMMAND_NAMES.map((name) => [name, COMMANDS[name].keys]));
    expect(keys).toMatchObject({
      palette: ['Mod+K'],
      query: ['/'],
      'new-note': ['n'],
      'new-case': ['c'],
      next: ['j', 'ArrowDown'],
      previous: ['k', 'ArrowUp'],
      open: ['Enter'],
      back: ['Escape'],
      edit: ['e'],
      tag: ['t'],
      select: ['x'],
      release: ['r'],
      facets: ['f'],
      mark: ['m'],
      keys: ['?'],
      lock: ['Mod+L'],
      undo: ['Mod+Z'],
    });
  });

  it('gives no chord to two commands', () => {
    const chords = COMMAND_NAMES.flatMap((name) => [...COMMANDS[name].keys]);
    expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual([]);
  });

  it('lets no single key stand before the sequences that begin with it', () => {
    const chords: string[] = COMMAND_NAMES.flatMap((name) => [...COMMANDS[name].keys]);
    const leads = chords.filter((chord) => chord.includes(' ')).map((chord) => chord.split(' ')[0]);
    expect(chords.filter((chord) => leads.includes(chord))).toEqual([]);
  });

  it('puts each command under a heading of the key sheet', () => {
    expect(COMMAND_NAMES.filter((name) => !(COMMANDS[name].group in GROUPS))).toEqual([]);
  });
});

describe('the command registry', () => {
  it('does nothing for a command that nobody offers', () => {
    const registry = createCommandRegistry();
    expect(registry.press(stroke('n'), READING)).toBe(false);
    expect(registry.run('new-note')).toBe(false);
  });

  it('runs an offered command once for its key, and no more after it was withdrawn', () => {
    const registry = createCommandRegistry();
    const act = vi.fn<() => void>();
    const withdraw = registry.offer('new-note', act);
    expect(registry.press(stroke('n'), READING)).toBe(true);
    expect(act).toHaveBeenCalledTimes(1);
    withdraw();
    expect(registry.press(stroke('n'), READING)).toBe(false);
    expect(registry.isOffered('new-note')).toBe(false);
  });

  it('asks the newest offer first and goes on to older ones when it declines', () => {
    const registry = createCommandRegistry();
    const asked: string[] = [];
    registry.offer('back', () => void asked.push('page'));
    registry.offer('back', () => {
      asked.push('panel');
      return false;
    });
    expect(registry.press(stroke('Escape'), READING)).toBe(true);
    expect(asked).toEqual(['panel', 'page']);
  });

  it('leaves plain keys to whoever types, and hears those with Ctrl', () => {
    const registry = createCommandRegistry();
    const act = vi.fn<() => void>();
    for (const name of ['new-note', 'back', 'palette', 'save', 'lock'] as const) registry.offer(name, act);
    expect(registry.press(stroke('n'), TYPING)).toBe(false);
    expect(registry.press(stroke('Escape'), TYPING)).toBe(false);
    expect(registry.press(stroke('k', { ctrlKey: true }), TYPING)).toBe(true);
    expect(registry.press(stroke('Enter', { ctrlKey: true }), TYPING)).toBe(true);
    expect(registry.press(stroke('l', { ctrlKey: true }), TYPING)).toBe(true);
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('leaves undo, redo and "select all" to the text that is being typed', () => {
    const registry = createCommandRegistry();
    const act = vi.fn<() => void>();
    for (const name of ['undo', 'redo', 'select-all'] as const) registry.offer(name, act);
    for (const key of ['z', 'y', 'a']) expect(registry.press(stroke(key, { ctrlKey: true }), TYPING)).toBe(false);
    expect(act).not.toHaveBeenCalled();
    for (const key of ['z', 'y', 'a']) expect(registry.press(stroke(key, { ctrlKey: true }), READING)).toBe(true);
    expect(act).toHaveBeenCalledTimes(3);
  });

  it('runs a sequence within its time, and lets the second key alone mean what it means', () => {
    const registry = createCommandRegistry();
    const went = vi.fn<() => void>();
    const made = vi.fn<() => void>();
    registry.offer('go-notes', went);
    registry.offer('new-note', made);
    expect(registry.press(stroke('g'), { ...READING, at: 1000 })).toBe(false);
    expect(registry.press(stroke('n'), { ...READING, at: 1500 })).toBe(true);
    expect(went).toHaveBeenCalledTimes(1);
    expect(made).not.toHaveBeenCalled();
    registry.press(stroke('g'), { ...READING, at: 2000 });
    registry.press(stroke('n'), { ...READING, at: 9000 });
    expect(made).toHaveBeenCalledTimes(1);
  });

  it('does not run another command by the second key of a sequence that nobody offers', () => {
    const registry = createCommandRegistry();
    const made = vi.fn<() => void>();
    registry.offer('new-case', made);
    registry.press(stroke('g'), { ...READING, at: 0 });
    registry.press(stroke('c'), { ...READING, at: 100 });
    expect(made).not.toHaveBeenCalled();
  });
});
