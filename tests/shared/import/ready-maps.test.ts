import { describe, expect, it } from 'vitest';
import { type CsvMap, csvMap, MAP_TARGETS } from '#shared/import/csv-map.ts';
import { isMapTarget, parseTarget } from '#shared/import/map-targets.ts';
import { noMapError, proposeMap, READY_MAPS, readyMapFor, suggestMap } from '#shared/import/ready-maps.ts';
import { fits } from '#shared/import/cell.ts';

const UCDP_HEADER =
  'id,type_of_violence,side_a,side_b,date_start,date_end,where_prec,low,best,high,latitude,longitude'.split(',');
const ACLED_HEADER = 'event_id_cnty,event_date,event_type,sub_event_type,actor1,fatalities,notes'.split(',');

function savedMap(name: string, columns: readonly string[]): CsvMap {
  return {
    name,
    columns: columns.map((column) => ({ column, target: 'body.line' })),
    constants: {},
    dateFormat: 'auto',
    decimal: 'auto',
    unmapped: 'drop',
  };
}

describe('csvMap', () => {
  it('accepts every map that comes with Concord, unchanged by a way through JSON', () => {
    for (const map of READY_MAPS) expect(csvMap.parse(JSON.parse(JSON.stringify(map)))).toEqual(map);
  });

  it('refuses targets that no column can fill', () => {
    for (const target of [
      'origin',
      'areas',
      'areas.0.name',
      'areas.6.name',
      'actors.41.name',
      'sources.1.grade',
      'links',
      '',
    ]) {
      const map = { ...savedMap('x', []), columns: [{ column: 'a', target }] };
      expect(csvMap.safeParse(map).success, target).toBe(false);
    }
    expect(csvMap.safeParse({ ...savedMap('x', ['a']), more: 1 }).success).toBe(false);
  });
});

describe('MAP_TARGETS', () => {
  it('can all be used in a map, and each leads to a field that a note has', () => {
    for (const { target, kind, most } of MAP_TARGETS) {
      const used = target.replace('#', String(most));
      expect(isMapTarget(used), used).toBe(true);
      const parsed = parseTarget(used);
      const path = parsed?.attribute ? `${parsed.field}/x/${parsed.attribute}` : (parsed?.field ?? '');
      const holds = ['a', 1, true, '2024-01-01', 'KGZ'].some((value) => fits(path, value));
      const hasNoRegister = kind === 'tags' || kind === 'id' || kind === 'drop' || kind === 'coordinates';
      expect(holds, path).toBe(!hasNoRegister);
    }
  });
});

describe('suggestMap', () => {
  it('knows the published layouts by their columns, in any case and order', () => {
    expect(suggestMap(UCDP_HEADER, null, [])?.name).toBe('UCDP GED');
    expect(suggestMap(UCDP_HEADER.toReversed(), null, [])?.name).toBe('UCDP GED');
    expect(
      suggestMap(
        ACLED_HEADER.map((name) => name.toUpperCase()),
        null,
        [],
      )?.name,
    ).toBe('ACLED events');
    expect(readyMapFor(UCDP_HEADER.slice(1))).toBeNull();
  });

  it('takes the layout before the hashtags', () => {
    expect(
      suggestMap(UCDP_HEADER, ['', '#event+type', '', '', '#date+start', '', '', '', '', '', '', ''], [])?.name,
    ).toBe('UCDP GED');
  });

  it('takes a saved map that names most of the columns before all others, the better and the later first', () => {
    const close = savedMap('close', UCDP_HEADER);
    const far = savedMap('far', ['id', 'best', 'one', 'two']);
    expect(suggestMap(UCDP_HEADER, null, [close, far])?.name).toBe('close');
    expect(suggestMap(UCDP_HEADER, null, [far])?.name).toBe('UCDP GED');
    expect(suggestMap(UCDP_HEADER, null, [close, savedMap('later', UCDP_HEADER)])?.name).toBe('later');
    expect(suggestMap(['x', 'y'], ['#org', '#adm1+name'], [savedMap('tags', ['#org', '#adm1'])])?.name).toBe('tags');
  });

  it('makes a map of hashtags, and of plain names only when they tell enough', () => {
    expect(suggestMap(['a', 'b'], ['#date', '#adm1'], [])?.name).toBe('HXL-tagged file');
    expect(suggestMap(['Title', 'b'], null, [])?.name).toBe('Columns by name');
    expect(suggestMap(['Event date', 'Country'], null, [])?.name).toBe('Columns by name');
    expect(suggestMap(['Country', 'Population'], null, [])).toBeNull();
    expect(suggestMap(['a', 'b'], ['', '#targeted'], [])).toBeNull();
    expect(suggestMap([], null, [])).toBeNull();
  });

  it('never proposes a marking laxer than TLP:AMBER for a file it does not know', () => {
    for (const map of [
      proposeMap(['Title'], null, []),
      proposeMap(['a'], ['#event'], []),
      proposeMap(['a'], null, []),
    ]) {
      expect(map.constants).toMatchObject({ tlp: 'TLP:AMBER', status: 'submitted', sensitivity: 'unclassified' });
    }
  });

  it('takes no column for an id where the name alone says so', () => {
    expect(proposeMap(['id', 'title'], null, []).columns.map(({ target }) => target)).toEqual(['title']);
  });

  it('reads the fields of a note by their own names', () => {
    const header = ['title', 'eventStart', 'areas.1.pcode', 'Fatalities_Best', 'actors.2.role', 'TLP'];
    expect(proposeMap(header, null, []).columns.map(({ target }) => target)).toEqual([
      ...['title', 'eventStart', 'areas.1.pcode', 'fatalitiesBest', 'actors.2.role', 'body.line', 'tlp'],
    ]);
  });
});

describe('noMapError', () => {
  it('points at hashtags that lost their sign', () => {
    expect(
      noMapError([
        ['Qué', 'País'],
        ['sector+es', 'country'],
      ]).message,
    ).toContain('looks like HXL hashtags');
    expect(noMapError([['a', 'b']]).message).not.toContain('HXL');
    expect(noMapError([]).code).toBe('csv.no-map');
  });
});
