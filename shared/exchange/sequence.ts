import { bundleError, malformed } from './bundle-error.ts';

/**
 * The framing of a bundle's content: a CBOR sequence (RFC 8742) whose items are all definite-length byte strings in
 * their shortest form. The size of an item is thus known from its first bytes, and nothing is parsed before it is
 * complete and its size allowed.
 */
export function frameItem(content: Uint8Array): Uint8Array {
  const head = frameHead(content.length);
  const frame = new Uint8Array(head.length + content.length);
  frame.set(head);
  frame.set(content, head.length);
  return frame;
}

/** The CBOR head of a byte string of this length (below 2^32). */
export function frameHead(length: number): Uint8Array {
  if (length < 24) return Uint8Array.of(0x40 | length);
  if (length < 0x100) return Uint8Array.of(0x58, length);
  if (length < 0x10000) return Uint8Array.of(0x59, length >>> 8, length & 255);
  return Uint8Array.of(0x5a, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255);
}

/**
 * Cuts a stream of bytes into the contents of its items, whatever the borders of the chunks. Throws `bundle.damaged`
 * for anything but such byte strings and `bundle.limit` for an item above the bound that `longest` gives at that time.
 */
export class SequenceSplitter {
  private readonly longest: (index: number) => number;
  private index = 0;
  private head: number[] = [];
  private item: Uint8Array | null = null;
  private filled = 0;

  /** `longest(index)` is the greatest allowed size of item number `index`, counted from 0. */
  constructor(longest: (index: number) => number) {
    this.longest = longest;
  }

  /** The contents that become complete with this chunk; each has a buffer of its own. */
  *push(chunk: Uint8Array): Generator<Uint8Array, void, void> {
    let at = 0;
    while (at < chunk.length) {
      if (!this.item) {
        this.head.push(chunk[at++] ?? 0);
        const size = this.headSize();
        if (size === null) continue;
        if (size > this.longest(this.index)) throw bundleError('bundle.limit', { item: this.index, size });
        this.item = new Uint8Array(size);
        this.filled = 0;
      }
      const part = chunk.subarray(at, at + this.item.length - this.filled);
      this.item.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled < this.item.length) return;
      const done = this.item;
      this.item = null;
      this.head = [];
      this.index++;
      yield done;
    }
  }

  /** True when the bytes so far end with a whole item. */
  get isBetweenItems(): boolean {
    return this.item === null && this.head.length === 0;
  }

  /** The size that the head gives, or null while more of its bytes are needed. */
  private headSize(): number | null {
    const initial = this.head[0] ?? 0;
    const small = initial & 31;
    if (initial >>> 5 !== 2 || small > 26) throw malformed('framing');
    if (small < 24) return small;
    const width = 1 << (small - 24);
    if (this.head.length < 1 + width) return null;
    const size = this.head.slice(1).reduce((sum, byte) => sum * 256 + byte, 0);
    const least = width === 1 ? 24 : 2 ** (width * 4);
    if (size < least) throw malformed('framing');
    return size;
  }
}
