import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, createZstdCompress, zstdCompressSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ConcordError } from '#shared/errors.ts';
import { frameHead, frameItem } from '#shared/exchange/sequence.ts';
import { encodeCbor } from '#shared/log/cbor.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { readBundle } from '#electron/exchange/bundle/read-bundle.ts';
import { scratchFolder } from '../../support/scratch.ts';
import { drain, readerOf, testDesk } from './bundle-fixture.ts';
import { compress, forge, type Forgery, item, ownAge } from './forge.ts';

const sender = await testDesk('sender');
const reader = await testDesk('reader');
const end = item({ type: 'end' });
const honest: Forgery = { sender, recipients: [reader], contents: [end] };

async function refusal(file: Uint8Array): Promise<unknown> {
  const path = join(await scratchFolder(), 'limit.concord');
  await writeFile(path, file);
  try {
    await drain(await readBundle(path, readerOf(reader)));
    return null;
  } catch (thrown) {
    if (!(thrown instanceof ConcordError)) throw thrown;
    return [thrown.code, thrown.detail?.['part'] ?? null];
  }
}

const compressed = async (change: (frame: Uint8Array) => Uint8Array) => forge({ ...honest, compressed: change });

function joined(...parts: (Uint8Array | number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** A frame of nothing but one repeated byte: 4 bytes of file for each 128 KiB of content. */
function bomb(blocks: number): Uint8Array {
  const frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x58];
  for (let at = 0; at < blocks; at++) {
    const header = ((128 * 1024) << 3) | (1 << 1) | (at === blocks - 1 ? 1 : 0);
    frame.push(header & 255, (header >>> 8) & 255, header >>> 16, 0x40);
  }
  return Uint8Array.from(frame);
}

describe('the compressed layer', () => {
  it('is one frame and nothing else', async () => {
    const empty = Uint8Array.from(zstdCompressSync(new Uint8Array()));
    const skippable = [0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3];
    expect(await refusal(await compressed((frame) => frame))).toBeNull();
    expect(await refusal(await compressed((frame) => joined(frame, empty)))).toEqual(['bundle.damaged', 'trailing']);
    expect(await refusal(await compressed((frame) => joined(frame, frame)))).toEqual(['bundle.damaged', 'trailing']);
    expect(await refusal(await compressed((frame) => joined(frame, skippable)))).toEqual([
      'bundle.damaged',
      'trailing',
    ]);
    expect(await refusal(await compressed((frame) => joined(frame, [0])))).toEqual(['bundle.damaged', 'trailing']);
    expect(await refusal(await compressed((frame) => joined(skippable, frame)))).toEqual(['bundle.foreign', 'zstd']);
    expect(await refusal(await compressed(() => new Uint8Array()))).toEqual(['bundle.damaged', 'zstd']);
    expect(await refusal(await compressed((frame) => frame.slice(0, -5)))).toEqual(['bundle.damaged', 'zstd']);
  });

  it('is checked by its own checksum where it has one', async () => {
    const wrong = await compressed((frame) => {
      const last = frame.length - 1;
      return frame.map((byte, at) => (at === last ? byte ^ 1 : byte));
    });
    expect(await refusal(wrong)).toEqual(['bundle.damaged', 'zstd']);
  });

  it('may have no window beyond 8 MiB, no dictionary and no reserved bits', async () => {
    const params = { [constants.ZSTD_c_windowLog]: 24 };
    const compressor = createZstdCompress({ params });
    const wide = buffer(compressor);
    compressor.write(frameHead(0));
    compressor.end(new Uint8Array(9 * 2 ** 20));
    const frame = Uint8Array.from(await wide);
    expect(await refusal(await compressed(() => frame))).toEqual(['bundle.limit', 'zstd']);
    const header = (descriptor: number, ...rest: number[]) => [0x28, 0xb5, 0x2f, 0xfd, descriptor, ...rest];
    for (const descriptor of [0x01, 0x02, 0x03, 0x08]) {
      const bad = Uint8Array.from(header(descriptor, 0x58, 1, 1, 1, 1, 1, 0, 0));
      expect(await refusal(await compressed(() => bad))).toEqual(['bundle.damaged', 'zstd']);
    }
    const reservedBlock = Uint8Array.from(header(0, 0x58, 0x07, 0, 0));
    expect(await refusal(await compressed(() => reservedBlock))).toEqual(['bundle.damaged', 'zstd']);
    const hugeBlock = Uint8Array.from(header(0, 0x58, 0x01, 0, 0x20));
    expect(await refusal(await compressed(() => hugeBlock))).toEqual(['bundle.damaged', 'zstd']);
    const hugeSize = Uint8Array.from(header(0xc0, 0x58, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0));
    expect(await refusal(await compressed(() => hugeSize))).toEqual(['bundle.limit', 'zstd']);
  });

  it('may not be a bomb', async () => {
    // 8 GiB of one byte in 256 KiB of file: stopped where the first item ends.
    const started = process.memoryUsage().rss;
    expect(await refusal(await compressed(() => bomb(64 * 1024)))).toEqual(['bundle.damaged', 'encoding']);
    expect(process.memoryUsage().rss - started).toBeLessThan(512 * 2 ** 20);
  });

  it('may not inflate to more than its manifest says', async () => {
    const filler = encodeCbor({ type: 'padding', data: new Uint8Array(LIMITS.bundleItem - 100) });
    const contents = [...Array.from({ length: 6 }, () => filler), end];
    expect(await refusal(await forge({ ...honest, contents }))).toEqual(['bundle.limit', 'inflation']);
    const small = { ...honest, contents: [filler, end] };
    expect(await refusal(await forge(small))).toBeNull();
    const understated = (manifest: Parameters<NonNullable<Forgery['manifest']>>[0]) => ({
      ...manifest,
      counts: { ...manifest.counts, bytes: 100 },
    });
    expect(await refusal(await forge({ ...small, manifest: understated }))).toEqual(['bundle.digest', 'bytes']);
  });
});

describe('items', () => {
  it('may not pass their size, and are not gathered to find that out', async () => {
    const tooLarge = { ...honest, contents: [new Uint8Array(LIMITS.bundleItem + 1), end] };
    expect(await refusal(await forge(tooLarge))).toEqual(['bundle.limit', null]);
    const claimed = (all: Uint8Array) =>
      joined(all.slice(0, -frameItem(end).length), [0x5a, 0xff, 0xff, 0xff, 0xff], [1, 2, 3]);
    expect(await refusal(await forge({ ...honest, sequence: claimed }))).toEqual(['bundle.limit', null]);
    const manifest = () => joined([0x5a, 0x00, 0x10, 0x00, 0x01], new Uint8Array(2 ** 20 + 1));
    expect(await refusal(await forge({ ...honest, sequence: manifest }))).toEqual(['bundle.limit', null]);
  });

  it('may not carry more ops, larger pieces or larger cards than Concord writes', async () => {
    const commit = {
      type: 'commit',
      header: new Uint8Array(8),
      signature: new Uint8Array(64),
      secret: new Uint8Array(32),
    };
    const many = encodeCbor({ ...commit, ops: Array.from({ length: LIMITS.ops + 1 }, () => null) });
    const large = encodeCbor({ ...commit, ops: [new Uint8Array(LIMITS.op + 1)] });
    const header = encodeCbor({ ...commit, header: new Uint8Array(LIMITS.header + 1), ops: [] });
    const data = new Uint8Array(LIMITS.attachmentChunk + 1);
    const piece = encodeCbor({ type: 'chunk', hash: new Uint8Array(32), size: data.length, offset: 0, data });
    const whole = { type: 'chunk', hash: new Uint8Array(32), offset: 0, data: Uint8Array.of(1) };
    const huge = encodeCbor({ ...whole, size: LIMITS.attachment + 1 });
    const card = encodeCbor({ type: 'card', desk: new Uint8Array(32), card: new Uint8Array(LIMITS.card + 1) });
    for (const content of [many, large, header, piece, huge, card]) {
      expect(await refusal(await forge({ ...honest, contents: [content, end] }))).toMatchObject(['bundle.damaged', {}]);
    }
  });
});

describe('the age header', () => {
  async function withHeader(change: (header: string) => string): Promise<Uint8Array> {
    const whole = await ownAge(compress(new Uint8Array(10)), [reader.recipient.ageRecipient]);
    const text = Buffer.from(whole).toString('latin1');
    const headerEnd = text.indexOf('\n', text.indexOf('\n--- ') + 1) + 1;
    return Uint8Array.from(Buffer.from(change(text.slice(0, headerEnd)) + text.slice(headerEnd), 'latin1'));
  }
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'B'.repeat(43)}\n`;
  const inserted = (lines: string) => (header: string) => header.replace('-> ', `${lines}-> `);

  it('may not have more stanzas or bytes than a thousand recipients need', async () => {
    expect(await refusal(await withHeader(inserted(stanza.repeat(LIMITS.ageStanzas + 1))))).toEqual([
      'bundle.limit',
      'header',
    ]);
    expect(await refusal(await withHeader(inserted(`-> grease ${'x'.repeat(300_000)}\n\n`)))).toEqual([
      'bundle.limit',
      'header',
    ]);
    expect(await refusal(await withHeader(inserted(`-> grease x\n${`${'A'.repeat(64)}\n`.repeat(5000)}\n`)))).toEqual([
      'bundle.limit',
      'header',
    ]);
  });

  it('is refused as damaged for what is not its form, and never waits for a passphrase', async () => {
    for (const change of [
      inserted('-> X25519\n\n'),
      inserted('-> X25519 short\nAAAA\n'),
      inserted('->\n'),
      inserted('-> é x\n\n'),
      inserted('no stanza\n'),
      (header: string) => header.replace(/--- .*/, '--- AAAA'),
      (header: string) => header.replace('concord/size 0', 'concord/size 9'),
      inserted(`-> scrypt ${'A'.repeat(22)} 30\n${'B'.repeat(43)}\n`),
    ]) {
      const code = await refusal(await withHeader(change));
      expect(code).toMatchObject([expect.stringMatching(/^bundle\.(damaged|not-for-you)$/), {}]);
    }
  });

  it('with stanzas of other programs is passed through', async () => {
    const grease = await withHeader(inserted('-> stanza.example/x 1 2 3\nAAAA\n'));
    // The header was changed after its MAC was made, which is found only because everything else was acceptable.
    expect(await refusal(grease)).toEqual(['bundle.damaged', 'header']);
  });
});
