import { describe, expect, it } from 'vitest';
import { inspectCsv } from '#electron/import/csv-file.ts';
import { noMapError } from '#shared/import/ready-maps.ts';
import { notesOf, readSuggested } from '#tests/support/csv-reading.ts';
import { realData } from '#tests/support/real-data.ts';

const fixture = (name: string) => ({ path: new URL(`../../fixtures/csv/${name}`, import.meta.url).pathname });

describe('ACLED exports', () => {
  it('of the layout since 2023 come in, dates written out and countries by their numbers', async () => {
    const notes = notesOf(await readSuggested(fixture('acled-2024-layout.csv')));
    expect(
      notes.map(({ origin, eventStart, eventPrecision, country }) => [origin, eventStart, eventPrecision, country]),
    ).toEqual([
      ['acled:MLI90001', '2023-01-31', 'day', 'MLI'],
      ['acled:XKX90002', '2023-02-01', 'week', 'XKX'],
      ['acled:SDN90003', '2023-03-15', 'month', 'SDN'],
    ]);
    expect(notes[0]).toMatchObject({
      title: 'Armed clash: Military Forces of Mali (2021-) – JNIM: Group for Support of Islam and Muslims, Kani',
      type: 'armed-clash',
      body: expect.stringContaining('near Kani (Bankass, Mopti).\nThree soldiers were reported killed.'),
      actors: [
        { name: 'Military Forces of Mali (2021-)', role: 'party', detail: 'State forces' },
        { role: 'party', detail: 'Rebel group; with Macina Liberation Front' },
      ],
      areas: [
        { level: 1, name: 'Mopti' },
        { level: 2, name: 'Bankass' },
        { level: 3, name: 'Dimbal Habbe' },
      ],
      latitude: 13.8021,
      longitude: -3.4217,
      coordinatePrecision: 'exact',
      fatalitiesBest: 3,
      sources: [{ description: 'Studio Exemple' }, { description: 'Radio Exemple' }, {}],
      tlp: 'TLP:AMBER',
      status: 'submitted',
    });
    expect(notes[1]?.actors).toHaveLength(1);
    expect(notes[1]?.body).toContain('=SUM(A1:A2)');
    expect(notes[1]?.tags).toContain('acled:women targeted: politicians');
    expect(notes[2]?.actors?.map(({ role }) => role)).toEqual(['perpetrator', 'target']);
    for (const note of notes) {
      expect(note.severity).toBeUndefined();
      expect(note.fatalitiesLow).toBeUndefined();
    }
  });

  it('of the layout before come in, actor kinds by their numbers', async () => {
    const notes = notesOf(await readSuggested(fixture('acled-2021-layout.csv')));
    expect(notes.map(({ origin, type, country }) => [origin, type, country])).toEqual([
      ['acled:KEN80001', 'mob-violence', 'KEN'],
      ['acled:KEN80002', 'peaceful-protest', 'KEN'],
    ]);
    expect(notes[0]?.actors?.map(({ detail }) => detail)).toEqual(['Rioters', 'Civilians']);
    expect(notes[1]?.actors).toHaveLength(1);
  });
});

describe('a table with hashtags below three rows of headers', () => {
  it('comes in with dates and decimals read as the file shows them', async () => {
    const notes = notesOf(await readSuggested(fixture('hxl-events.csv')));
    expect(notes[0]).toMatchObject({
      title: 'Clash at the well',
      type: 'armed-clash',
      eventStart: '2024-03-02',
      eventEnd: '2024-03-03',
      country: 'NER',
      latitude: 14.2117,
      longitude: 1.4531,
      areas: [{ name: 'Tillabéri', pcode: 'NE006', level: 1 }],
      actors: [{ name: 'Herders' }, { name: 'Farmers' }],
      fatalitiesLow: 2,
      fatalitiesBest: 3,
      fatalitiesHigh: 5,
      sources: [{ description: 'Community radio' }],
    });
    // A kind that the list does not have is kept as a tag.
    expect(notes[1]).toMatchObject({ title: 'Market fire', tags: ['event:Fire'] });
    expect(notes[1]?.type).toBeUndefined();
  });
});

describe('a spreadsheet of a country that writes decimals with a comma', () => {
  it('comes in with its separator, dates and thousands', async () => {
    const notes = notesOf(await readSuggested(fixture('excel-semicolon.csv')));
    expect(notes).toMatchObject([
      {
        title: 'Convoy stopped',
        eventStart: '2024-02-13',
        country: 'CIV',
        latitude: 7.6906,
        longitude: -5.0303,
        fatalitiesBest: 1204,
        body: 'Said "go back";\nthen left',
      },
      { title: 'Road open again', eventStart: '2024-03-05', fatalitiesBest: 0 },
    ]);
  });
});

const hxl = (name: string) => realData(`hxl-libhxl/${name}`);
const hasHxl = hxl('input-valid.csv') !== null;

describe.skipIf(!hasHxl)('the test files of libhxl', () => {
  const read = async (name: string) => notesOf(await readSuggested({ path: hxl(name) ?? '' }));
  const inspect = async (name: string) => inspectCsv({ path: hxl(name) ?? '' }, null, []);

  it('valid ones come in alike, in UTF-8 and in Latin-1', async () => {
    const notes = await read('input-valid.csv');
    expect(notes).toHaveLength(4);
    expect(notes[0]).toMatchObject({
      title: 'WASH: Los Santos, 2015-03-01',
      country: 'PAN',
      areas: [{ name: 'Los Santos', level: 1 }],
      reportedAt: '2015-03-01',
      actors: [{ name: 'ACNUR' }],
      tags: ['sector:WASH', 'subsector:Higiene'],
      body: '- Registro: 001\n- Hombres: 100\n- Mujeres: 100',
    });
    expect(notes.map(({ country }) => country)).toEqual(['PAN', 'COL', 'COL', 'VEN']);
    const latin1 = await read('input-valid-latin1.csv');
    expect((await inspect('input-valid-latin1.csv')).encoding).toBe('windows-1252');
    const withoutOrigin = (all: typeof notes) => all.map(({ origin: _, ...note }) => note);
    expect(withoutOrigin(latin1)).toEqual(withoutOrigin(notes));
    expect(withoutOrigin(await read('output-valid.csv'))).toEqual(withoutOrigin(notes));
  });

  it('a row of hashtags that is half right is used as far as it goes, and the rest is kept', async () => {
    const seen = await inspect('input-fuzzy.csv');
    expect(seen.header.at(-1)).toBe('Column 9');
    const [first] = await read('input-fuzzy.csv');
    expect(first).toMatchObject({
      country: 'PAN',
      actors: [{ name: 'ACNUR' }],
      tags: ['sector:WASH', 'subsector:Higiene'],
    });
    expect(first?.body).toContain('- Departamento/Provincia/Estado: Los Santos');
    expect(first?.body).toContain('- Column 9: 1 March 2015');
  });

  it('values of several lines and several header rows are read', async () => {
    expect(await read('input-multiline.csv')).toMatchObject([{ title: 'Line 1', body: 'Line 1\nLine 2\nLine 3' }]);
    const seen = await inspect('input-multiple-headers.csv');
    expect(seen).toMatchObject({ headerRow: 2, header: ['Org', 'No hashtag', 'Province', 'Number affected'] });
    expect(await read('input-multiple-headers.csv')).toMatchObject([
      { title: 'Coast', actors: [{ name: 'Org X' }], body: '- No hashtag: xxx\n- Number affected: 100' },
      { title: 'Mountains' },
    ]);
  });

  it('files without hashtags get no map, and the refusal says what is wrong', async () => {
    for (const name of ['input-untagged.csv', 'input-invalid.csv', 'wide-tagging-test.csv']) {
      const seen = await inspect(name);
      expect(seen.suggestedMap, name).toBeNull();
      expect(seen.hxl, name).toBeNull();
    }
    const seen = await inspect('input-invalid.csv');
    expect(seen.header.slice(0, 4)).toEqual(['Registro', 'Sector/Cluster', 'Subsector', 'Organización']);
    expect(noMapError(seen.rows).message).toContain('looks like HXL hashtags without their "#"');
    expect((await inspect('input-untagged.csv')).header.at(-1)).toBe('¿Cuándo?');
  });
});
