import { ConcordError } from '#shared/errors.ts';
import type { CsvEncoding } from '#shared/import/csv-map.ts';
import { type CsvSource, headOf, readBytes } from './csv-bytes.ts';

export interface FoundEncoding {
  readonly encoding: CsvEncoding;
  /** Bytes of the byte order mark, to be passed over. */
  readonly markLength: number;
  /** True when some bytes are no text in this encoding and will show as U+FFFD. */
  readonly isLossy: boolean;
}

const HEAD = 64 * 1024;

/** First bytes of files that a person may take for a table but that are something else. */
const FOREIGN: readonly (readonly [string, readonly number[]])[] = [
  ['a workbook (such as .xlsx or .ods) or another packed file', [0x50, 0x4b, 0x03, 0x04]],
  ['a workbook of the old kind (.xls)', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF document', [0x25, 0x50, 0x44, 0x46]],
  ['a compressed file', [0x1f, 0x8b]],
  ['a compressed file', [0x28, 0xb5, 0x2f, 0xfd]],
];

const MARKS: readonly (readonly [CsvEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/**
 * The encoding of a file: the one chosen, else by its byte order mark, else UTF-16 by where its zero bytes stand, else
 * UTF-8 when the whole file is valid (or nearly so, and broken in a few places), else windows-1252. Reads the whole file
 * without holding it. Throws `csv.unreadable` for files that are no text, and `file.unreadable`.
 */
export async function detectEncoding(source: CsvSource, chosen: CsvEncoding | undefined): Promise<FoundEncoding> {
  const head = await headOf(source, HEAD);
  if (head.length === 0) throw new ConcordError('csv.unreadable', 'The file is empty.');
  const foreign = FOREIGN.find(([, start]) => startsWith(head, start));
  if (foreign) {
    throw new ConcordError(
      'csv.unreadable',
      `This is ${foreign[0]}, not a table in plain text. Open it in its own program, save it as CSV and import that.`,
    );
  }
  const mark = MARKS.find(([, start]) => startsWith(head, start));
  const known = chosen ?? mark?.[0] ?? guessUtf16(head);
  const markLength = mark && (known === undefined || mark[0] === known) ? mark[1].length : 0;
  if (known === 'windows-1252') return { encoding: known, markLength: 0, isLossy: false };
  const encoding = known ?? 'utf-8';
  if (await isValid(source, encoding, markLength)) return { encoding, markLength, isLossy: false };
  if (known !== undefined || (await isMostlyUtf8(source))) return { encoding, markLength, isLossy: true };
  return { encoding: 'windows-1252', markLength: 0, isLossy: false };
}

/**
 * UTF-16 without a mark: every line end has its zero byte on the same side, or, without line ends, nearly every letter.
 * A zero byte that strayed into a file of single bytes stands beside no line end.
 */
function guessUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const pairs = Math.floor(head.length / 2);
  let lineEnds = 0;
  const ends = { little: 0, big: 0 };
  const letters = { little: 0, big: 0 };
  for (let at = 0; at < pairs * 2; at += 2) {
    const [first = 0, second = 0] = [head[at], head[at + 1]];
    if (isLineEnd(first) || isLineEnd(second)) lineEnds++;
    if (second === 0 && isPlain(first)) letters.little++;
    if (first === 0 && isPlain(second)) letters.big++;
    if (second === 0 && isLineEnd(first)) ends.little++;
    if (first === 0 && isLineEnd(second)) ends.big++;
  }
  const side = letters.little >= letters.big ? 'little' : 'big';
  const isEven = lineEnds > 0 ? ends[side] >= lineEnds * 0.9 : letters[side] >= pairs * 0.4;
  if (!isEven || letters[side] < pairs * 0.02 || letters[side] === 0) return undefined;
  return side === 'little' ? 'utf-16le' : 'utf-16be';
}

function isLineEnd(byte: number): boolean {
  return byte === 0x0a || byte === 0x0d;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || isLineEnd(byte);
}

async function isValid(
  source: CsvSource,
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be',
  markLength: number,
): Promise<boolean> {
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { fatal: true, ignoreBOM: true });
  const pairs = new BytePairs();
  try {
    for await (const bytes of readBytes(source, markLength)) {
      decoder.decode(encoding === 'utf-16be' ? pairs.swap(bytes) : bytes, { stream: true });
    }
    decoder.decode(encoding === 'utf-16be' ? pairs.rest() : undefined);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** True when more than half of what is not ASCII is valid UTF-8: then it is UTF-8 that was damaged, not Latin-1. */
async function isMostlyUtf8(source: CsvSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let broken = 0;
  let foreign = 0;
  for await (const bytes of readBytes(source, 0)) {
    for (const letter of decoder.decode(bytes, { stream: true }).match(/[^\u0000-\u007F]/gu) ?? []) {
      if (letter === '\uFFFD') broken++;
      else foreign++;
    }
  }
  return foreign > broken;
}

/** Turns big-endian pairs of bytes round, keeping an odd byte for the next piece. */
class BytePairs {
  #odd: number | null = null;

  swap(bytes: Uint8Array): Uint8Array {
    const whole = this.#odd === null ? bytes : joined(this.#odd, bytes);
    const even = whole.length - (whole.length % 2);
    this.#odd = even < whole.length ? (whole[even] ?? null) : null;
    return Buffer.from(whole.subarray(0, even)).swap16();
  }

  /** An odd byte at the end of the file; to be decoded as the broken character that it is. */
  rest(): Uint8Array {
    return this.#odd === null ? new Uint8Array() : Uint8Array.of(this.#odd);
  }
}

function joined(first: number, bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length + 1);
  whole[0] = first;
  whole.set(bytes, 1);
  return whole;
}

/** What windows-1252 has where Latin-1 has control characters (0x80 to 0x9F), by the WHATWG Encoding Standard. */
const WINDOWS_LETTERS =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

function fromWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  return latin1.replaceAll(/[\u0080-\u009F]/g, (letter) => WINDOWS_LETTERS[letter.charCodeAt(0) - 0x80] ?? letter);
}

/** The text of a file, piece by piece, without its byte order mark. Bytes that are no text show as U+FFFD. */
export async function* readText(source: CsvSource, found: FoundEncoding): AsyncGenerator<string> {
  const { encoding } = found;
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { ignoreBOM: true });
  const pairs = new BytePairs();
  for await (const bytes of readBytes(source, found.markLength)) {
    if (encoding === 'windows-1252') yield fromWindows1252(bytes);
    else yield decoder.decode(encoding === 'utf-16be' ? pairs.swap(bytes) : bytes, { stream: true });
  }
  if (encoding !== 'windows-1252') yield decoder.decode(encoding === 'utf-16be' ? pairs.rest() : undefined);
}
