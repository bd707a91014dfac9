import { bech32 } from '@scure/base';
import { x25519 } from '@noble/curves/ed25519.js';
import { identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deskKeyOf, fromHex } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { type CardFacts, decodeCardEnvelope, encodeCardBody, encodeCardEnvelope } from '#shared/exchange/desk-card.ts';
import { encodeCbor } from '#shared/log/cbor.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { signingKey } from '#db/crypto/sign.ts';
import { ageRecipientBytes } from '#db/trust/age-recipient.ts';
import { armourCard, unarmourCard } from '#db/trust/card-armour.ts';
import { type CardDraft, cardText, createCard, fingerprint, readCard, readCardBytes } from '#db/trust/desk-card.ts';

const key = signingKey(sha256('card/desk'));
const identity = bech32.encodeFromBytes('age-secret-key-', sha256('card/age')).toUpperCase();
const ageRecipient = await identityToRecipient(identity);
const draft: CardDraft = {
  ageRecipient,
  name: 'Gao field office',
  officer: 'Amina Diallo',
  organisation: 'UNOWAS',
  realm: 'live',
  at: Date.UTC(2026, 0, 15),
};
const { at: createdAt, ...said } = draft;
const facts: CardFacts = { ...said, desk: deskKeyOf(key.publicKey), createdAt };
const text = createCard(key, draft);

function codeOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (thrown) {
    if (thrown instanceof ConcordError) return thrown.code;
    throw thrown;
  }
}

/** A card with any body, properly signed by the desk. */
function signedCard(body: Uint8Array): Uint8Array {
  return encodeCardEnvelope(body, key.sign(sha256('concord/card/1', body)));
}

function withFacts(change: Partial<CardFacts>): string {
  return armourCard(signedCard(encodeCardBody({ ...facts, ...change })));
}

describe('a desk card', () => {
  it('says what the desk said, and is the same text each time', () => {
    const card = readCard(text);
    expect(card).toMatchObject({ ...facts });
    expect(createCard(key, draft)).toBe(text);
    expect(cardText(card)).toBe(text);
    expect(readCardBytes(card.bytes)).toEqual(card);
    expect(card.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(readCard(createCard(key, { ...draft, at: draft.at + 1 })).hash).not.toBe(card.hash);
  });

  it('carries the names of every script, tidied', () => {
    for (const name of ['Ousmane Koné', 'مكتب غاو', '加奥办事处', 'Офис в Бишкеке', 'می\u200cخواهم', 'क्\u200dष']) {
      const card = readCard(createCard(key, { ...draft, name: `  ${name}\t ${name}` }));
      expect(card.name).toBe(`${name.normalize('NFC')} ${name.normalize('NFC')}`);
    }
    expect(readCard(createCard(key, { ...draft, officer: 'Kone\u0301' })).officer).toBe('Koné');
  });

  it('is not made with names that deceive', () => {
    for (const name of [
      '',
      '   ',
      'a\u202Eb',
      'a\u200Bb',
      'a\u0000b',
      'a\u2066b',
      'x\u200C',
      '\u200Dx',
      '\uE000',
      'a\uD800',
      'n'.repeat(121),
    ]) {
      for (const field of ['name', 'officer', 'organisation']) {
        expect(codeOf(() => createCard(key, { ...draft, [field]: name }))).toBe('input.invalid');
      }
    }
    expect(codeOf(() => createCard(key, { ...draft, realm: 'exercise:River' }))).toBe('input.invalid');
  });

  it('is not read with names that deceive, even when they are signed', () => {
    for (const name of ['a\u202Eb', 'a\u200Bb', ' a', 'a  b', 'a\u00A0b', 'Kone\u0301', 'a\nb', 'a\u2028b']) {
      for (const field of ['name', 'officer', 'organisation']) {
        expect(codeOf(() => readCard(withFacts({ [field]: name })))).toBe('card.foreign');
      }
    }
    for (const realm of ['Live', 'exercise:', 'exercise:River', 'exercise: river', '']) {
      expect(codeOf(() => readCard(withFacts({ realm })))).toBe('card.foreign');
    }
    expect(readCard(withFacts({ realm: 'exercise:river crossing' })).realm).toBe('exercise:river crossing');
  });

  it('with one bit of it changed is refused', () => {
    const { bytes } = readCard(text);
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(codeOf(() => readCardBytes(changed))).toMatch(/^card\.(foreign|signature|key)$/);
    }
  });

  it('of any bytes at all is refused in a typed way', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(codeOf(() => readCardBytes(bytes))).toBe('card.foreign');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (any) => {
        expect(codeOf(() => readCard(any))).toBe('card.foreign');
      }),
    );
  });

  it('signed by another desk, or for another purpose, is refused', () => {
    const body = encodeCardBody(facts);
    const other = signingKey(sha256('card/other'));
    expect(codeOf(() => readCardBytes(encodeCardEnvelope(body, other.sign(sha256('concord/card/1', body)))))).toBe(
      'card.signature',
    );
    expect(codeOf(() => readCardBytes(encodeCardEnvelope(body, key.sign(body))))).toBe('card.signature');
    expect(codeOf(() => readCardBytes(encodeCardEnvelope(body, key.sign(sha256('concord/commit/1', body)))))).toBe(
      'card.signature',
    );
  });

  it('with a key that is not sound is refused before its signature is looked at', () => {
    const small = '0100000000000000000000000000000000000000000000000000000000000000';
    const mixed = 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa';
    for (const hex of [small, mixed, 'ff'.repeat(32)]) {
      const body = encodeCbor({
        ...{ v: 1, age: ageRecipient, name: 'a', officer: 'b', organisation: 'c', realm: 'live', createdAt: 1 },
        desk: fromHex(hex) ?? new Uint8Array(),
      });
      expect(codeOf(() => readCardBytes(encodeCardEnvelope(body, new Uint8Array(64))))).toBe('card.key');
    }
    expect(codeOf(() => readCard(withFacts({ ageRecipient: 'age1qqqq' })))).toBe('card.key');
  });

  it('of a newer version asks for an update; with more facts it is read', () => {
    const body = {
      v: 1,
      desk: key.publicKey,
      age: ageRecipient,
      name: 'a',
      officer: 'b',
      organisation: 'c',
      realm: 'live',
      createdAt: 1,
    };
    expect(readCardBytes(signedCard(encodeCbor({ ...body, telephone: '+223' }))).name).toBe('a');
    expect(() => readCardBytes(signedCard(encodeCbor({ ...body, v: 2 })))).toThrow(/Update Concord/);
    for (const left of ['desk', 'age', 'name', 'createdAt', 'realm', 'v']) {
      const short = Object.fromEntries(Object.entries(body).filter(([part]) => part !== left));
      expect(codeOf(() => readCardBytes(signedCard(encodeCbor(short))))).toBe('card.foreign');
    }
  });
});

describe('the text form of a card', () => {
  const lines = text.trimEnd().split('\n');

  it('survives what mail does to it', () => {
    const card = readCard(text);
    for (const changed of [text.replaceAll('\n', '\r\n'), `\uFEFF${text}`, `\n\n${text}\n\n`, text.trimEnd()]) {
      expect(readCard(changed)).toEqual(card);
    }
  });

  it('is one card and nothing else', () => {
    const body = lines.slice(1, -1);
    const [begin, end] = [lines[0] ?? '', lines.at(-1) ?? ''];
    for (const changed of [
      text + text,
      `Officer: Amina Diallo\n${text}`,
      `${text}-- \nSent from my telephone`,
      [begin, 'Name: Headquarters', ...body, end].join('\n'),
      [begin, '', ...body, end].join('\n'),
      [begin, body.join(''), end].join('\n'),
      [begin, ...body.map((line) => ` ${line}`), end].join('\n'),
      [begin, ...body].join('\n'),
      [...body, end].join('\n'),
      [begin, end].join('\n'),
      '',
    ]) {
      expect(codeOf(() => readCard(changed))).toBe('card.foreign');
    }
  });

  it('has one spelling', () => {
    const bytes = Uint8Array.from([1, 2, 3, 4]);
    expect(unarmourCard(armourCard(bytes))).toEqual(bytes);
    expect(codeOf(() => unarmourCard(armourCard(bytes).replace('AQIDBA==', 'AQIDBB==')))).toBe('card.foreign');
    expect(codeOf(() => unarmourCard(armourCard(bytes).replace('AQIDBA==', 'AQIDBA')))).toBe('card.foreign');
    expect(codeOf(() => unarmourCard(armourCard(bytes).replace('AQIDBA==', 'AQID-A==')))).toBe('card.foreign');
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (any) => {
        expect(unarmourCard(armourCard(any))).toEqual(any);
      }),
    );
  });

  it('may not be long', () => {
    expect(codeOf(() => readCard('-'.repeat(20_000)))).toBe('card.foreign');
    expect(codeOf(() => readCard(armourCard(new Uint8Array(9000))))).toBe('card.foreign');
    expect(codeOf(() => decodeCardEnvelope(new Uint8Array(9000)))).toBe('card.foreign');
  });
});

describe('an age recipient', () => {
  const encode = (bytes: Uint8Array) => bech32.encodeFromBytes('age', bytes);

  it('is taken in its one spelling', () => {
    expect(encode(ageRecipientBytes(ageRecipient))).toBe(ageRecipient);
    for (const other of [
      ageRecipient.toUpperCase(),
      ` ${ageRecipient}`,
      `${ageRecipient.slice(0, -1)}q`,
      ageRecipient.slice(0, -1),
      bech32.encodeFromBytes('age1pq', new Uint8Array(32)),
      bech32.encodeFromBytes('AGE-PLUGIN-X-'.toLowerCase(), new Uint8Array(32)),
      encode(new Uint8Array(31)),
      encode(new Uint8Array(33)),
      identity,
      '',
    ]) {
      expect([other, codeOf(() => ageRecipientBytes(other))]).toEqual([other, 'card.key']);
    }
  });

  it('is refused when it is of small order or has a second spelling', () => {
    const small = [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      `ec${'ff'.repeat(30)}7f`,
    ].map((hex) => fromHex(hex) ?? new Uint8Array());
    for (const bytes of small) {
      expect(codeOf(() => ageRecipientBytes(encode(bytes)))).toBe('card.key');
      // What makes them unfit: every secret gives the same shared key, nothing.
      expect(() => x25519.scalarMult(sha256('any secret'), bytes)).toThrow(/invalid/);
    }
    for (const hex of [`ed${'ff'.repeat(30)}7f`, `ee${'ff'.repeat(30)}7f`, 'ff'.repeat(32), `02${'00'.repeat(30)}80`]) {
      expect(codeOf(() => ageRecipientBytes(encode(fromHex(hex) ?? new Uint8Array())))).toBe('card.key');
    }
  });
});

describe('the fingerprint', () => {
  it('is six groups of five digits that follow from both keys', () => {
    const one = fingerprint(facts.desk, ageRecipient);
    expect(one).toMatch(/^\d{5}( \d{5}){5}$/);
    expect(fingerprint(facts.desk, ageRecipient)).toBe(one);
    expect(fingerprint(deskKeyOf(sha256('x')), ageRecipient)).not.toBe(one);
    expect(fingerprint(facts.desk, `${ageRecipient}x`)).not.toBe(one);
  });

  it('is the digest modulo 10^30, computed here digit by digit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const digest = sha256('concord/fingerprint/1', bytes, ageRecipient);
        let rest = [...digest];
        let digits = '';
        for (let count = 0; count < 30; count++) {
          let carry = 0;
          rest = rest.map((byte) => {
            const value = carry * 256 + byte;
            carry = value % 10;
            return Math.floor(value / 10);
          });
          digits = `${carry}${digits}`;
        }
        expect(fingerprint(deskKeyOf(bytes), ageRecipient).replaceAll(' ', '')).toBe(digits);
      }),
    );
  });
});
