import { type DeskKey, deskKeyOf, hashBytes, toHex } from '#shared/domain/ids.ts';
import type { Realm } from '#shared/domain/realm.ts';
import { ConcordError } from '#shared/errors.ts';
import {
  CARD_PREFIX,
  type CardFacts,
  decodeCardBody,
  decodeCardEnvelope,
  type DeskCard,
  encodeCardBody,
  encodeCardEnvelope,
} from '#shared/exchange/desk-card.ts';
import { isPersonText, isRealm, tidyPersonText } from '#shared/exchange/person-text.ts';
import { sha256 } from '../crypto/hash.ts';
import { assertSoundKey, isSignedBy, type SigningKey } from '../crypto/sign.ts';
import { ageRecipientBytes } from './age-recipient.ts';
import { armourCard, unarmourCard } from './card-armour.ts';

export interface CardDraft {
  readonly ageRecipient: string;
  readonly name: string;
  readonly officer: string;
  readonly organisation: string;
  readonly realm: Realm;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/**
 * Makes and signs a desk's card; the text is what is saved and sent. Spaces and Unicode composition of the names are
 * tidied. Throws `input.invalid` for a name that a card cannot carry and `card.key` for keys that are not sound.
 */
export function createCard(key: SigningKey, draft: CardDraft): string {
  assertSoundKey(key.publicKey);
  ageRecipientBytes(draft.ageRecipient);
  const facts: CardFacts = {
    desk: deskKeyOf(key.publicKey),
    ageRecipient: draft.ageRecipient,
    name: tidyPersonText(draft.name),
    officer: tidyPersonText(draft.officer),
    organisation: tidyPersonText(draft.organisation),
    realm: draft.realm,
    createdAt: draft.at,
  };
  for (const field of ['name', 'officer', 'organisation'] as const) {
    if (!isPersonText(facts[field])) {
      throw new ConcordError(
        'input.invalid',
        `The ${field} must have 1 to 120 characters and none that cannot be seen. Type it again.`,
        { field },
      );
    }
  }
  if (!isRealm(facts.realm)) {
    throw new ConcordError('input.invalid', 'The name of the exercise cannot be used. Choose a shorter, plainer one.', {
      field: 'realm',
    });
  }
  const body = encodeCardBody(facts);
  return armourCard(encodeCardEnvelope(body, key.sign(cardHash(body))));
}

/**
 * Reads the text form of a card and checks all of it. Throws `card.foreign` when it is not one card in its one form,
 * `card.key` when a key on it is not sound, `card.signature` when the desk that it names did not sign it.
 */
export function readCard(text: string): DeskCard {
  return readCardBytes(unarmourCard(text));
}

/** As `readCard`, for one of many in the store: null when it is damaged, so that it keeps nothing else shut. */
export function readKeptCard(text: string): DeskCard | null {
  try {
    return readCard(text);
  } catch (error) {
    if (error instanceof ConcordError) return null;
    throw error;
  }
}

/** As `readCard`, for the binary form. */
export function readCardBytes(bytes: Uint8Array): DeskCard {
  const { body, signature } = decodeCardEnvelope(bytes);
  const facts = decodeCardBody(body);
  const desk = hashBytes(facts.desk);
  assertSoundKey(desk);
  ageRecipientBytes(facts.ageRecipient);
  const hash = cardHash(body);
  if (!isSignedBy(desk, hash, signature)) {
    throw new ConcordError(
      'card.signature',
      'This desk card is not signed by the desk that it names, so it was changed or made up. Ask the desk for its card again.',
    );
  }
  return { ...facts, hash: toHex(hash), bytes };
}

/** The text form of a card that was read. */
export function cardText(card: DeskCard): string {
  return armourCard(card.bytes);
}

/** What a desk signs: SHA-256("concord/card/1" ‖ CBOR(body)). */
function cardHash(body: Uint8Array): Uint8Array {
  return sha256(CARD_PREFIX, body);
}

/** 10^30, the number of different fingerprints. */
const FINGERPRINTS = 10n ** 30n;

/**
 * What two people read to each other to know that they hold each other's real card: SHA-256("concord/fingerprint/1" ‖
 * 32-byte desk key ‖ the age recipient's text) as a whole number, most significant byte first, modulo 10^30, in six
 * groups of five digits. log2(10^30) = 99.66 bits: that many an attacker must match to pass for a given desk. Names are
 * left out so that a desk that is renamed keeps its fingerprint.
 */
export function fingerprint(desk: DeskKey, ageRecipient: string): string {
  const digest = sha256('concord/fingerprint/1', hashBytes(desk), ageRecipient);
  const digits = (BigInt(`0x${toHex(digest)}`) % FINGERPRINTS).toString().padStart(30, '0');
  return (digits.match(/\d{5}/g) ?? []).join(' ');
}
