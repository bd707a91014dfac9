import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CONTRACT, isMethod } from '#shared/ipc/contract.ts';
import { EVENTS } from '#shared/ipc/events.ts';
import { EVENT_NAMES, METHODS } from '#shared/ipc/names.ts';

it('names exactly the methods and events that are defined, each once', () => {
  expect([...METHODS].sort()).toEqual(Object.keys(CONTRACT).sort());
  expect([...EVENT_NAMES].sort()).toEqual(Object.keys(EVENTS).sort());
});

it('needs nothing, so that the preload holds no schema', async () => {
  const source = await readFile(new URL('../../../shared/ipc/names.ts', import.meta.url), 'utf8');
  expect(source).not.toMatch(/\bfrom '|\bimport\(|\brequire\(/);
});

it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'notes.save '])(
  'does not take %j for a method',
  (name) => {
    expect(isMethod(name)).toBe(false);
  },
);
