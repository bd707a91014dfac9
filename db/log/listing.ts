import { textsOf } from '#shared/domain/values.ts';
import type { WriteHandle } from '../database.ts';
import type { Founding } from './materialise.ts';
import type { RecordState } from './state.ts';

/** Keeps the typed columns that lists, facets and sorting read: note, case_file, tag, record_tag. */
export class Listing {
  private readonly note;
  private readonly caseFile;
  private readonly findTag;
  private readonly addTag;
  private readonly tagsOfRow;
  private readonly putTag;
  private readonly dropTag;
  private readonly dropRow;

  constructor(db: WriteHandle) {
    this.note = db.prepare(
      `INSERT OR REPLACE INTO note (row, day, type, status, severity, country, tlp, sensitivity, origin, is_discarded)
       VALUES (@row, @day, @type, @status, @severity, @country, @tlp, @sensitivity, @origin, @isDiscarded)`,
    );
    this.caseFile = db.prepare(
      `INSERT OR REPLACE INTO case_file (row, day, phase, countries, tlp, sensitivity, is_discarded)
       VALUES (@row, @day, @phase, @countries, @tlp, @sensitivity, @isDiscarded)`,
    );
    this.findTag = db.prepare<[string], { id: number }>('SELECT id FROM tag WHERE name = ?');
    this.addTag = db.prepare('INSERT INTO tag (name) VALUES (?)');
    this.tagsOfRow = db.prepare<[number], { tag: number; is_own: number }>(
      'SELECT tag, is_own FROM record_tag WHERE row = ?',
    );
    this.putTag = db.prepare('INSERT OR REPLACE INTO record_tag (row, tag, is_own) VALUES (?, ?, ?)');
    this.dropTag = db.prepare('DELETE FROM record_tag WHERE row = ? AND tag = ?');
    this.dropRow = ['note', 'case_file', 'record_tag'].map((table) => db.prepare(`DELETE FROM ${table} WHERE row = ?`));
  }

  update(row: number, founding: Founding, state: RecordState, updatedAt: number): void {
    if (founding.kind !== 'note' && founding.kind !== 'case') return;
    const { values } = state;
    const shared = {
      row,
      tlp: text(values['tlp']) ?? 'TLP:RED',
      sensitivity: text(values['sensitivity']) ?? 'strictly-confidential',
      isDiscarded: values['isDiscarded'] === true ? 1 : 0,
    };
    if (founding.kind === 'note') {
      const when = text(values['eventStart']) ?? text(values['observedAt']) ?? text(values['reportedAt']);
      this.note.run({
        ...shared,
        day: dayNumber(when) ?? dayOfMillis(founding.createdAt),
        type: text(values['type']),
        status: text(values['status']),
        severity: typeof values['severity'] === 'number' ? values['severity'] : null,
        country: text(values['country']),
        origin: text(values['origin']),
      });
    } else {
      this.caseFile.run({
        ...shared,
        day: dayNumber(text(values['openedOn'])) ?? dayOfMillis(updatedAt),
        phase: text(values['phase']),
        countries: textsOf(values['countries']).join(' '),
      });
    }
    this.updateTags(row, textsOf(values['tags']), state.ownTags);
  }

  /** Takes a row out of all lists. */
  drop(row: number): void {
    for (const statement of this.dropRow) statement.run(row);
  }

  private updateTags(row: number, tags: readonly string[], ownTags: readonly string[]): void {
    const wanted = new Map<number, number>();
    for (const tag of ownTags) wanted.set(this.tagId(tag), 1);
    for (const tag of tags) wanted.set(this.tagId(tag), 0);
    for (const { tag, is_own: isOwn } of this.tagsOfRow.all(row)) {
      if (wanted.get(tag) === isOwn) wanted.delete(tag);
      else if (!wanted.has(tag)) this.dropTag.run(row, tag);
    }
    for (const [tag, isOwn] of wanted) this.putTag.run(row, tag, isOwn);
  }

  private tagId(name: string): number {
    return this.findTag.get(name)?.id ?? Number(this.addTag.run(name).lastInsertRowid);
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** `2026-11-24…` as 20261124; null for null. */
export function dayNumber(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 10).replaceAll('-', ''));
}

function dayOfMillis(at: number): number {
  // A hostile clock may lie beyond what a date can hold.
  const date = new Date(Math.min(at, 253_402_300_799_999));
  return Number(date.toISOString().slice(0, 10).replaceAll('-', ''));
}
