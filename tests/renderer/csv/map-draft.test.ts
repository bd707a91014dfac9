import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  absentColumns,
  emptyMap,
  fillingsOf,
  isSameMap,
  itemsToFill,
  mapChoices,
  withDates,
  withFilling,
  withFormat,
  withReading,
  withTarget,
} from '#renderer/features/csv/map-draft.ts';
import { type CsvMap, csvMap } from '#shared/import/csv-map.ts';
import { isMapTarget, MAP_TARGETS } from '#shared/import/map-targets.ts';
import { UCDP_GED_MAP } from '#shared/import/ucdp-map.ts';

const FILE = { header: ['Date', 'Place', 'What happened'], hxl: null };

function mapOf(...columns: CsvMap['columns']): CsvMap {
  return { ...emptyMap(), columns };
}

describe('which column fills what', () => {
  it('finds columns whatever their case, and by hashtag where the file has them', () => {
    const map = mapOf({ column: 'DATE', target: 'eventStart' }, { column: '#loc+name', target: 'place' });
    expect(fillingsOf(map, FILE).map((fillings) => fillings.length)).toEqual([1, 0, 0]);
    const tagged = { ...FILE, hxl: ['#date', '#loc+name+en', ''] };
    expect(fillingsOf(map, tagged).map((fillings) => fillings.map(({ at }) => at))).toEqual([[0], [1], []]);
  });

  it('keeps several fields of one column apart, in the order of the map', () => {
    const map = mapOf({ column: 'Place', target: 'place' }, { column: 'Place', target: 'tags' });
    expect(fillingsOf(map, FILE)[1]?.map(({ column }) => column.target)).toEqual(['place', 'tags']);
  });

  it('names the columns of the map that the file lacks, each once', () => {
    const map = mapOf(
      { column: 'Date', target: 'eventStart' },
      { column: 'Killed', target: 'fatalitiesBest' },
      { column: 'Killed', target: 'body.line' },
    );
    expect(absentColumns(map, FILE)).toEqual(['Killed']);
  });
});

describe('changing a map', () => {
  it('adds a field, and takes a column back in that was left out', () => {
    const map = mapOf({ column: 'place', target: 'drop' });
    expect(withFilling(map, 'Place', 'place').columns).toEqual([{ column: 'Place', target: 'place' }]);
  });

  it('forgets how a column was read when it goes to another field', () => {
    const map = mapOf({ column: 'Date', target: 'eventStart', format: { date: 'dmy' } });
    expect(withTarget(map, 0, 'title').columns).toEqual([{ column: 'Date', target: 'title' }]);
    expect(withTarget(map, 0, 'eventStart')).toEqual(map);
    expect(withTarget(map, 0, null).columns).toEqual([]);
  });

  it('changes only the column meant', () => {
    const map = mapOf({ column: 'Date', target: 'eventStart' }, { column: 'Date', target: 'reportedAt' });
    expect(withFormat(map, 1, { date: 'mdy' }).columns).toEqual([
      { column: 'Date', target: 'eventStart' },
      { column: 'Date', target: 'reportedAt', format: { date: 'mdy' } },
    ]);
    expect(withDates(map, [0, 1], 'dmy').columns.map(({ format }) => format?.date)).toEqual(['dmy', 'dmy']);
  });

  it('leaves no empty format behind', () => {
    const map = mapOf({ column: 'Date', target: 'eventStart', format: { date: 'dmy' } });
    expect(withFormat(map, 0, { date: undefined }).columns).toEqual([{ column: 'Date', target: 'eventStart' }]);
  });

  it('never makes a map that the importer refuses', () => {
    const targets = MAP_TARGETS.map(({ target }) => target.replace('#', '1'));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.constantFrom(...targets, null), fc.nat(5), fc.constantFrom('dmy', undefined)), {
          maxLength: 12,
        }),
        (steps) => {
          let map = emptyMap();
          for (const [column, target, at, date] of steps) {
            if (target !== null) map = withFilling(map, FILE.header[column] ?? '', target);
            map = withFormat(map, at, { date });
            if (at % 3 === 0) map = withTarget(map, at, target);
          }
          expect(csvMap.safeParse(map).success).toBe(true);
        },
      ),
    );
  });
});

describe('the items that can be filled', () => {
  it('offers those in use and the first that is free, also below the highest', () => {
    expect(itemsToFill(mapOf(), 'actors', 40)).toEqual([1]);
    expect(itemsToFill(mapOf({ column: 'a', target: 'actors.1.name' }), 'actors', 40)).toEqual([1, 2]);
    expect(itemsToFill(UCDP_GED_MAP, 'sources', 40)).toEqual([1, 2, 40]);
  });

  it('never offers more than a file may fill', () => {
    const full = mapOf(
      ...Array.from({ length: 40 }, (_, at) => ({ column: `c${at}`, target: `actors.${at + 1}.name` })),
    );
    const numbers = itemsToFill(full, 'actors', 40);
    expect(numbers).toHaveLength(40);
    expect(numbers.every((number) => isMapTarget(`actors.${number}.name`))).toBe(true);
  });
});

describe('choosing another map', () => {
  it('keeps how the file is read', () => {
    const read = withReading(UCDP_GED_MAP, { ...emptyMap(), encoding: 'windows-1252', delimiter: ';', headerRow: 3 });
    expect(read).toMatchObject({ encoding: 'windows-1252', delimiter: ';', headerRow: 3, name: 'UCDP GED' });
    expect(withReading(read, emptyMap())).toEqual(UCDP_GED_MAP);
  });

  it('offers saved maps first, and a saved one in place of a ready one of its name', () => {
    const saved = { ...emptyMap(), name: 'UCDP GED' };
    const names = mapChoices(FILE, [saved]).map(({ map, origin }) => `${origin} ${map.name}`);
    expect(names[0]).toBe('saved UCDP GED');
    expect(names.filter((name) => name.endsWith('UCDP GED'))).toHaveLength(1);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('telling whether a map was changed', () => {
  it('looks past its name and the order of keys', () => {
    const { name: _, ...rest } = UCDP_GED_MAP;
    const turned = Object.fromEntries(Object.entries({ ...rest, name: 'Mine' }).reverse());
    expect(isSameMap(csvMap.parse(turned), UCDP_GED_MAP)).toBe(true);
  });

  it('sees every change of a column', () => {
    expect(isSameMap(withTarget(UCDP_GED_MAP, 3, null), UCDP_GED_MAP)).toBe(false);
    expect(isSameMap(withFormat(UCDP_GED_MAP, 8, { date: 'dmy' }), UCDP_GED_MAP)).toBe(false);
    expect(isSameMap({ ...UCDP_GED_MAP, columns: UCDP_GED_MAP.columns.toReversed() }, UCDP_GED_MAP)).toBe(false);
  });
});
