import { describe, expect, it } from 'vitest';
import { rankTitles } from '#renderer/palette/rank-titles.ts';

const TITLES = [
  'New note',
  'New case',
  'Go to notes',
  'Go to settings',
  'Lock the workspace',
  'Show or hide the filters',
].map((title) => ({ title }));
const ranked = (typed: string) => rankTitles(TITLES, typed).map(({ title }) => title);

describe('ranking titles', () => {
  it('gives all in their own order for blank text', () => {
    expect(ranked('  ')).toEqual(TITLES.map(({ title }) => title));
  });

  it('puts the beginning first, then beginnings of words', () => {
    expect(ranked('no')[0]).toBe('New note');
    expect(ranked('lock')[0]).toBe('Lock the workspace');
    expect(ranked('go')).toEqual(['Go to notes', 'Go to settings']);
  });

  it('finds initials', () => {
    expect(ranked('gts')[0]).toBe('Go to settings');
    expect(ranked('nn')[0]).toBe('New note');
  });

  it('leaves out what does not have the letters in order', () => {
    expect(ranked('xyz')).toEqual([]);
    expect(ranked('eton')).not.toContain('New note');
  });
});
