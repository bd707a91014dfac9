import { describe, expect, it } from 'vitest';
import { saveRecord } from '#db/records.ts';
import { bundleBody, ReleaseSource } from '#electron/exchange/release-content.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { itemsOf } from '#shared/domain/values.ts';
import { deliver, introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

function save({ desk }: TestDesk, id: RecordId | null, input: Record<string, unknown>): RecordId {
  return desk.change(() => saveRecord(desk, 'note', id, input)).id;
}

async function cardsIn({ desk }: TestDesk, id: RecordId): Promise<string[]> {
  const source = new ReleaseSource(desk.db);
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
