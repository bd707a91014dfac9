/**
 * Hybrid logical clock (Kulkarni et al. 2014): 48-bit milliseconds since 1970 UTC, then a 16-bit counter. As text it
 * is 16 lower-case hex digits, so that text order is time order.
 */
export interface Hlc {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number;
  readonly counter: number;
}

const MAX_COUNTER = 0xffff;
const MAX_AT = 2 ** 48 - 1;

/** Text form, 16 hex digits. */
export function hlcText(hlc: Hlc): string {
  return hlc.at.toString(16).padStart(12, '0') + hlc.counter.toString(16).padStart(4, '0');
}

/** The eight bytes that stand in a commit header, most significant first. */
export function hlcBytes(hlc: Hlc): Uint8Array {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(hlc.at / 2 ** 32));
  view.setUint32(2, hlc.at % 2 ** 32);
  view.setUint16(6, hlc.counter);
  return bytes;
}

/** Reads eight bytes; null when there are more or fewer. */
export function hlcFromBytes(bytes: Uint8Array): Hlc | null {
  if (bytes.length !== 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
  return { at: view.getUint16(0) * 2 ** 32 + view.getUint32(2), counter: view.getUint16(6) };
}

/**
 * The next stamp of this desk: never below the wall clock, always above `last`. A wall clock that was set back
 * keeps counting on from `last`.
 */
export function nextHlc(last: Hlc, now: number): Hlc {
  const wall = Math.min(Math.max(0, Math.floor(now)), MAX_AT);
  if (wall > last.at) return { at: wall, counter: 0 };
  if (last.counter < MAX_COUNTER) return { at: last.at, counter: last.counter + 1 };
  return { at: last.at + 1, counter: 0 };
}

/** A commit stamped further ahead of the wall clock than this (ms) is quarantined: its clock is wrong. */
export const MAX_CLOCK_AHEAD = 24 * 60 * 60 * 1000;

/**
 * A clock that is further ahead than this (ms) is counted but not followed. Half of the bound above, so that what is
 * written after the fastest clock that is followed still counts on a desk whose own clock is slow.
 */
export const MAX_CLOCK_FOLLOWED = MAX_CLOCK_AHEAD / 2;
