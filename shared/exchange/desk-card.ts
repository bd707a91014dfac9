import { type DeskKey, deskKeyOf, hashBytes } from '../domain/ids.ts';
import type { Realm } from '../domain/realm.ts';
import { ConcordError } from '../errors.ts';
import { encodeCbor } from '../log/cbor.ts';
import { LIMITS } from '../log/limits.ts';
import { CborMap, refuseWith } from './cbor-map.ts';
import { isPersonText, isRealm, MAX_NAME } from './person-text.ts';

/** The version of the card format that this code writes and reads. */
export const CARD_VERSION = 1;

/** The domain separation prefix of the hash that a desk signs on its card. */
export const CARD_PREFIX = 'concord/card/1';

/** Longest age recipient that a card may carry, in characters. */
const MAX_RECIPIENT = 100;

/** What a desk says of itself. */
export interface CardFacts {
  /** The key that signs the desk's commits, bundles and this card. */
  readonly desk: DeskKey;
  /** The native age recipient (`age1…`) to which bundles for the desk are encrypted. */
  readonly ageRecipient: string;
  readonly name: string;
  readonly officer: string;
  readonly organisation: string;
  readonly realm: Realm;
  /** Milliseconds since 1970 UTC by the desk's own clock; of two cards of a desk the later one stands. */
  readonly createdAt: number;
}

/** A card whose form and signature were checked. That its names are true is for people to find out. */
export interface DeskCard extends CardFacts {
  /** The hash that the desk signed, 64 hex digits: names this very card. */
  readonly hash: string;
  /** The card's binary form: deterministic CBOR of body and signature. */
  readonly bytes: Uint8Array;
}

/** The signed part of a card in deterministic CBOR. */
export function encodeCardBody(facts: CardFacts): Uint8Array {
  return encodeCbor({
    v: CARD_VERSION,
    desk: hashBytes(facts.desk),
    age: facts.ageRecipient,
    name: facts.name,
    officer: facts.officer,
    organisation: facts.organisation,
    realm: facts.realm,
    createdAt: facts.createdAt,
  });
}

/**
 * Reads the signed part of a card. Keys added by a newer version are ignored; they stay under the signature. Throws
 * `card.foreign`. Whether the keys are sound and the signature holds is not checked here.
 */
export function decodeCardBody(body: Uint8Array): CardFacts {
  const map = CborMap.decode(body, refuse);
  if (map.count('v') !== CARD_VERSION) throw newer();
  const facts: CardFacts = {
    desk: deskKeyOf(map.bytes('desk', 32)),
    ageRecipient: map.text('age', MAX_RECIPIENT),
    name: map.text('name', MAX_NAME),
    officer: map.text('officer', MAX_NAME),
    organisation: map.text('organisation', MAX_NAME),
    realm: map.text('realm', LIMITS.realm),
    createdAt: map.count('createdAt', 2 ** 48 - 1),
  };
  for (const part of ['name', 'officer', 'organisation'] as const) if (!isPersonText(facts[part])) throw refuse(part);
  if (!isRealm(facts.realm)) throw refuse('realm');
  return facts;
}

/** Body and signature as they travel together. */
export function encodeCardEnvelope(body: Uint8Array, signature: Uint8Array): Uint8Array {
  return encodeCbor({ body, signature });
}

/** Takes the binary form of a card apart; throws `card.foreign`. */
export function decodeCardEnvelope(bytes: Uint8Array): { readonly body: Uint8Array; readonly signature: Uint8Array } {
  if (bytes.length > LIMITS.card) throw refuse('size');
  const map = CborMap.decode(bytes, refuse);
  return { body: map.blob('body', LIMITS.card), signature: map.bytes('signature', 64) };
}

const refuse = refuseWith(
  'card.foreign',
  'This is not a desk card that Concord can read. Ask for the file again that the other desk saved as its card.',
);

function newer(): ConcordError {
  return new ConcordError('card.foreign', 'This desk card was made by a newer Concord. Update Concord to read it.', {
    part: 'version',
  });
}

/** The error for a text that is no card at all. */
export function foreignCard(part: string): ConcordError {
  return refuse(part);
}
