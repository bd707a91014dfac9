import { execFile } from 'node:child_process';
import { copyFile, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { checkDocument, errorOf, importDocument, TestDesk, withId } from './cli-fixture.ts';

const execute = promisify(execFile);

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let field: TestDesk;
let hq: TestDesk;
let stranger: TestDesk;
let contact = '';
let note = '';
const bundle = () => join(field.folder, 'field.concord');

const cardDocument = z.strictObject({ file: z.string(), desk: z.string().length(64), fingerprint: z.string() });
const contactDocument = z.looseObject({ id: z.string().length(26), isVerified: z.boolean(), isRemoved: z.boolean() });
const exportDocument = z.looseObject({
  file: z.string(),
  sequence: z.int(),
  records: z.int(),
  withheld: z.int(),
  size: z.int(),
  sha256: z.string().length(64),
  isVerified: z.literal(true),
});
const verifyDocument = z.looseObject({
  ok: z.boolean(),
  sender: z.looseObject({ name: z.string(), trust: z.string() }),
  commits: z.int(),
  records: z.int(),
  sha256: z.string().length(64),
});

beforeAll(async () => {
  [field, hq, stranger] = await Promise.all([
    TestDesk.create('Field', 'UNOCA'),
    TestDesk.create('Headquarters', 'DPPA'),
    TestDesk.create('Stranger', 'Elsewhere'),
  ]);
  note = await field.note({
    title: 'Raid at the wells',
    tlp: 'TLP:GREEN',
    tags: ['topic:water', 'internal:follow up'],
    sources: [
      { description: 'Resident', reliability: 'B', credibility: '2', identity: 'Ibrahim Kellou', contact: '+235 1' },
    ],
  });
  await field.note({ title: 'Second raid', tlp: 'TLP:RED' });
}, 120_000);
afterAll(() => Promise.all([field, hq, stranger].map((desk) => desk.close())));

describe('cards and contacts', () => {
  it('a card is written, added, compared by fingerprint, listed', async () => {
    const card = await hq.json(cardDocument, ['desk', 'card', '--to', join(field.folder, 'hq.concord-card')]);
    expect(card.fingerprint).toMatch(/^(\d{5} ){5}\d{5}$/);
    const added = await field.json(contactDocument, ['contact', 'add', 'hq.concord-card']);
    contact = added.id;
    expect(added).toMatchObject({ isVerified: false, name: 'Headquarters', fingerprint: card.fingerprint });
    const wrong = await field.cli(['--json', 'contact', 'verify', contact, '--fingerprint', '1'.repeat(30)]);
    expect([wrong.code, errorOf(wrong).code]).toEqual([1, 'card.key']);
    const again = await field.json(contactDocument, ['contact', 'add', 'hq.concord-card']);
    expect(again).toEqual(added);
    const list = z.strictObject({ contacts: z.array(contactDocument) });
    expect((await field.json(list, ['contact', 'list'])).contacts).toEqual([added]);
  });

  it('a name serves in place of an id, and only when it means one', async () => {
    const verified = await field.json(contactDocument, ['contact', 'verify', 'headquarters']);
    expect(verified.isVerified).toBe(true);
    const back = await field.json(contactDocument, ['contact', 'verify', 'DPPA', '--undo']);
    expect(back.isVerified).toBe(false);
    await stranger.cli(['desk', 'card', '--to', join(field.folder, 'stranger.concord-card')]);
    await field.cli(['contact', 'add', 'stranger.concord-card']);
    const unknown = await field.cli(['--json', 'contact', 'verify', 'nobody']);
    expect(errorOf(unknown).code).toBe('contact.unknown');
    const removed = await field.json(contactDocument, ['contact', 'remove', 'stranger']);
    expect(removed.isRemoved).toBe(true);
    expect(errorOf(await field.cli(['--json', 'contact', 'verify', 'stranger'])).code).toBe('contact.unknown');
  });

  it('what is no card is refused, and the file is named', async () => {
    await writeFile(join(field.folder, 'no.concord-card'), 'hello');
    const card = await readFile(join(field.folder, 'hq.concord-card'), 'utf8');
    await writeFile(join(field.folder, 'changed.concord-card'), card.replace(/[A-Y](?=[A-Za-z0-9+/]{20})/, 'Z'));
    for (const [name, codes] of [
      ['no.concord-card', ['card.foreign']],
      ['changed.concord-card', ['card.foreign', 'card.signature', 'card.key']],
      ['none.concord-card', ['file.unreadable']],
    ] as const) {
      const failed = await field.cli(['--json', 'contact', 'add', name]);
      expect([failed.code, errorOf(failed).detail?.['file']]).toEqual([1, name]);
      expect(codes).toContain(errorOf(failed).code);
    }
    await field.cli(['desk', 'card', '--to', 'own.concord-card']);
    expect(errorOf(await field.cli(['--json', 'contact', 'add', 'own.concord-card'])).code).toBe('contact.unusable');
  });

  it('an existing file is replaced only when that is said', async () => {
    const path = join(field.folder, 'mine.txt');
    await writeFile(path, 'mine');
    const refused = await field.cli(['--json', 'desk', 'card', '--to', 'mine.txt']);
    expect([refused.code, errorOf(refused).code, await readFile(path, 'utf8')]).toEqual([1, 'file.exists', 'mine']);
    expect((await field.cli(['desk', 'card', '--to', 'mine.txt', '--force'])).code).toBe(0);
    expect(await readFile(path, 'utf8')).toContain('CONCORD DESK CARD');
  });
});

describe('a bundle', () => {
  it('is stopped by a marking that does not allow the recipient, and says what to do', async () => {
    const all = ['--json', 'export', '--to', 'field.concord', '--query', 'raid', '--recipient', contact];
    const blocked = await field.cli(all);
    expect([blocked.code, errorOf(blocked).code]).toEqual([1, 'release.blocked']);
    expect(errorOf(blocked).message).toContain('contact verify');
    await expect(stat(bundle())).rejects.toThrow('ENOENT');
  });

  it('to somebody whose card was never compared is written with a caution', async () => {
    const args = ['export', '--to', 'unverified.concord', '--id', note, '--recipient', contact];
    const written = await field.json(z.looseObject({ unverified: z.array(z.string()) }), args);
    expect(written.unverified).toEqual([contact]);
    expect((await field.cli([...args, '--force'])).out).toContain('Headquarters is not verified');
  });

  it('is rehearsed: what each record would show and withhold', async () => {
    const plan = z.looseObject({
      isDryRun: z.literal(true),
      records: z.array(
        z.looseObject({
          record: z.string(),
          withheld: z.array(z.strictObject({ path: z.string(), reason: z.string() })),
          blocked: z.looseObject({ reason: z.string() }).nullable(),
        }),
      ),
    });
    const { records } = await field.json(plan, [
      ...['export', '--to', 'field.concord', '--query', 'raid', '--recipient', contact, '--dry-run'],
    ]);
    expect(records).toHaveLength(2);
    const reasons = records.find((one) => one.record === note)?.withheld.map(({ reason }) => reason);
    expect([...new Set(reasons)].sort()).toEqual(['identity', 'internal-tag', 'personal']);
    expect(records.filter((one) => one.blocked !== null)).toHaveLength(1);
    await expect(stat(bundle())).rejects.toThrow('ENOENT');
  });

  it('goes to its recipient and is taken in, with its author known and the sources withheld', async () => {
    await field.json(contactDocument, ['contact', 'verify', contact]);
    const written = await field.json(exportDocument, [
      ...['export', '--to', 'field.concord', '--query', 'raid', '--recipient', 'Headquarters'],
    ]);
    expect([written.records, written.sequence, written.size]).toEqual([2, 3, (await stat(bundle())).size]);
    expect(written.withheld).toBeGreaterThanOrEqual(3);

    await field.cli(['desk', 'card', '--to', join(hq.folder, 'field.concord-card')]);
    await hq.json(contactDocument, ['contact', 'add', 'field.concord-card']);
    await hq.json(contactDocument, ['contact', 'verify', 'Field']);
    const verified = await hq.json(verifyDocument, ['verify', bundle()]);
    expect(verified).toMatchObject({ ok: true, records: 2, sha256: written.sha256, sender: { trust: 'verified' } });

    const rehearsed = await hq.json(importDocument, ['import', bundle(), '--dry-run']);
    expect([rehearsed.isDryRun, rehearsed.accepted, rehearsed.files[0]?.['changes']]).toMatchObject([
      true,
      2,
      [{}, {}],
    ]);
    const unchanged = await hq.cli(['note', 'show', note]);
    expect(unchanged.code).toBe(1);

    const taken = await hq.json(importDocument, ['import', bundle()]);
    expect(taken).toMatchObject({ received: 2, accepted: 2, duplicate: 0, refused: 0 });
    const shown = z.looseObject({
      author: z.looseObject({ name: z.string(), organisation: z.string(), trust: z.string() }),
      sources: z.array(z.looseObject({ reliability: z.string().nullable(), identity: z.string().nullable() })),
      tags: z.array(z.string()),
      withheld: z.array(z.looseObject({ count: z.int() })),
      isInside: z.boolean(),
    });
    const arrived = await hq.json(shown, ['note', 'show', note]);
    expect(arrived).toMatchObject({
      ...{ title: 'Raid at the wells', tags: ['topic:water'], isInside: false },
      author: { name: 'Field', organisation: 'UNOCA', trust: 'verified' },
      sources: [{ description: 'Resident', reliability: 'B', identity: null, contact: null }],
      withheld: [{ count: 3 }],
    });
    const { out } = await hq.cli(['note', 'show', note]);
    expect(out.replaceAll(/\s+/g, ' ')).toContain('Field, UNOCA (signature verified; verified contact)');
    expect(out).not.toContain('Ibrahim');
  });

  it('adds nothing the second time, and the log and its rebuilt state agree on both desks', async () => {
    const again = await hq.json(importDocument, ['import', bundle()]);
    expect(again).toMatchObject({ received: 2, accepted: 0, duplicate: 2 });
    expect(again.files[0]?.['isKnown']).toBe(true);
    for (const desk of [field, hq]) {
      const checked = await desk.json(checkDocument, ['check', '--rebuild']);
      expect([checked.ok, checked.rebuiltHash, checked.problems]).toEqual([true, checked.stateHash, []]);
    }
  });

  it('takes an edit of somebody else’s note as a suggestion', async () => {
    const saved = await hq.json(z.looseObject({ isSuggestion: z.boolean() }), ['note', 'set', note, 'severity=5']);
    expect(saved.isSuggestion).toBe(true);
    const shown = await hq.json(z.looseObject({ severity: z.int().nullable(), suggestions: z.array(z.unknown()) }), [
      ...['note', 'show', note],
    ]);
    expect([shown.severity, shown.suggestions.length]).toEqual([null, 1]);
  });

  it('is chosen by ids as well, several behind one option', async () => {
    const second = await field.note({ title: 'By id', tlp: 'TLP:CLEAR' });
    const written = await field.json(exportDocument, [
      ...['export', '--to', 'ids.concord', '--id', note, second, '--recipient', contact],
    ]);
    expect([written.records, written.sequence]).toEqual([2, 4]);
  });

  it('does not replace a file unless that is said', async () => {
    const before = await readFile(bundle());
    const args = ['export', '--to', 'field.concord', '--id', note, '--recipient', contact];
    const refused = await field.cli(['--json', ...args]);
    expect([errorOf(refused).code, await readFile(bundle())]).toEqual(['file.exists', before]);
    await copyFile(bundle(), join(field.folder, 'copy.concord'));
    const replaced = await field.json(exportDocument, [...args.with(2, 'copy.concord'), '--force']);
    expect(replaced.size).toBe((await stat(join(field.folder, 'copy.concord'))).size);
  });

  it.each([
    [['export', '--to', 'x.concord', '--recipient', 'Headquarters'], 2, 'usage'],
    [
      ['export', '--to', 'x.concord', '--id', '0'.repeat(26), '--query', 'x', '--recipient', 'Headquarters'],
      2,
      'usage',
    ],
    [['export', '--to', 'x.concord', '--query', 'raid'], 2, 'usage'],
    [['export', '--query', 'raid', '--recipient', 'Headquarters'], 2, 'usage'],
    [['export', '--to', 'x.concord', '--query', 'nothing has this', '--recipient', 'Headquarters'], 1, 'release.empty'],
    [['export', '--to', 'x.concord', '--query', 'raid', '--recipient', 'Nobody'], 1, 'contact.unknown'],
    [['export', '--to', 'x.concord', '--id', '0'.repeat(26), '--recipient', 'Headquarters'], 1, 'record.unknown'],
    [
      ['export', '--to', 'no/such/folder/x.concord', '--query', 'raid', '--recipient', 'Headquarters'],
      1,
      'file.unwritable',
    ],
  ])('asked for as %j is refused', async (args, code, error) => {
    const failed = await field.cli(['--json', ...args]);
    expect([failed.code, failed.out, errorOf(failed).code]).toEqual([code, '', error]);
    await expect(stat(join(field.folder, 'x.concord'))).rejects.toThrow('ENOENT');
  });
});

describe('a bundle that cannot be used', () => {
  const states = async () => (await hq.json(checkDocument, ['check'])).stateHash;

  it('is refused whole, with its file named and nothing changed', async () => {
    const before = await states();
    const whole = await readFile(bundle());
    const broken: [string, Uint8Array, string[]][] = [
      ['short.concord', whole.subarray(0, whole.length - 1), ['bundle.truncated']],
      ['half.concord', whole.subarray(0, whole.length / 2), ['bundle.truncated']],
      ['head.concord', whole.subarray(0, 100), ['bundle.truncated']],
      ['empty.concord', new Uint8Array(), ['bundle.truncated']],
      ['flipped.concord', whole.map((byte, at) => (at === whole.length - 40 ? byte ^ 1 : byte)), ['bundle.damaged']],
      ['longer.concord', Buffer.concat([whole, Buffer.from('x')]), ['bundle.damaged', 'bundle.truncated']],
      ['foreign.concord', Buffer.from('%PDF-1.7 not a bundle'), ['file.unknown-format', 'bundle.foreign']],
      ['text.concord', Buffer.from('just text\n'), ['bundle.foreign']],
    ];
    for (const [name, bytes, codes] of broken) {
      await writeFile(join(hq.folder, name), bytes);
      for (const args of [
        ['import', name],
        ['verify', name],
      ]) {
        const failed = await hq.cli(['--json', ...args]);
        expect([args, failed.code, failed.out]).toEqual([args, 1, '']);
        expect([...codes, 'bundle.foreign']).toContain(errorOf(failed).code);
        expect(errorOf(failed).message.startsWith(`${name}: `)).toBe(true);
      }
    }
    expect(await states()).toBe(before);
  });

  it('is refused by a desk to which it was not written', async () => {
    for (const command of ['import', 'verify']) {
      expect(errorOf(await stranger.cli(['--json', command, bundle()])).code).toBe('bundle.not-for-you');
    }
  });

  it('does not keep a good one beside it from coming in, and the exit code tells', async () => {
    await copyFile(bundle(), join(hq.folder, 'cut.concord'));
    await truncate(join(hq.folder, 'cut.concord'), 500);
    const mixed = await hq.cli(['--json', 'import', 'cut.concord', bundle()]);
    expect([mixed.code, errorOf(mixed).code]).toEqual([1, 'bundle.truncated']);
    const report = importDocument.parse(JSON.parse(mixed.out));
    expect(report).toMatchObject({ received: 2, duplicate: 2 });
    expect(report.files).toMatchObject([{ error: { code: 'bundle.truncated' } }, { received: 2 }]);
  });
});

describe('the desk’s identity', () => {
  it('is a file for its owner alone, with which the age command opens a bundle', async () => {
    const path = join(hq.folder, 'identity.txt');
    await hq.json(z.strictObject({ file: z.string(), recipient: z.string() }), ['desk', 'identity', '--to', path]);
    expect(await readFile(path, 'utf8')).toMatch(/^AGE-SECRET-KEY-1[0-9A-Z]+$/m);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    const version = await execute('age', ['--version']).catch(() => null);
    if (version === null) {
      console.warn('The age command is not installed: opening a bundle with it is not tested here.');
      return;
    }
    const { stdout } = await execute('age', ['-d', '-i', path, bundle()], { encoding: 'buffer' });
    expect(stdout.subarray(0, 4)).toEqual(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]));
  });

  it('asks for the passphrase again and never replaces a file', async () => {
    const wrong = await hq.cli(['--json', 'desk', 'identity', '--to', 'other.txt'], { passphrase: 'not it at all' });
    expect([wrong.code, errorOf(wrong).code]).toEqual([1, 'passphrase.wrong']);
    await expect(stat(join(hq.folder, 'other.txt'))).rejects.toThrow('ENOENT');
    const exists = await hq.cli(['--json', 'desk', 'identity', '--to', 'identity.txt']);
    expect(errorOf(exists).code).toBe('file.exists');
  });
});

it('an exercise stays apart, and says so on every page', async () => {
  const exercise = await TestDesk.create('Trainees', 'DPPA', 'Osh 2026');
  try {
    await exercise.cli(['desk', 'card', '--to', join(field.folder, 'trainees.concord-card')]);
    expect(errorOf(await field.cli(['--json', 'contact', 'add', 'trainees.concord-card'])).code).toBe(
      'contact.unusable',
    );
    expect((await exercise.cli(['note', 'list'])).out).toMatch(/^EXERCISE "osh 2026": nothing here is real\.\n/);
    expect(await exercise.json(z.looseObject({ exercise: z.string() }), ['stats'])).toMatchObject({
      exercise: 'osh 2026',
    });
    expect((await exercise.cli(['--json', 'note', 'list'])).out).not.toContain('EXERCISE');
  } finally {
    await exercise.close();
  }
});

it('statistics count what is there', async () => {
  await field.json(withId, ['case', 'add', 'title=One case']);
  const stats = z.looseObject({ notes: z.int(), cases: z.int(), contacts: z.int(), desk: z.string() });
  expect(await field.json(stats, ['stats'])).toMatchObject({
    notes: 3,
    cases: 1,
    organisation: 'UNOCA',
    exercise: null,
  });
});
