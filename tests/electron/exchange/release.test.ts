import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExchangeClient } from '#electron/exchange/exchange-client.ts';
import { StoreClient } from '#db/workers/store-client.ts';
import type { RecordId } from '#shared/domain/ids.ts';

const PASSPHRASE = 'four quiet river stones';

interface Office {
  readonly store: StoreClient;
  readonly exchange: ExchangeClient;
}

async function office(folder: string, name: string, organisation: string): Promise<Office> {
  const store = new StoreClient(folder, { onChange: () => undefined });
  const exchange = new ExchangeClient();
  await store.create({ passphrase: PASSPHRASE, name, officer: `${name} officer`, organisation, exercise: null });
  if (!store.opened) throw new Error('The store did not open');
  await exchange.open(folder, store.opened.storeKey);
  return { store, exchange };
}

async function know({ store }: Office, other: Office, isVerified = true): Promise<RecordId> {
  const { id } = await store.writer.call('addContact', { card: other.store.opened?.cardText ?? '' });
  if (isVerified) await store.writer.call('updateContact', { id, isVerified: true });
  return id;
}

async function write(
  { store }: Office,
  values: Record<string, unknown>,
  kind: 'note' | 'case' = 'note',
): Promise<RecordId> {
  return (await store.writer.call('saveRecord', { kind, id: null, values, draft: null })).id;
}

describe('a release from a field office over headquarters to a partner', () => {
  let folder: string;
  let field: Office;
  let headquarters: Office;
  let partner: Office;
  let toHeadquarters: RecordId;
  let toPartner: RecordId;
  let counter = 0;

  const fresh = () => join(folder, `bundle-${counter++}.concord`);
  const send = async (from: Office, to: Office, recipient: RecordId, ids: RecordId[]) => {
    const path = fresh();
    const written = await from.exchange.write(from.store, { ids, recipients: [recipient], path, isReplacing: false });
    return { path, written, receipt: await to.exchange.apply(to.store, { path }) };
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'concord-test-'));
    field = await office(join(folder, 'field'), 'Field', 'UNOWAS');
    headquarters = await office(join(folder, 'hq'), 'Headquarters', 'DPPA');
    partner = await office(join(folder, 'partner'), 'Partner', 'African Union');
    toHeadquarters = await know(field, headquarters);
    await know(headquarters, field);
    toPartner = await know(headquarters, partner);
    await know(partner, headquarters);
  }, 120_000);

  afterAll(async () => {
    for (const one of [field, headquarters, partner]) {
      await one.exchange.close();
      await one.store.close();
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('carries what was decided, withholds sources and internal tags, and keeps the author’s proof through a relay', async () => {
    const attachment = new TextEncoder().encode('A photograph of the bridge'.repeat(5000));
    const { hash } = await field.store.writer.call('addAttachment', { bytes: attachment });
    const secret = 'Zarina Whisperova';
    const note = await write(field, {
      title: 'Grenade at the market',
      body: 'Two wounded.',
      country: 'KGZ',
      tags: ['topic:market', 'internal:handle-with-care'],
      sources: [{ description: 'A trader', identity: secret, contact: '+996 555 010203', reliability: 'B' }],
      attachments: [{ hash, name: 'bridge.txt', mediaType: 'text/plain', size: attachment.length }],
    });
    const { written, receipt } = await send(field, headquarters, toHeadquarters, [note]);
    expect(written).toMatchObject({ records: 1, commits: 1, attachments: 1, isVerified: true, sequence: 1 });
    expect(receipt.report).toMatchObject({ received: 1, accepted: 1, refused: 0 });

    const relayed = await send(headquarters, partner, toPartner, [note]);
    expect(relayed.receipt.report).toMatchObject({ received: 1, accepted: 1, refused: 0 });
    const view = await partner.store.reader.call('view', { id: note, kind: 'note' });
    expect(view.values).toMatchObject({ title: 'Grenade at the market', tags: ['topic:market'] });
    expect(view.owner).toMatchObject({ name: 'Field', organisation: 'UNOWAS', trust: 'unknown' });
    expect(view.withheld).toEqual([{ by: view.owner, count: 3 }]);
    expect(JSON.stringify(view)).not.toContain('Whisperova');
    expect(await partner.store.reader.call('attachment', { hash })).toEqual(attachment);
    expect((await partner.store.writer.call('check', { isRebuild: true })).ok).toBe(true);
    expect(
      (
        await field.store.reader.call('search', {
          text: 'whisperova',
          filter: { values: {}, from: null, to: null },
          sort: 'newest',
          offset: 0,
          limit: 5,
          hasFacets: false,
          isTyping: false,
        })
      ).total,
    ).toBe(1);
  });

  it('is rehearsed without a trace, applied once, and again adds nothing', async () => {
    const note = await write(field, { title: 'Roadblock on the northern road' });
    const path = fresh();
    await field.exchange.write(field.store, { ids: [note], recipients: [toHeadquarters], path, isReplacing: false });
    const before = await headquarters.store.writer.call('check', { isRebuild: false });
    const preview = await headquarters.exchange.preview(headquarters.store, {
      bytes: new Uint8Array(readFileSync(path)),
    });
    expect(preview).toMatchObject({ isKnown: false, report: { accepted: 1, isDryRun: true } });
    expect(preview.changes).toMatchObject([{ record: note, change: 'new', title: 'Roadblock on the northern road' }]);
    expect(await headquarters.store.writer.call('check', { isRebuild: false })).toEqual(before);
    expect(readdirSync(join(folder, 'hq')).filter((name) => name.startsWith('incoming'))).toEqual([]);
    expect((await headquarters.exchange.apply(headquarters.store, { path })).report.accepted).toBe(1);
    const again = await headquarters.exchange.apply(headquarters.store, { path });
    expect(again).toMatchObject({ isKnown: true, report: { received: 1, accepted: 0, duplicate: 1 } });
  });

  it('numbers the bundles of each set of recipients and links them', async () => {
    const note = await write(field, { title: 'A first and a second bundle' });
    const first = await send(field, headquarters, toHeadquarters, [note]);
    const second = await send(field, headquarters, toHeadquarters, [note]);
    expect(second.written.sequence).toBe(first.written.sequence + 1);
    expect(second.receipt.manifest.previous).toBe(first.receipt.bundleHash);
  });

  it('is refused above the marking, with the reason and without a file', async () => {
    const strict = await write(field, { title: 'Only for us', tlp: 'TLP:AMBER+STRICT' });
    const secret = await write(field, { title: 'Only for us too', sensitivity: 'strictly-confidential' });
    for (const id of [strict, secret]) {
      const path = fresh();
      const attempt = field.exchange.write(field.store, {
        ids: [id],
        recipients: [toHeadquarters],
        path,
        isReplacing: false,
      });
      await expect(attempt).rejects.toMatchObject({
        code: 'release.blocked',
        message: expect.stringContaining('Only for us'),
      });
      expect(existsSync(path)).toBe(false);
    }
    const plan = await field.exchange.plan({ ids: [strict], recipients: [toHeadquarters] });
    expect(plan.records[0]?.blocked?.contacts).toEqual([toHeadquarters]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('does not name a record of a higher marking through a link', async () => {
    const hidden = await write(field, { title: 'The hidden one', tlp: 'TLP:RED' });
    const open = await write(field, { title: 'The open one', links: [hidden] });
    const { receipt } = await send(field, headquarters, toHeadquarters, [open]);
    const view = await headquarters.store.reader.call('view', { id: open, kind: 'note' });
    expect(view.values['links']).toEqual([]);
    expect(JSON.stringify([view, receipt.changes])).not.toContain(hidden);
  });

  it('says so where a withheld name still stands in another field', async () => {
    const note = await write(field, {
      title: 'Threat against a teacher',
      summary: 'Amina Diallo was told to leave.',
      sources: [{ identity: 'Amina Diallo' }],
    });
    const plan = await field.exchange.plan({ ids: [note], recipients: [toHeadquarters] });
    expect(plan.records[0]?.warnings).toMatchObject([{ path: 'summary', isHistoric: false }]);
  });

  it('leaves behind what a note no longer shows: overwritten texts, tags and attachments that were taken out', async () => {
    const bytes = new TextEncoder().encode('CANARY content');
    const { hash } = await field.store.writer.call('addAttachment', { bytes });
    const note = await write(field, {
      title: 'CANARY informer named in the title',
      body: 'CANARY in the body',
      tags: ['CANARY-tag', 'calm'],
      tlp: 'TLP:RED',
      attachments: [{ hash, name: 'CANARY.jpg', mediaType: 'image/jpeg', size: bytes.length }],
    });
    const cleaned = {
      title: 'Cleaned',
      body: 'Nothing to see',
      tags: ['calm'],
      tlp: 'TLP:GREEN',
      markingReason: 'CANARY reason',
      attachments: [],
    };
    await field.store.writer.call('saveRecord', { kind: 'note', id: note, values: cleaned, draft: null });
    const { receipt } = await send(field, headquarters, toHeadquarters, [note]);
    expect(receipt.report).toMatchObject({ received: 2, accepted: 2 });
    expect(receipt.manifest.counts.attachments).toBe(0);
    const view = await headquarters.store.reader.call('view', { id: note, kind: 'note' });
    const history = await headquarters.store.reader.call('history', { id: note });
    expect(view.values).toMatchObject({ title: 'Cleaned', tags: ['calm'], tlp: 'TLP:GREEN' });
    expect(JSON.stringify([view, history])).not.toContain('CANARY');
    // A tag that went out once is taken back by name, so that it goes away there as well.
    await field.store.writer.call('saveRecord', { kind: 'note', id: note, values: { tags: [] }, draft: null });
    await send(field, headquarters, toHeadquarters, [note]);
    const later = await headquarters.store.reader.call('view', { id: note, kind: 'note' });
    expect(later.values['tags']).toEqual([]);
  });

  it('does not pass on what its owner shared under a strict marking', async () => {
    const note = await write(field, { title: 'For headquarters only', tlp: 'TLP:RED' });
    await send(field, headquarters, toHeadquarters, [note]);
    const plan = await headquarters.exchange.plan({ ids: [note], recipients: [toPartner] });
    expect(plan.records[0]?.blocked?.reason).toContain('not for passing on');
  });

  it('writes only what was reviewed', async () => {
    const note = await write(field, { title: 'Reviewed' });
    const request = { ids: [note], recipients: [toHeadquarters], isReplacing: false };
    const { digest } = await field.exchange.plan(request);
    await field.store.writer.call('saveRecord', { kind: 'note', id: note, values: { title: 'Changed' }, draft: null });
    const path = fresh();
    const late = field.exchange.write(field.store, { ...request, path, review: digest });
    await expect(late).rejects.toMatchObject({ code: 'release.differs' });
    expect(existsSync(path)).toBe(false);
    const now = await field.exchange.plan(request);
    await field.exchange.write(field.store, { ...request, path, review: now.digest });
    expect(existsSync(path)).toBe(true);
  });

  it('does not overwrite a file, and leaves the chain as it was when the folder cannot be written', async () => {
    const note = await write(field, { title: 'A file in the way' });
    const path = fresh();
    writeFileSync(path, 'mine');
    const request = { ids: [note], recipients: [toHeadquarters], isReplacing: false };
    await expect(field.exchange.write(field.store, { ...request, path })).rejects.toMatchObject({
      code: 'file.exists',
    });
    expect(readFileSync(path, 'utf8')).toBe('mine');
    const nowhere = join(folder, 'no-such-folder', 'a.concord');
    await expect(field.exchange.write(field.store, { ...request, path: nowhere })).rejects.toMatchObject({
      code: expect.stringMatching(/^file\./),
    });
    expect((await send(field, headquarters, toHeadquarters, [note])).receipt.report.accepted).toBe(1);
  });

  it('leaves the receiver as it was when the bundle is cut short, changed, or for somebody else', async () => {
    const note = await write(field, { title: 'Never to be half-applied' });
    const path = fresh();
    await field.exchange.write(field.store, { ids: [note], recipients: [toHeadquarters], path, isReplacing: false });
    const whole = new Uint8Array(readFileSync(path));
    const before = await headquarters.store.writer.call('check', { isRebuild: false });
    const broken = Uint8Array.from(whole);
    const middle = Math.floor(whole.length * 0.7);
    broken[middle] = (broken[middle] ?? 0) ^ 1;
    for (const bytes of [
      whole.slice(0, -1),
      whole.slice(0, 100),
      broken,
      new Uint8Array(),
      new TextEncoder().encode('hello'),
    ]) {
      await expect(headquarters.exchange.apply(headquarters.store, { bytes })).rejects.toMatchObject({
        code: expect.stringMatching(/^bundle\./),
      });
    }
    await expect(partner.exchange.apply(partner.store, { bytes: whole })).rejects.toMatchObject({
      code: 'bundle.not-for-you',
    });
    expect(await headquarters.store.writer.call('check', { isRebuild: false })).toEqual(before);
    // The writer is still there for others.
    expect(await write(headquarters, { title: 'Life goes on' })).toHaveLength(26);
  });

  it('carries an edit of somebody else’s record as a suggestion, never as a change', async () => {
    const note = await write(field, { title: 'Three injured', fatalitiesBest: 0 });
    await send(field, headquarters, toHeadquarters, [note]);
    const edit = { kind: 'note', id: note, values: { fatalitiesBest: 2 }, draft: null } as const;
    expect(await headquarters.store.writer.call('saveRecord', edit)).toMatchObject({ isSuggestion: true });
    const toField = (await headquarters.store.reader.call('contacts', {})).find((one) => one.name === 'Field');
    if (!toField) throw new Error('Headquarters knows the field office');
    const { receipt } = await send(headquarters, field, toField.id, [note]);
    expect(receipt.report).toMatchObject({ received: 2, duplicate: 1, suggested: 1, accepted: 0 });
    const view = await field.store.reader.call('view', { id: note, kind: 'note' });
    expect(view.values['fatalitiesBest']).toBe(0);
    expect(view.suggestions).toMatchObject([
      { by: { name: 'Headquarters', trust: 'verified' }, ops: [{ field: 'fatalitiesBest', value: 2 }] },
    ]);
  });

  it('refuses to mix an exercise into live work', async () => {
    const drill = join(folder, 'drill');
    const store = new StoreClient(drill, { onChange: () => undefined });
    try {
      const desk = { passphrase: PASSPHRASE, name: 'Drill', officer: 'D', organisation: 'DPPA', exercise: 'River' };
      await store.create(desk);
      const card = store.opened?.cardText ?? '';
      await expect(field.store.writer.call('addContact', { card })).rejects.toMatchObject({ code: 'contact.unusable' });
    } finally {
      await store.close();
    }
  });
});
