import { toBase32 } from '#shared/domain/ids.ts';

/** An id for a new item of a collection. 80 random bits: two desks that add items to one record never pick the same. */
export function newItemId(): string {
  return toBase32(crypto.getRandomValues(new Uint8Array(10)));
}
