import { describe, expect, it } from 'vitest';
import { undo } from '#db/actions.ts';
import { recordBundle } from '#db/bundles.ts';
import { commitHash } from '#db/log/sealed-commit.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { saveRecord, saveRecordAsAction } from '#db/records.ts';
import { bundleBody, ReleaseSource } from '#electron/exchange/release-content.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { itemsOf } from '#shared/domain/values.ts';

import { deliver, introduce, introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

function save({ desk }: TestDesk, id: RecordId | null, input: Record<string, unknown>): RecordId {
  return desk.change(() => saveRecord(desk, 'note', id, input)).id;
}

async function cardsIn({ desk }: TestDesk, id: RecordId): Promise<string[]> {
  const source = new ReleaseSource(desk.db, []);
  const record = source.record(id);
  const body = bundleBody(source, [{ record, release: source.release(record, () => true) }]);
  const desks: string[] = [];
  for await (const cards of body.cards()) desks.push(...cards.map((card) => card.desk));
  return desks;
}

describe('the cards in a release', () => {
  it('are those of the owner and of people whose work it shows, not of everybody in the history', async () => {
    const [mine, silent, seen] = await Promise.all([testDesk(), testDesk(), testDesk()]);
    introduceAll([mine, silent, seen]);
    const id = save(mine, null, { title: 'Shots at the ford', sources: [{ description: 'A trader' }] });
    deliver(shareable(mine), mine, silent);
    deliver(shareable(mine), mine, seen);
    const [source] = itemsOf(silent.desk.materialiser.get(recordIdBytes(id))?.state.values['sources']);
    // Only what a release withholds.
    save(silent, id, { sources: [{ ...source, identity: 'Zarina', contact: '+996 555 010203' }] });
    save(seen, id, { severity: 4 });
    deliver(shareable(silent), silent, mine);
    deliver(shareable(seen), seen, mine);
    const desks = [mine, seen].map(({ desk }) => desk.card.desk);
    expect(await cardsIn(mine, id)).toEqual(desks.sort());
  });
});

/** The commits of a record as a release to these desks would carry them. */
function carried({ desk }: TestDesk, id: RecordId, readers: readonly TestDesk[]) {
  const source = new ReleaseSource(
    desk.db,
    readers.map((reader) => reader.desk.card.desk),
  );
  const record = source.record(id);
  return source.outgoing(
    record,
    source.release(record, () => true),
  );
}

/** Everything that can be read in a release. */
function textOf(from: TestDesk, id: RecordId, readers: readonly TestDesk[]): string {
  const ops = carried(from, id, readers).flatMap((commit) => commit.ops);
  return Buffer.concat(ops.filter((op) => op !== null)).toString('latin1');
}

/** Writes a release down as one that went out. */
function release(from: TestDesk, id: RecordId, readers: readonly TestDesk[]): void {
  const commits = carried(from, id, readers).map(({ header, ops }) => ({ id: commitHash(header), ops }));
  recordBundle(from.desk, {
    id: randomBytes(16),
    hash: randomBytes(32),
    sequence: 1,
    recipients: randomBytes(32),
    readers: readers.map((reader) => reader.desk.card.desk),
    manifest: new Uint8Array(),
    commits,
  });
}

describe('a tag that was taken off', () => {
  it('is named to nobody who was not shown it, however many releases there are', async () => {
    const [mine, partner, other] = await Promise.all([testDesk(), testDesk({ organisation: 'AU' }), testDesk()]);
    const id = save(mine, null, { title: 'Shots at the ford', tags: ['source:amina', 'calm'] });
    save(mine, id, { tags: ['calm'] });
    for (let round = 0; round < 3; round++) {
      expect(textOf(mine, id, [partner])).not.toContain('amina');
      release(mine, id, [partner]);
    }
    save(mine, id, { tags: [] });
    expect(textOf(mine, id, [partner])).toContain('calm');
    expect(textOf(mine, id, [partner])).not.toContain('amina');
    // One of them was never shown it.
    expect(textOf(mine, id, [partner, other])).not.toContain('calm');
    expect(textOf(mine, id, [])).not.toContain('calm');
  });
});

describe('a suggestion', () => {
  async function desks() {
    const [owner, mine, colleague, partner] = await Promise.all([
      testDesk({ organisation: 'African Union' }),
      testDesk(),
      testDesk(),
      testDesk({ organisation: 'ECOWAS' }),
    ]);
    introduceAll([owner, mine, colleague, partner]);
    const id = save(owner, null, { title: 'theirs' });
    deliver(shareable(owner), owner, mine);
    return { owner, mine, colleague, partner, id };
  }

  it('goes to the owner and to colleagues as it stands, and to nobody else', async () => {
    const { owner, mine, colleague, partner, id } = await desks();
    const suggest = (body: string) => saveRecordAsAction(mine.desk, 'note', id, { body });
    suggest('Amina told us');
    undo(mine.desk);
    suggest('Zarina told us');
    suggest('A resident told us');
    for (const readers of [[owner], [colleague], [owner, colleague]]) {
      const text = textOf(mine, id, readers);
      expect(text).toContain('A resident told us');
      expect(text).not.toMatch(/Amina|Zarina/);
    }
    for (const readers of [[partner], [owner, partner], []]) {
      expect(textOf(mine, id, readers)).not.toContain('told us');
      expect(carried(mine, id, readers)).toHaveLength(1);
    }
  });

  it('of a stranger goes to the owner, and never to others', async () => {
    const { owner, mine, colleague, partner, id } = await desks();
    const stranger = await testDesk({ organisation: 'Elsewhere' });
    deliver(shareable(mine), mine, stranger);
    save(stranger, id, { summary: 'from a stranger' });
    deliver(shareable(stranger), stranger, mine);
    // What is written next does not depend on it.
    save(mine, id, { body: 'ours' });
    expect(textOf(mine, id, [owner])).toContain('from a stranger');
    expect(textOf(mine, id, [colleague])).toContain('ours');
    for (const readers of [[colleague], [partner]]) expect(textOf(mine, id, readers)).not.toContain('stranger');
    expect(carried(mine, id, [partner])).toHaveLength(1);
  });
});

describe('an owner’s word', () => {
  it('is heard everywhere, whatever a stranger put beside it on one desk alone', async () => {
    const [mine, colleague, stranger] = await Promise.all([testDesk(), testDesk(), testDesk({ organisation: 'X' })]);
    introduce(mine, colleague);
    introduce(colleague, mine);
    const id = save(mine, null, { title: 'start' });
    const [founding] = shareable(mine);
    if (!founding) throw new Error('one commit');
    deliver([founding], mine, colleague);
    deliver([founding], mine, stranger);
    save(stranger, id, { title: 'noise' });
    deliver(shareable(stranger), stranger, mine);
    save(mine, id, { status: 'retracted' });
    const latest = shareable(mine).at(-1);
    if (!latest) throw new Error('the retraction');
    deliver([latest], mine, colleague);
    expect(colleague.desk.materialiser.get(recordIdBytes(id))?.state.values).toMatchObject({ status: 'retracted' });
  });
});
