import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkValues } from '#shared/domain/check.ts';
import { emptyValues, mergeInput } from '#shared/domain/values.ts';
import { MAP_TARGETS } from '#shared/import/csv-map.ts';
import { mapOf, readAll } from '#tests/support/row-reading.ts';

describe('whatever stands in the cells, under whatever map', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 30, unit: 'binary' }),
    fc.constantFrom(
      '',
      '2024-01-01',
      '01/02/2024',
      '12',
      '-3',
      '1.5',
      'MLI',
      'yes',
      'armed-clash',
      'A',
      '1',
      'x'.repeat(5000),
      'a;b',
    ),
  );
  const anyColumn = fc
    .record({
      column: fc.constantFrom('a', 'b', 'c', '#org', 'missing'),
      entry: fc.constantFrom(...MAP_TARGETS),
      number: fc.integer({ min: 1, max: 3 }),
      format: fc.constantFrom(
        {},
        { split: ';' },
        { isFallback: true },
        { isClosed: true },
        { prefix: 'p:', before: ' / ' },
      ),
    })
    .map(({ column, entry, number, format }) => ({
      column,
      target: entry.target.replace('#', String(number)),
      format,
    }));

  it('a row becomes a note that passes every check, the same each time, or a problem', () => {
    fc.assert(
      fc.property(
        fc.array(anyColumn, { maxLength: 8 }),
        fc.array(fc.array(anyText, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('drop' as const, 'body' as const),
        (columns, rows, unmapped) => {
          const map = mapOf([...columns, { column: 'a', target: 'summary' }], { unmapped, dateFormat: 'dmy' });
          const results = readAll(map, ['a', 'b', 'c'], rows);
          expect(readAll(map, ['a', 'b', 'c'], rows)).toEqual(results);
          const origins = new Set<unknown>();
          for (const result of results) {
            if ('problem' in result) continue;
            const values = mergeInput('note', emptyValues('note'), result.input, () => 'never');
            expect(checkValues('note', values)).toEqual([]);
            expect(values.title).not.toBeNull();
            const ids = [...values.sources, ...values.actors, ...values.areas, ...values.responses].map(({ id }) => id);
            expect(ids).not.toContain('never');
            origins.add(values.origin);
          }
          const hasId = columns.some(({ target }) => target === 'id');
          if (!hasId) expect(origins.size).toBe(results.filter((result) => 'input' in result).length);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
