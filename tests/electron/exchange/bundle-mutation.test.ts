import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHashOf } from '#shared/domain/ids.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { randomBytes } from '#db/crypto/random.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { refusalOf, sortedCommits, testDesk, testRecord } from './bundle-fixture.ts';
import { forge, type Forgery, item } from './forge.ts';

const sender = await testDesk('sender');
const reader = await testDesk('reader');
const other = await testDesk('other');

const commits = sortedCommits([
  ...testRecord(sender, [[{ field: 'title', value: 'First' }], [{ field: 'title', value: 'Second' }]]),
  ...testRecord(sender, [[{ field: 'title', value: 'Other' }]]),
]).map((commit) => item({ type: 'commit', commit }));
const end = item({ type: 'end' });
const card = item({ type: 'card', desk: other.desk, card: other.card.bytes });
const contents = [card, ...commits, ...attachment(3000), end];
const honest: Forgery = { sender, recipients: [reader], contents };
/** Large enough for several age chunks. */
const large: Forgery = { ...honest, contents: [card, ...commits, ...attachment(200_000), end] };

/** An attachment that does not compress, in one piece. */
function attachment(size: number): Uint8Array[] {
  const data = randomBytes(size);
  return [item({ type: 'chunk', hash: contentHashOf(sha256(data)), size, offset: 0, data })];
}

describe('a file that is no whole bundle', () => {
  it('is told by what it is', async () => {
    const folder = await scratchFolder();
    const whole = await forge(honest);
    const text = new TextDecoder('latin1').decode(whole);
    for (const [name, content, code] of [
      ['empty', new Uint8Array(), 'bundle.truncated'],
      ['text', new TextEncoder().encode('Dear colleague, see attached.'), 'bundle.foreign'],
      ['archive', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0), 'bundle.foreign'],
      ['armoured', new TextEncoder().encode('-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n'), 'bundle.foreign'],
      ['magic', new TextEncoder().encode('age-encryption.org/v1\n'), 'bundle.truncated'],
      ['next-version', new TextEncoder().encode('age-encryption.org/v2\n-> X25519 a\n'), 'bundle.foreign'],
      ['line-ends', new TextEncoder().encode(text.replaceAll('\n', '\r\n')), 'bundle.foreign'],
    ] as const) {
      const path = join(folder, name);
      await writeFile(path, content);
      expect([name, await refusalOf(path, reader)]).toEqual([name, code]);
    }
    expect(await refusalOf(join(folder, 'missing'), reader)).toBe('file.unreadable');
    expect(await refusalOf(folder, reader)).toBe('file.unreadable');
  });

  it('is incomplete wherever it was cut, and not for you before anything else', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'cut.concord');
    const whole = await forge(large);
    const cuts = new Set([
      1,
      10,
      21,
      22,
      23,
      whole.length - 1,
      whole.length - 16,
      whole.length - 17,
      whole.length - 65_552,
    ]);
    for (let cut = 100; cut < whole.length; cut += 9973) cuts.add(cut);
    for (const cut of cuts) {
      await writeFile(path, whole.slice(0, cut));
      expect([cut, await refusalOf(path, reader)]).toEqual([cut, 'bundle.truncated']);
    }
    await writeFile(path, whole);
    expect(await refusalOf(path, reader)).toBeNull();
    expect(await refusalOf(path, other)).toBe('bundle.not-for-you');
  });

  it('is damaged when bytes are added or any byte is another', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'changed.concord');
    const whole = await forge(honest);
    await writeFile(path, Uint8Array.from([...whole, 0]));
    expect(await refusalOf(path, reader)).toBe('bundle.damaged');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = whole.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        await writeFile(path, changed);
        const code = await refusalOf(path, reader);
        // Where the age header speaks of its version, recipients or size, a changed byte says something else as well.
        expect(code).toMatch(/^bundle\.(damaged|foreign|not-for-you|truncated|limit)$/);
        const headerEnd = new TextDecoder('latin1').decode(whole).indexOf('\n--- ');
        if (at > headerEnd + 5) expect(code).toBe('bundle.damaged');
      }),
      { numRuns: 300 },
    );
  });

  it('is refused in a typed way however its pieces are moved about', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'shuffled.concord');
    const whole = await forge(large);
    const place = fc.nat(whole.length);
    await fc.assert(
      fc.asyncProperty(place, place, place, fc.uint8Array({ maxLength: 40 }), async (from, to, into, extra) => {
        const piece = whole.slice(Math.min(from, to), Math.max(from, to));
        const changed = Uint8Array.from([...whole.slice(0, into), ...piece, ...extra, ...whole.slice(into)]);
        await writeFile(path, changed.length === whole.length ? changed.slice(1) : changed);
        expect(await refusalOf(path, reader)).toMatch(/^bundle\./);
      }),
      { numRuns: 100 },
    );
  });

  it('with any signed-for content of any bytes is refused or read, never anything else', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'inner.concord');
    const inner = contents.map((content) => content.slice());
    await fc.assert(
      fc.asyncProperty(
        fc.nat(inner.length - 1),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (which, at, mask) => {
          const forged = inner.map((content, index) => {
            if (index !== which) return content;
            const changed = content.slice();
            const place = at % changed.length;
            changed[place] = (changed[place] ?? 0) ^ mask;
            return changed;
          });
          await writeFile(path, await forge({ ...honest, contents: forged }));
          expect(await refusalOf(path, reader)).toSatisfy(
            (code: string | null) => code === null || code === 'bundle.damaged' || code === 'attachment.damaged',
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('with any manifest bytes, signed for, is refused or read in a typed way', async () => {
    const folder = await scratchFolder();
    const path = join(folder, 'manifest.concord');
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const body = (encoded: Uint8Array) => {
          const changed = encoded.slice();
          changed[at % changed.length] = (changed[at % changed.length] ?? 0) ^ mask;
          return changed;
        };
        await writeFile(path, await forge({ ...honest, body }));
        const code = await refusalOf(path, reader);
        expect(code ?? 'bundle.read').toMatch(/^(bundle|card)\./);
      }),
      { numRuns: 200 },
    );
  });
});
