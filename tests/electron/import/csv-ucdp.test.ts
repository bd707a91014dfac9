import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { inspectCsv, type CsvNote } from '#electron/import/csv-file.ts';
import type { NoteInput } from '#shared/domain/note.ts';
import { UCDP_GED_MAP } from '#shared/import/ucdp-map.ts';
import { notesOf, readAll, readSuggested, textSource } from '#tests/support/csv-reading.ts';
import { realData } from '#tests/support/real-data.ts';

const file = realData('ucdp-ged/conflict_data_BGD.csv');

/** The file as a parser of other people's making reads it: one record an event, the hashtag row left out. */
async function independentReading(path: string): Promise<Record<string, string>[]> {
  const records: unknown = parse(await readFile(path), { columns: true, info: false, skip_empty_lines: true });
  return z.array(z.record(z.string(), z.string())).parse(records).slice(1);
}

describe.skipIf(file === null)('the UCDP events of Bangladesh', () => {
  let events: Record<string, string>[] = [];
  let rows: CsvNote[] = [];
  let notes: NoteInput[] = [];

  beforeAll(async () => {
    events = await independentReading(file ?? '');
    rows = await readSuggested({ path: file ?? '' });
    notes = notesOf(rows);
  });

  /** The note of each event, found by the event's id. */
  function pairs(): (readonly [Record<string, string>, NoteInput])[] {
    const byOrigin = new Map(notes.map((note) => [note.origin, note]));
    return events.map((event) => {
      const note = byOrigin.get(`ucdp-ged:${event['id']}`);
      if (!note) throw new Error(`Event ${event['id']} did not come in`);
      return [event, note];
    });
  }

  it('come in whole: every event once, none besides, in the order of the file', () => {
    expect(events).toHaveLength(601);
    expect(notes.map(({ origin }) => origin)).toEqual(events.map(({ id }) => `ucdp-ged:${id}`));
  });

  it('have the row of hashtags recognised as what it is', async () => {
    const seen = await inspectCsv({ path: file ?? '' }, null, []);
    expect(seen).toMatchObject({ encoding: 'utf-8', delimiter: ',', headerRow: 1, rowCount: 601 });
    expect(seen.hxl?.[seen.header.indexOf('best')]).toBe('#affected+killed');
    expect(seen.suggestedMap).toEqual(UCDP_GED_MAP);
    expect(seen.rows[0]?.[0]).toBe('71663');
  });

  it('have their dates, place and coordinates', () => {
    for (const [event, note] of pairs()) {
      expect(note.eventStart).toBe(event['date_start']);
      expect(note.eventEnd).toBe(event['date_end']);
      expect(note.eventPrecision).toBe(['', 'day', 'days', 'week', 'month', 'year'][Number(event['date_prec'])]);
      expect(note.country).toBe('BGD');
      expect(note.place).toBe(event['where_coordinates']?.replaceAll(/\s+/g, ' ').trim());
      expect([note.latitude, note.longitude]).toEqual([Number(event['latitude']), Number(event['longitude'])]);
      expect(note.coordinatePrecision).toBe(
        ['', 'exact', 'near', 'adm2', 'adm1', 'fuzzy', 'country', 'international'][Number(event['where_prec'])],
      );
      const areas = [event['adm_1'], event['adm_2']].filter((name) => name !== '');
      expect((note.areas ?? []).map(({ name }) => name)).toEqual(areas);
    }
  });

  it('have their actors, with roles only where UCDP says who did what', () => {
    for (const [event, note] of pairs()) {
      expect(note.actors?.map(({ name }) => name)).toEqual([event['side_a'], event['side_b']]);
      const roles = event['type_of_violence'] === '3' ? ['perpetrator', 'target'] : ['party', 'party'];
      expect(note.actors?.map(({ role }) => role)).toEqual(roles);
      const numbers = [event['gwnoa'], event['gwnob']].map((gwno) => (gwno === '' ? false : gwno));
      for (const [at, gwno] of numbers.entries()) {
        const detail = note.actors?.[at]?.detail ?? '';
        expect(detail).toContain(`UCDP actor ${event[at === 0 ? 'side_a_new_id' : 'side_b_new_id']}`);
        expect(detail.includes('Gleditsch–Ward number')).toBe(gwno !== false);
        if (gwno !== false) expect(detail).toContain(`Gleditsch–Ward number ${gwno}`);
      }
    }
  });

  it('have their fatality range; a bound that contradicts the best estimate is kept in words', () => {
    let contradictions = 0;
    for (const [event, note] of pairs()) {
      const [low, best, high] = [Number(event['low']), Number(event['best']), Number(event['high'])];
      expect(note.fatalitiesBest).toBe(best);
      for (const [bound, given, isWrong] of [
        ['Low', note.fatalitiesLow, low > best],
        ['High', note.fatalitiesHigh, high < best],
      ] as const) {
        const value = bound === 'Low' ? low : high;
        if (isWrong) {
          contradictions++;
          expect(given).toBeUndefined();
          expect(note.body).toContain(`${bound} estimate of fatalities in the source`);
          expect(note.body).toContain(`: ${value}`);
        } else expect(given).toBe(value);
      }
      const deaths = ['deaths_a', 'deaths_b', 'deaths_civilians', 'deaths_unknown'].map((name) => event[name]);
      const labels = ['side A', 'side B', 'civilians', 'unknown'];
      for (const [at, count] of deaths.entries()) expect(note.body).toContain(`- Deaths, ${labels[at]}: ${count}\n`);
    }
    expect(contradictions).toBe(1);
  });

  it('have their sources, ungraded, one for each article where the lists agree', () => {
    const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
    for (const [event, note] of pairs()) {
      const offices = (event['source_office'] ?? '').split(';').map((part) => part.trim());
      const dates = (event['source_date'] ?? '').split(';');
      const reports = (note.sources ?? []).filter(({ id }) => id !== 's40' && id !== 's41');
      const said = squeezed(JSON.stringify(note));
      for (const part of [...offices, ...dates]) expect(said).toContain(squeezed(JSON.stringify(part).slice(1, -1)));
      // Every word of the article's text is somewhere in the note's sources.
      const references = squeezed(reports.map(({ reference }) => reference ?? '').join(' '));
      for (const word of squeezed(event['source_article'] ?? '').split(/[\s";]+/)) expect(references).toContain(word);
      if (offices.length > 1 && offices.length === dates.length && reports.length > 1) {
        expect(reports.map(({ description }) => description)).toEqual(offices);
        expect(reports.map(({ date }) => date)).toEqual(dates);
      }
      const original = squeezed(event['source_original'] ?? '');
      const informant = note.sources?.find(({ id }) => id === 's40')?.description ?? '';
      expect(squeezed(informant)).toBe(original === 'not given' ? '' : original);
      for (const source of note.sources ?? []) {
        expect(source).not.toHaveProperty('reliability');
        expect(source).not.toHaveProperty('credibility');
      }
    }
  });

  it('have a title that says what, who and where, and the marking of a public data set', () => {
    const byOrigin = new Map(notes.map((note) => [note.origin, note]));
    expect(byOrigin.get('ucdp-ged:73641')).toMatchObject({
      title: 'State-based violence: Government of Bangladesh – JSS/SB, Mahalchhari town',
      type: 'armed-clash',
      status: 'submitted',
      tlp: 'TLP:CLEAR',
      sensitivity: 'unclassified',
      tags: ['ucdp:State-based conflict', 'dataset:ucdp-ged'],
    });
    for (const note of notes) {
      expect(note.severity).toBeUndefined();
      expect(note.confidence).toBeUndefined();
    }
  });

  it('lose no column that says anything of its own', () => {
    const repeats = new Set(['year', 'geom_wkt', 'priogrid_gid', 'region', 'country', 'country_id']);
    const coded = new Set([
      'id',
      'type_of_violence',
      'event_clarity',
      'active_year',
      'date_prec',
      'where_prec',
      'high',
      'low',
    ]);
    for (const [event, note] of pairs()) {
      const said = JSON.stringify(note).replaceAll(/(\\n|\s)+/g, ' ');
      for (const [name, value] of Object.entries(event)) {
        if (value === '' || repeats.has(name) || coded.has(name) || value === '-1' || value === 'not given') continue;
        const words = JSON.stringify(value)
          .slice(1, -1)
          .split(/(?:\\n|\\"|[\s;])+/);
        for (const word of words) expect(said, `${event['id']} ${name}`).toContain(word);
      }
    }
  });

  it('stand on the lines on which they begin, quoted line breaks counted', async () => {
    const lines = (await readFile(file ?? '', 'utf8')).split(/\r\n|\n|\r/);
    for (const [at, row] of rows.entries()) {
      expect(lines[row.line - 1]?.startsWith(`${events[at]?.['id']},`), `line ${row.line}`).toBe(true);
    }
  });

  it('are the same events in any encoding and with any separator', async () => {
    const text = await readFile(file ?? '', 'utf8');
    const utf16 = { bytes: Buffer.from(`\uFEFF${text}`, 'utf16le') };
    expect(notesOf(await readSuggested(utf16))).toEqual(notes);
    const bigEndian = { bytes: Buffer.from(text, 'utf16le').swap16() };
    expect(notesOf(await readSuggested(bigEndian))).toEqual(notes);
    const table: unknown = parse(text, { info: false });
    const cells = z.array(z.array(z.string())).parse(table);
    const semicolons = cells.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n');
    expect(notesOf(await readSuggested(textSource(semicolons)))).toEqual(notes);
  });

  it('can be read without their ids, and are then told apart by content', async () => {
    const map = { ...UCDP_GED_MAP, columns: UCDP_GED_MAP.columns.filter(({ target }) => target !== 'id') };
    const origins = notesOf(await readAll({ path: file ?? '' }, map)).map(({ origin }) => origin);
    expect(new Set(origins).size).toBe(601);
  });
});

const summary = realData('ucdp-ged/qc_conflict_data_BGD.csv');

describe.skipIf(summary === null)('the summary of the same events that HDX charts', () => {
  it('comes in by its hashtags, equal rows as events of their own', async () => {
    const notes = notesOf(await readSuggested({ path: summary ?? '' }));
    expect(notes).toHaveLength(601);
    expect(new Set(notes.map(({ origin }) => origin)).size).toBe(601);
    expect(notes[0]).toMatchObject({
      title: 'Barisāl Division, 2013',
      eventStart: '2013-01-01',
      eventPrecision: 'year',
      fatalitiesBest: 1,
      tlp: 'TLP:AMBER',
    });
  });
});

describe('the layout of UCDP GED 25.1', () => {
  it('is read: states by their Gleditsch–Ward number, articles side by side, times at midnight as days', async () => {
    const path = new URL('../../fixtures/csv/ucdp-ged-25-layout.csv', import.meta.url).pathname;
    const [first, second] = notesOf(await readSuggested({ path }));
    expect(first).toMatchObject({
      origin: 'ucdp-ged:900001',
      country: 'AFG',
      eventStart: '2024-01-05',
      sources: [
        {
          description: 'Example Agency',
          date: '2024-01-06',
          reference: 'Example Agency,2024-01-06,First report; updated',
        },
        { description: 'Example Radio', date: '2024-01-07', reference: 'Example Radio,2024-01-07,Second report' },
        { description: 'local officials' },
        {},
      ],
    });
    expect(first?.body).toContain('- Place described as: north of the bridge');
    expect(first?.body).toContain('- Active year: yes');
    expect(second).toMatchObject({
      country: 'YEM',
      eventPrecision: 'month',
      coordinatePrecision: 'fuzzy',
      type: 'attack-on-civilians',
    });
    expect(second?.sources?.map(({ id }) => id)).toEqual(['s1', 's41']);
  });
});
