import { fromHex } from '#shared/domain/ids.ts';
import { encodeCardBody, encodeCardEnvelope } from '#shared/exchange/desk-card.ts';
import { type CborValue, encodeCbor } from '#shared/log/cbor.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { armourCard } from '#db/trust/card-armour.ts';
import { reader, sender } from './bundle-vectors.ts';

/** A card file, what a reader must make of it, and why. */
export interface CardVector {
  readonly name: string;
  /** `ok` or the code of the refusal. */
  readonly expect: string;
  readonly what: string;
  readonly text: string;
}

const { card, cardText, key } = sender;
const body: Record<string, CborValue> = {
  v: 1,
  desk: key.publicKey,
  age: card.ageRecipient,
  name: card.name,
  officer: card.officer,
  organisation: card.organisation,
  realm: card.realm,
  createdAt: card.createdAt,
};

function signed(change: Record<string, CborValue>): string {
  const bytes = encodeCbor({ ...body, ...change });
  return armourCard(encodeCardEnvelope(bytes, key.sign(sha256('concord/card/1', bytes))));
}

const lines = cardText.split('\n');

export const CARD_VECTORS: readonly CardVector[] = [
  { name: 'card', expect: 'ok', what: 'A card', text: cardText },
  { name: 'crlf', expect: 'ok', what: 'Line ends as mail programs make them', text: cardText.replaceAll('\n', '\r\n') },
  { name: 'more-facts', expect: 'ok', what: 'A key that a later version added', text: signed({ telephone: '+223' }) },
  { name: 'two-cards', expect: 'card.foreign', what: 'Two cards in one file', text: cardText + reader.cardText },
  {
    name: 'line-added',
    expect: 'card.foreign',
    what: 'A readable line that nobody signed',
    text: [lines[0], 'Officer: Somebody else', ...lines.slice(1)].join('\n'),
  },
  { name: 'newer', expect: 'card.foreign', what: 'A later version', text: signed({ v: 2 }) },
  {
    name: 'name-turned-around',
    expect: 'card.foreign',
    what: 'A name with a bidirectional override',
    text: signed({ name: 'Gao \u202Eksed' }),
  },
  {
    name: 'name-not-nfc',
    expect: 'card.foreign',
    what: 'A name that is not in NFC',
    text: signed({ officer: 'Kone\u0301' }),
  },
  {
    name: 'signed-by-another',
    expect: 'card.signature',
    what: 'Signed by another desk',
    text: armourCard(
      encodeCardEnvelope(encodeCardBody(card), reader.key.sign(sha256('concord/card/1', encodeCardBody(card)))),
    ),
  },
  {
    name: 'other-purpose',
    expect: 'card.signature',
    what: 'Signed without the domain of cards',
    text: armourCard(encodeCardEnvelope(encodeCardBody(card), key.sign(sha256(encodeCardBody(card))))),
  },
  {
    name: 'small-order-desk',
    expect: 'card.key',
    what: 'A signing key of small order',
    text: signed({ desk: fromHex(`01${'00'.repeat(31)}`) ?? new Uint8Array() }),
  },
  {
    name: 'small-order-age',
    expect: 'card.key',
    what: 'An age key of small order',
    text: signed({ age: 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqs07kz6' }),
  },
  {
    name: 'age-key-misspelt',
    expect: 'card.key',
    what: 'An age recipient in upper case',
    text: signed({ age: card.ageRecipient.toUpperCase() }),
  },
];
