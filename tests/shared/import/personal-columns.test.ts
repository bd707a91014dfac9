import { describe, expect, it } from 'vitest';
import { sha256 } from '#db/crypto/hash.ts';
import { toHex } from '#shared/domain/ids.ts';
import { namedColumnsMap } from '#shared/import/named-columns-map.ts';
import { personalColumn } from '#shared/import/personal-columns.ts';
import { ACLED_MAP, ACLED_SIGNATURE } from '#shared/import/acled-map.ts';
import { noteFromRow } from '#shared/import/csv-rows.ts';
import { readTable } from '#shared/import/csv-table.ts';
import { planImport } from '#shared/import/import-plan.ts';
import { RowLedger } from '#shared/import/row-origin.ts';
import { Survey } from '#shared/import/survey.ts';
import { UCDP_GED_MAP, UCDP_SIGNATURE } from '#shared/import/ucdp-map.ts';

describe('a column whose name speaks of people', () => {
  it.each([
    ['Informant', 'sources.1.identity'],
    ['informant_name', 'sources.1.identity'],
    ['Reported by', 'sources.1.identity'],
    ['SourceName', 'sources.1.identity'],
    ['Nom de la source', 'sources.1.identity'],
    ['Témoin', 'sources.1.identity'],
    ['اسم مخبر', 'sources.1.identity'],
    ['Свидетель', 'sources.1.identity'],
    ['victim phone', 'sources.1.contact'],
    ['E-mail', 'sources.1.contact'],
    ['WhatsApp number', 'sources.1.contact'],
    ['Teléfono', 'sources.1.contact'],
    ['هاتف', 'sources.1.contact'],
    ['电话', 'sources.1.contact'],
    ['رقم الهاتف', 'sources.1.contact'],
    ['البريد الإلكتروني', 'sources.1.contact'],
    ['اسم الشاهد', 'sources.1.identity'],
    ['联系电话', 'sources.1.contact'],
    ['手机号', 'sources.1.contact'],
    ['举报人姓名', 'sources.1.identity'],
    ['Номер телефона', 'sources.1.contact'],
    ['Имя свидетеля', 'sources.1.identity'],
    ['phonenumber', 'sources.1.contact'],
    ['Phone number (personal)', 'sources.1.contact'],
    ['Reported by (name)', 'sources.1.identity'],
    ['Name of the source', 'sources.1.identity'],
    ['Primary source name', 'sources.1.identity'],
    ['_submitted_by', 'sources.1.identity'],
    ['Victim name', 'sources.1.identity'],
    ['victimNames', 'sources.1.identity'],
    ['Entrevistado', 'sources.1.identity'],
    ['Nombre de la víctima', 'sources.1.identity'],
    ['受害者姓名', 'sources.1.identity'],
    ['Source', 'sources.1.identity'],
    ['المصدر', 'sources.1.identity'],
    ['Rapporté par', 'sources.1.identity'],
    ['Told by', 'sources.1.identity'],
    ['Focal point', 'sources.1.identity'],
    ['KI name', 'sources.1.identity'],
    ['Village chief', 'sources.1.identity'],
    ['Telefon', 'sources.1.contact'],
  ])('%s goes to %s', (column, target) => {
    expect(personalColumn(column)?.target).toBe(target);
    const [proposed] = namedColumnsMap([column]).columns;
    expect(proposed).toMatchObject({ column, target });
  });

  it.each([
    'Place',
    'priogrid cell',
    'Warning signal',
    'Address',
    'Report date',
    'Telangana',
    'Contactless',
    'Victims',
    'Place name',
    'Actor name',
    'Source scale',
    'Сообщение',
    'اسم المكان',
  ])('%s is none', (column) => expect(personalColumn(column)).toBeNull());

  it('is none that a map of a published layout leaves to its name', () => {
    for (const [map, signature] of [
      [ACLED_MAP, ACLED_SIGNATURE],
      [UCDP_GED_MAP, UCDP_SIGNATURE],
    ] as const) {
      const named = new Set(map.columns.map(({ column }) => column));
      expect(signature.filter((column) => !named.has(column) && personalColumn(column) !== null)).toEqual([]);
    }
  });

  it('never reaches the text of a note, also where the map does not know the column', () => {
    const header = ['What', 'Informant', 'Phone', 'E-mail', 'Colour'];
    const row = ['Shots at the ford', 'CANARY Zarina', 'CANARY 0555', 'CANARY z@x.org', 'red'];
    const named = namedColumnsMap(header);
    const unknowing = { ...named, columns: [{ column: 'What', target: 'title' }] };
    for (const map of [{ ...named, columns: [...unknowing.columns, ...named.columns] }, unknowing]) {
      const table = readTable([header, row], 1);
      const survey = new Survey(map, table);
      survey.add(row);
      const ledger = new RowLedger((text) => toHex(sha256(text)), null, table.header);
      const result = noteFromRow(row, { plan: planImport(map, table, survey.settle()), ledger });
      if ('problem' in result) throw new Error(result.problem.message);
      const { sources, origin: _withheld, ...shared } = result.input;
      expect(JSON.stringify(shared)).not.toContain('CANARY');
      expect(shared.body).toContain('Colour: red');
      expect(sources).toMatchObject([
        { identity: 'Informant: CANARY Zarina', contact: 'Phone: CANARY 0555; E-mail: CANARY z@x.org' },
      ]);
    }
  });
});
