import { describe, expect, it } from 'vitest';
import { randomBytes } from '#db/crypto/random.ts';
import { checkStore } from '#db/log/check.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { recordIdOf, toHex } from '#shared/domain/ids.ts';
import { foundBareDesk, openBareDesk } from '#tests/support/bare-desk.ts';
import { startChild } from '#tests/support/child.ts';
import { scratchFolder } from '#tests/support/desks.ts';

/** How often the writer is killed; `CONCORD_SOAK` asks for more. */
const KILLS = Number(process.env['CONCORD_SOAK'] ?? 10);

describe('a writer that is killed again and again', () => {
  it('loses nothing that it acknowledged, and leaves a sound store', { timeout: 60_000 + KILLS * 20_000 }, async () => {
    const folder = scratchFolder();
    const storeKey = randomBytes(32);
    (await foundBareDesk(folder, storeKey, Date.now())).close();
    const acknowledged = new Map<number, string>();
    for (let round = 0; round < KILLS; round++) {
      const child = startChild('write-commits.ts', [folder, toHex(storeKey)]);
      // Another moment each time, so that it is hit in all that it does.
      const wanted = 3 + ((round * 7) % 23);
      const keep = (line: string | null) => {
        const [seq, id] = line?.split(' ') ?? [];
        if (seq && id) acknowledged.set(Number(seq), id);
        return line !== null;
      };
      for (let told = 0; told < wanted; told++) expect(keep(await child.line())).toBe(true);
      await child.kill();
      // What was told before the end but not read yet was acknowledged as well.
      while (keep(await child.line()));

      const desk = openBareDesk(folder, storeKey, Date.now);
      try {
        const report = checkStore(desk, true, UNWATCHED);
        expect(report).toMatchObject({ ok: true, problems: [] });
        expect(report.rebuiltHash).toBe(report.stateHash);
        const kept = new Map(
          desk.db
            .prepare<[], { seq: number; record: Uint8Array }>('SELECT seq, record FROM commit_log')
            .all()
            .map(({ seq, record }) => [seq, recordIdOf(record)]),
        );
        for (const [seq, id] of acknowledged) expect(kept.get(seq), `commit ${seq}`).toBe(id);
        // At most the one that it was about to acknowledge is there beside them, for each time it was killed.
        expect(kept.size - acknowledged.size).toBeLessThanOrEqual(round + 1);
      } finally {
        desk.db.close();
      }
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * 3);
  });
});
