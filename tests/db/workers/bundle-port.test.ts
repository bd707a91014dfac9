import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { readAttachment } from '#db/attachments.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { logicalStateHash } from '#db/log/check.ts';
import { verifyCommit } from '#db/log/sealed-commit.ts';
import { saveRecord } from '#db/records.ts';
import { type BundlePart, receiveBundle } from '#db/workers/bundle-port.ts';
import { cancelled, type LongWork, UNWATCHED } from '#db/workers/long-work.ts';
import { type ContentHash, contentHashOf } from '#shared/domain/ids.ts';
import { introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

const content = randomBytes(3000);
const hash = contentHashOf(sha256(content));

function piece(offset: number, length: number, change: Partial<{ hash: ContentHash; size: number }> = {}): BundlePart {
  return {
    type: 'attachment',
    hash,
    size: content.length,
    offset,
    data: content.slice(offset, offset + length),
    ...change,
  };
}

const whole = [piece(0, 1000), piece(1000, 1500), piece(2500, 500)];

async function sent(): Promise<{ mine: TestDesk; begin: BundlePart; commits: BundlePart; cards: BundlePart }> {
  const [mine, theirs] = await Promise.all([testDesk(), testDesk()]);
  introduceAll([mine, theirs]);
  theirs.desk.change(() => saveRecord(theirs.desk, 'note', null, { title: 'theirs' }));
  const id = randomBytes(16);
  const sender = theirs.desk.key.publicKey;
  const facts = { id, hash: sha256(id), sender, sequence: 1, recipients: sha256('all'), manifest: new Uint8Array() };
  const list = shareable(theirs).map((commit) => ({ verified: verifyCommit(commit, 'live') }));
  return {
    mine,
    begin: { type: 'begin', facts, commits: list.length },
    commits: { type: 'commits', commits: list },
    cards: { type: 'cards', cards: [{ desk: sender, hash: sha256('card'), text: theirs.desk.cardText, createdAt: 1 }] },
  };
}

/** Sends parts, each after the one before was answered; ends the port when it is done or nobody answers any more. */
async function send(port: MessagePort, parts: readonly BundlePart[]): Promise<number> {
  let answered = 0;
  for (const part of parts) {
    const answer = once(port, 'message');
    const closed = once(port, 'close').then(() => false);
    port.postMessage(part);
    if (!(await Promise.race([answer.then(() => true), closed]))) return answered;
    answered += 1;
  }
  port.close();
  return answered;
}

async function receive({ desk }: TestDesk, parts: readonly BundlePart[], isDryRun = false, work: LongWork = UNWATCHED) {
  const { port1, port2 } = new MessageChannel();
  const [answered, outcome] = await Promise.allSettled([
    send(port1, parts),
    receiveBundle(desk, port2, isDryRun, work),
  ]);
  return { answered: answered.status === 'fulfilled' ? answered.value : -1, outcome };
}

const end: BundlePart = { type: 'end' };

/** Nothing of the bundle stayed, and the desk goes on. */
function expectUntouched({ desk }: TestDesk, before: string): void {
  expect(logicalStateHash(desk.db)).toBe(before);
  for (const table of ['bundle', 'bundle_commit', 'card', 'attachment', 'attachment_chunk']) {
    expect(desk.db.prepare(`SELECT * FROM ${table}`).all(), table).toEqual([]);
  }
  expect(desk.db.inTransaction).toBe(false);
  desk.change(() => saveRecord(desk, 'note', null, { title: 'goes on' }));
}

describe('a bundle that comes through a port', () => {
  it('is applied whole, and known when it comes again', async () => {
    const { mine, begin, commits, cards } = await sent();
    const parts = [begin, cards, commits, ...whole, end];
    const { answered, outcome } = await receive(mine, parts);
    expect(answered).toBe(parts.length);
    expect(outcome).toMatchObject({ value: { isKnown: false, report: { received: 1, accepted: 1 } } });
    expect(Buffer.compare(readAttachment(mine.desk.db, hash), content)).toBe(0);
    expect(mine.changes.at(-1)).toMatchObject({ kind: 'note' });
    const again = await receive(mine, parts);
    expect(again.outcome).toMatchObject({ value: { isKnown: true, report: { received: 1, duplicate: 1 } } });
    expect(mine.desk.db.prepare('SELECT * FROM attachment_chunk').all()).toHaveLength(3);
  });

  it('leaves nothing when it is rehearsed, and says the same', async () => {
    const { mine, begin, commits, cards } = await sent();
    const before = logicalStateHash(mine.desk.db);
    const told = mine.changes.length;
    const { outcome } = await receive(mine, [begin, cards, commits, ...whole, end], true);
    expect(outcome).toMatchObject({ value: { report: { accepted: 1, isDryRun: true } } });
    expect(mine.changes.length).toBe(told);
    expectUntouched(mine, before);
  });

  it('leaves nothing when its sender fails, gives up or ends too early', async () => {
    const { mine, begin, commits, cards } = await sent();
    const started = [begin, cards, commits, whole[0] ?? end];
    for (const [parts, code] of [
      [[...started, { type: 'failed', error: { code: 'bundle.digest', message: 'm' } }], 'bundle.digest'],
      [started, 'cancelled'],
      [[], 'cancelled'],
      [[...started, end], 'attachment.damaged'],
    ] as const) {
      const before = logicalStateHash(mine.desk.db);
      const { outcome } = await receive(mine, parts);
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code } });
      expectUntouched(mine, before);
    }
  });

  it('does not hold up the desk for a port that was closed before anybody listened', async () => {
    const { mine, begin } = await sent();
    const before = logicalStateHash(mine.desk.db);
    for (const first of [[], [begin]]) {
      const { port1, port2 } = new MessageChannel();
      for (const part of first) port1.postMessage(part);
      port1.close();
      await new Promise((resolve) => setImmediate(resolve));
      await expect(receiveBundle(mine.desk, port2, false, UNWATCHED)).rejects.toMatchObject({ code: 'cancelled' });
    }
    expectUntouched(mine, before);
  });

  it('leaves nothing when an attachment is not what its hash says', async () => {
    const { mine, begin, commits } = await sent();
    const other = contentHashOf(sha256('other'));
    for (const [what, pieces] of [
      ['a gap', [piece(0, 1000), piece(2000, 1000)]],
      ['an overlap', [piece(0, 1000), piece(999, 2001)]],
      ['no start', [piece(1000, 2000)]],
      ['an end that is missing', [piece(0, 2999)]],
      ['another size', [piece(0, 3000, { size: 2999 })]],
      ['another hash', [piece(0, 3000, { hash: other })]],
      ['a change of hash', [piece(0, 1000), piece(1000, 2000, { hash: other })]],
      ['a new start before the end', [piece(0, 1000), ...whole]],
    ] as const) {
      const before = logicalStateHash(mine.desk.db);
      const { outcome } = await receive(mine, [begin, commits, ...pieces, end]);
      expect(outcome, what).toMatchObject({ status: 'rejected', reason: { code: 'attachment.damaged' } });
      expectUntouched(mine, before);
    }
  });

  it('does not let a known attachment be taken for another', async () => {
    const { mine, begin, commits } = await sent();
    await receive(mine, [begin, ...whole, end]);
    const broken: BundlePart = { type: 'attachment', hash, size: 3000, offset: 0, data: randomBytes(3000) };
    const { outcome } = await receive(mine, [begin, commits, broken, end]);
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'attachment.damaged' } });
    expect(Buffer.compare(readAttachment(mine.desk.db, hash), content)).toBe(0);
  });

  it('leaves nothing when it is stopped, or its parts come in no order at all', async () => {
    const { mine, begin, commits, cards } = await sent();
    for (const phase of ['writing', 'indexing']) {
      const before = logicalStateHash(mine.desk.db);
      const stopping = {
        step: (now: string) => {
          if (now === phase) throw cancelled();
        },
      };
      const { outcome } = await receive(mine, [begin, cards, commits, end], false, stopping);
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'cancelled' } });
      expectUntouched(mine, before);
    }
    const before = logicalStateHash(mine.desk.db);
    expect((await receive(mine, [commits, begin, end])).outcome.status).toBe('rejected');
    expect((await receive(mine, [end])).outcome.status).toBe('rejected');
    expectUntouched(mine, before);
  });
});
