import { ConcordError, type ErrorData } from '#shared/errors.ts';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { noteFromRow } from '#shared/import/csv-rows.ts';
import { type CsvRecord, CsvReader, isBroken } from '#shared/import/csv-text.ts';
import { type CsvTable, readTable } from '#shared/import/csv-table.ts';
import { planImport } from '#shared/import/import-plan.ts';
import { suggestMap } from '#shared/import/ready-maps.ts';
import { RowLedger } from '#shared/import/row-origin.ts';
import { dateColumns, Survey } from '#shared/import/survey.ts';
import type { Output } from '#shared/ipc/contract.ts';

/** An incident sheet as an office keeps one, and the same with dates that can be read in two ways. */
const SHEET = `Incident date,District,Place,What happened,Killed,Reported by,Internal ref
24/11/2026,Naryn,At-Bashy,"Herders and residents argued over the spring pasture, two were hurt",0,Village head,A-118
25/11/2026,Naryn,Kosh-Dobo,A delegation of elders met both sides and agreed on days of watering,0,Local radio,A-119
13/11/2026,Osh,Kara-Suu,Stones were thrown at a bus on the market road,1,Police,A-120
31/02/2026,Osh,Nookat,A shop was set on fire at night,0,Resident,A-121
02/11/2026,Batken,Leilek,Shots were heard near the canal,about two,Resident,A-122
`;
const AMBIGUOUS = SHEET.replaceAll(/^(\d\d)\/11/gm, '0$1/11')
  .replaceAll(/^0\d(\d)\/11/gm, '0$1/10')
  .replace('31/02', '08/02');

function textOf(name: string): string {
  return name.includes('ambiguous') ? AMBIGUOUS : SHEET;
}

function read(name: string): { readonly table: CsvTable; readonly records: readonly CsvRecord[] } {
  const reader = new CsvReader(',');
  const pieces = [...reader.push(textOf(name)), ...reader.end()];
  const rows = pieces.filter((piece): piece is CsvRecord => !isBroken(piece));
  const table = readTable(
    rows.map(({ cells }) => cells),
    null,
  );
  return { table, records: rows.slice(table.firstDataRow) };
}

export function inspectSample(name: string, saved: readonly CsvMap[]): Output<'csv.inspect'> {
  const { table, records } = read(name);
  const rows = records.map(({ cells }) => [...cells]);
  return {
    encoding: 'utf-8',
    delimiter: ',',
    headerRow: 1,
    header: [...table.header],
    hxl: null,
    rows,
    rowCount: rows.length,
    dates: dateColumns(table, rows).map(({ column, formats }) => ({ column, formats: [...formats] })),
    suggestedMap: suggestMap(table.header, null, saved),
  };
}

/** Throws what the importer throws where a map leaves something open. */
export function previewSample(name: string, map: CsvMap): Output<'csv.preview'> {
  const { table, records } = read(name);
  const survey = new Survey(map, table);
  for (const { cells } of records) survey.add(cells);
  const plan = planImport(map, table, survey.settle());
  const ledger = new RowLedger(sampleHash, null, table.header);
  const notes: Output<'csv.preview'>['notes'] = [];
  const problems: Output<'csv.preview'>['report']['problems'] = [];
  for (const { cells, line } of records) {
    const row = noteFromRow(cells, { plan, ledger });
    if ('input' in row) notes.push(row.input);
    else problems.push({ line, record: null, ...row.problem });
  }
  return {
    notes,
    report: {
      received: records.length,
      accepted: notes.length,
      duplicate: 0,
      suggested: 0,
      conflict: 0,
      refused: problems.length,
      problems,
      isDryRun: true,
    },
  };
}

/** Tells the few rows of a sample apart; 64 hex digits, as a real hash has them. */
function sampleHash(text: string): string {
  let state = 2_166_136_261;
  for (const letter of text) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return state.toString(16).padStart(8, '0').repeat(8);
}

const FOREIGN: ErrorData = {
  code: 'csv.unreadable',
  message:
    'This is a PDF document, not a table in plain text. Open it in its own program, save it as CSV and import that.',
};

export function refuseForeign(name: string): void {
  if (name.endsWith('.pdf')) throw new ConcordError(FOREIGN.code, FOREIGN.message);
}
