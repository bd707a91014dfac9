import { describe, expect, it } from 'vitest';
import { chordKeys, isChord, type KeyStroke } from '#renderer/keys/chord.ts';

function stroke(key: string, held: Partial<KeyStroke> = {}): KeyStroke {
  const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key;
  return { key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held };
}

describe('a chord', () => {
  it('of one letter is that letter without anything held', () => {
    expect(isChord(stroke('n'), 'n', false)).toBe(true);
    expect(isChord(stroke('N', { shiftKey: true }), 'n', false)).toBe(false);
    expect(isChord(stroke('n', { ctrlKey: true }), 'n', false)).toBe(false);
    expect(isChord(stroke('n', { altKey: true }), 'n', false)).toBe(false);
    expect(isChord(stroke('n', { metaKey: true }), 'n', false)).toBe(false);
    expect(isChord(stroke('m'), 'n', false)).toBe(false);
  });

  it('with Caps Lock on is still that letter', () => {
    expect(isChord(stroke('N'), 'n', false)).toBe(true);
  });

  it('with Mod is Ctrl, and Command on a Mac, never the other', () => {
    expect(isChord(stroke('k', { ctrlKey: true }), 'Mod+K', false)).toBe(true);
    expect(isChord(stroke('k', { metaKey: true }), 'Mod+K', false)).toBe(false);
    expect(isChord(stroke('k', { metaKey: true }), 'Mod+K', true)).toBe(true);
    expect(isChord(stroke('k', { ctrlKey: true }), 'Mod+K', true)).toBe(false);
    expect(isChord(stroke('k', { ctrlKey: true, metaKey: true }), 'Mod+K', true)).toBe(false);
  });

  it('tells undo from redo by Shift', () => {
    expect(isChord(stroke('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z', false)).toBe(true);
    expect(isChord(stroke('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Z', false)).toBe(false);
    expect(isChord(stroke('z', { ctrlKey: true }), 'Mod+Shift+Z', false)).toBe(false);
  });

  it('that is a sign does not ask how the keyboard makes it', () => {
    expect(isChord(stroke('?', { shiftKey: true }), '?', false)).toBe(true);
    expect(isChord(stroke('/', { shiftKey: true }), '/', false)).toBe(true);
    expect(isChord(stroke('/'), '/', false)).toBe(true);
  });

  it('goes by where the key lies on keyboards of other scripts', () => {
    expect(isChord(stroke('т', { code: 'KeyN' }), 'n', false)).toBe(true);
    expect(isChord(stroke('ى', { code: 'KeyN' }), 'n', false)).toBe(true);
    expect(isChord(stroke('л', { code: 'KeyK', ctrlKey: true }), 'Mod+K', false)).toBe(true);
  });

  it('goes by the letter, not the place, on Latin keyboards', () => {
    // On a French keyboard the key at the place of Q makes an a.
    expect(isChord(stroke('a', { code: 'KeyQ' }), 'a', false)).toBe(true);
    expect(isChord(stroke('a', { code: 'KeyQ' }), 'q', false)).toBe(false);
  });
});

describe('the keys of a chord', () => {
  it('are named as they are printed', () => {
    expect(chordKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(chordKeys('Mod+K', true)).toEqual(['⌘', 'K']);
    expect(chordKeys('g n', false)).toEqual(['G', 'N']);
    expect(chordKeys('Shift+ArrowDown', false)).toEqual(['Shift', '↓']);
    expect(chordKeys('Escape', false)).toEqual(['Esc']);
  });
});
