import { describe, expect, it } from 'vitest';
import { asksForDecimal, dateQuestion } from '#renderer/features/csv/date-question.ts';
import { emptyMap, type Inspection, withDates } from '#renderer/features/csv/map-draft.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { ConcordError } from '#shared/errors.ts';

function fileOf(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  dates: Inspection['dates'],
): Inspection {
  return {
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    header: [...header],
    hxl: null,
    rows: rows.map((row) => [...row]),
    rowCount: rows.length,
    dates,
    suggestedMap: null,
  };
}

const OPEN = fileOf(
  ['When', 'Until'],
  [
    ['04/04/2026', ''],
    ['03/04/2026', '2026-04-05'],
  ],
  [
    { column: 'When', formats: ['dmy', 'mdy'] },
    { column: 'Until', formats: ['ymd'] },
  ],
);

function mapOf(...columns: CsvMap['columns']): CsvMap {
  return { ...emptyMap(), columns };
}

describe('asking for the order of day and month', () => {
  it('asks on a value that really reads in two ways', () => {
    const question = dateQuestion(mapOf({ column: 'When', target: 'eventStart' }), OPEN, null);
    expect(question).toEqual({ column: 'When', positions: [0], formats: ['dmy', 'mdy'], example: '03/04/2026' });
  });

  it('asks once for all fields that the column fills', () => {
    const map = mapOf({ column: 'When', target: 'eventStart' }, { column: 'when', target: 'reportedAt' });
    const question = dateQuestion(map, OPEN, null);
    expect(question?.positions).toEqual([0, 1]);
    expect(dateQuestion(withDates(map, question?.positions ?? [], 'dmy'), OPEN, null)).toBeNull();
  });

  it('does not ask about columns that no date is read from, nor where the file settles it', () => {
    expect(dateQuestion(mapOf({ column: 'When', target: 'title' }), OPEN, null)).toBeNull();
    expect(dateQuestion(mapOf({ column: 'Until', target: 'eventEnd' }), OPEN, null)).toBeNull();
    expect(
      dateQuestion({ ...mapOf({ column: 'When', target: 'eventStart' }), dateFormat: 'dmy' }, OPEN, null),
    ).toBeNull();
  });

  it('asks about a column that only the whole file left open', () => {
    const refusal = new ConcordError('csv.map-invalid', 'Day first or month first.', {
      choice: 'dateFormat',
      column: 'Until',
      candidates: 'dmy mdy',
    });
    const question = dateQuestion(mapOf({ column: 'Until', target: 'eventEnd' }), OPEN, refusal);
    expect(question).toMatchObject({ column: 'Until', formats: ['dmy', 'mdy'], example: null });
  });

  it('passes over candidates that it does not know', () => {
    const refusal = new ConcordError('csv.map-invalid', 'New.', {
      choice: 'dateFormat',
      column: 'Until',
      candidates: 'hijri dmy',
    });
    expect(dateQuestion(mapOf({ column: 'Until', target: 'eventEnd' }), OPEN, refusal)).toBeNull();
  });
});

it('knows a question about the decimal sign from any other refusal', () => {
  expect(asksForDecimal(new ConcordError('csv.map-invalid', 'x', { choice: 'decimal', candidates: '. ,' }))).toBe(true);
  expect(asksForDecimal(new ConcordError('csv.map-invalid', 'x'))).toBe(false);
  expect(asksForDecimal(null)).toBe(false);
});
