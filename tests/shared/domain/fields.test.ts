import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldMeta, isCalendarDate, parsePath, registerAt, text } from '#shared/domain/fields.ts';
import { RECORD_KINDS, shapeOf } from '#shared/domain/kinds.ts';
import { z } from 'zod';

describe('a calendar date', () => {
  it('is one that exists', () => {
    for (const good of [
      '2026-11-24',
      '2024-02-29',
      '0001-01-01',
      '2026-11-24T10:42',
      '2026-11-24T10:42Z',
      '2026-11-24T23:59:59+05:30',
    ]) {
      expect(isCalendarDate(good), good).toBe(true);
    }
    for (const bad of [
      '',
      '2026-2-3',
      '2026-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-01-00',
      '2026-11-24T24:00',
      '2026-11-24T10:60',
      '2026-11-24 10:00',
      '2026-11-24T10:42+5',
      '2026-11-24\n',
      '12026-11-24',
      '-2026-11-24',
      '٢٠٢٦-11-24',
    ]) {
      expect(isCalendarDate(bad), bad).toBe(false);
    }
  });

  it('agrees with the calendar for every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (days) => {
        const at = new Date(-62_135_596_800_000 + days * 86_400_000);
        expect(isCalendarDate(at.toISOString().slice(0, 10))).toBe(true);
      }),
    );
  });
});

describe('the path of a register', () => {
  it('names a field or an attribute of an item, and no property of a prototype', () => {
    const shape = shapeOf('note');
    expect(registerAt(shape, 'title')).toBe(shape['title']);
    expect(registerAt(shape, 'sources/s1/identity')).not.toBeNull();
    for (const path of [
      'tags',
      'sources',
      'sources/s1',
      'sources/s1/none',
      'title/s1/x',
      'constructor',
      '__proto__/a/b',
    ]) {
      expect(registerAt(shape, path), path).toBeNull();
    }
    for (const path of ['a', 'a/b', 'a/b/c/d', '/b/c', 'a//c', 'a/b/']) expect(parsePath(path), path).toBeNull();
  });
});

describe('every field of every kind', () => {
  it('says how it is kept and what a release does with it', () => {
    for (const kind of RECORD_KINDS) {
      for (const [field, schema] of Object.entries(shapeOf(kind))) {
        const meta = fieldMeta(schema);
        expect(['share', 'withhold'], field).toContain(meta.release);
        if (meta.shape !== 'register') expect(meta.maxCount, field).toBeGreaterThan(0);
        for (const part of Object.values(meta.attributes ?? {})) expect(fieldMeta(part).shape).toBe('register');
      }
    }
    expect(() => fieldMeta(z.string())).toThrow('builder of fields.ts');
  });

  it('keeps the identity of sources, reasons and decisions in unless somebody decides otherwise', () => {
    const source = fieldMeta(shapeOf('note')['sources'] ?? text(1)).attributes ?? {};
    const withheld = Object.entries(source).filter(([, part]) => fieldMeta(part).release === 'withhold');
    expect(withheld.map(([name]) => name).sort()).toEqual(['contact', 'identity']);
    for (const field of ['markingReason', 'isDiscarded']) {
      expect(fieldMeta(shapeOf('note')[field] ?? text(1)).release).toBe('withhold');
      expect(fieldMeta(shapeOf('case')[field] ?? text(1)).release).toBe('withhold');
    }
    for (const schema of Object.values(shapeOf('contact'))) expect(fieldMeta(schema).release).toBe('withhold');
  });
});
