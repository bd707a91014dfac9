import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSeed, type SigningKey, signingKey } from '#db/crypto/sign.ts';
import {
  commitHash,
  joinDisclosures,
  opHash,
  recordHash,
  sealCommit,
  type SignedCommit,
  verifyCommit,
  withholdOps,
} from '#db/log/sealed-commit.ts';
import { toHex } from '#shared/domain/ids.ts';
import { encodeHeader, encodeOp, type SealedCommit } from '#shared/log/commit.ts';
import { hlcBytes } from '#shared/log/hlc.ts';
import { LIMITS } from '#shared/log/limits.ts';
import type { Op } from '#shared/log/op.ts';

const key = signingKey(newSeed());
const hlc = hlcBytes({ at: 1_700_000_000_000, counter: 0 });

function seal(ops: readonly Op[], by: SigningKey = key): SignedCommit {
  return sealCommit(by, { realm: 'live', hlc, kind: 'note', record: null, after: [], ops });
}

function codeOf(sealed: SealedCommit, realm = 'live'): string {
  try {
    verifyCommit(sealed, realm);
    return 'accepted';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'untyped';
  }
}

const op: fc.Arbitrary<Op> = fc.oneof(
  fc.record({ field: fc.constantFrom('title', 'summary', 'gaps'), value: fc.string({ maxLength: 60 }) }),
  fc.record({ field: fc.constant('severity'), value: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ field: fc.constant('sources/s1/identity'), value: fc.string({ minLength: 1, maxLength: 40 }) }),
  fc.record({ field: fc.constant('newer-field'), value: fc.boolean() }),
);
const ops = fc.array(op, { minLength: 1, maxLength: 10 });

describe('a signed commit', () => {
  it('is verified with all of its ops', () => {
    fc.assert(
      fc.property(ops, (list) => {
        const signed = seal(list);
        expect(verifyCommit(signed.sealed, 'live').ops).toEqual(list);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its author’s proof when any of its ops are withheld, and holds nothing of those', () => {
    fc.assert(
      fc.property(ops, fc.nat(), (list, pattern) => {
        const isWithheld = (index: number) => ((pattern >>> (index % 16)) & 1) === 1;
        const sealed = withholdOps(seal(list).sealed, isWithheld);
        expect(verifyCommit(sealed, 'live').ops).toEqual(list.map((one, index) => (isWithheld(index) ? null : one)));
        if (list.some((_, index) => isWithheld(index))) expect(sealed.secret).toBeNull();
      }),
      { numRuns: 50 },
    );
  });

  it('hides a two-valued field: its hash is not the hash under any salt that travels', () => {
    const sealed = withholdOps(
      seal([
        { field: 'chathamHouse', value: true },
        { field: 'title', value: 'x' },
      ]).sealed,
      (index) => index === 0,
    );
    const { header } = verifyCommit(sealed, 'live');
    const salts = (sealed.salts ?? []).filter((salt) => salt !== null);
    expect(salts).toHaveLength(1);
    for (const value of [true, false, null]) {
      const guess = encodeOp({ field: 'chathamHouse', value });
      for (const salt of [...salts, new Uint8Array(32), new Uint8Array()]) {
        expect(toHex(opHash(salt, guess))).not.toBe(toHex(header.ops[0] ?? new Uint8Array()));
      }
    }
  });

  it('is filled in by a later, fuller release, and by nothing else', () => {
    const list: Op[] = [
      { field: 'title', value: 'a' },
      { field: 'summary', value: 'b' },
      { field: 'gaps', value: 'c' },
    ];
    const { sealed } = seal(list);
    const first = withholdOps(sealed, (index) => index !== 0);
    const second = withholdOps(sealed, (index) => index !== 1);
    const both = joinDisclosures(first, second);
    expect(both && verifyCommit(both, 'live').ops).toEqual([list[0], list[1], null]);
    expect(both && joinDisclosures(both, first)).toBeNull();
    expect(both && joinDisclosures(both, sealed)).toEqual(sealed);
    expect(joinDisclosures(sealed, first)).toBeNull();
  });

  it('is refused with a typed error when any byte of it is changed', () => {
    const { sealed } = seal([
      { field: 'title', value: 'Grenade at the market' },
      { field: 'severity', value: 4 },
    ]);
    const parts = {
      header: sealed.header,
      signature: sealed.signature,
      secret: sealed.secret ?? new Uint8Array(),
      op: sealed.ops[0] ?? new Uint8Array(),
    };
    const withPart = { ...sealed };
    fc.assert(
      fc.property(
        fc.constantFrom('header', 'signature', 'secret', 'op'),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (part, where, change) => {
          const bytes = Uint8Array.from(parts[part]);
          const at = where % bytes.length;
          bytes[at] = (bytes[at] ?? 0) ^ change;
          const broken =
            part === 'op'
              ? { ...withPart, ops: sealed.ops.map((one, index) => (index === 0 ? bytes : one)) }
              : { ...withPart, [part]: bytes };
          expect(codeOf(broken)).toMatch(/^commit\./);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is refused when ops are dropped, added, swapped or moved between commits', () => {
    const one = seal([
      { field: 'title', value: 'a' },
      { field: 'summary', value: 'b' },
    ]).sealed;
    const other = seal([
      { field: 'title', value: 'z' },
      { field: 'summary', value: 'y' },
    ]).sealed;
    expect(codeOf({ ...one, ops: one.ops.slice(0, 1) })).toBe('commit.hash');
    expect(codeOf({ ...one, ops: [...one.ops].reverse() })).toBe('commit.hash');
    expect(codeOf({ ...one, ops: other.ops, secret: other.secret })).toBe('commit.hash');
    expect(codeOf({ ...one, ops: [null, one.ops[1] ?? null] })).toBe('commit.hash');
    expect(codeOf({ ...one, salts: [] })).toBe('commit.hash');
    expect(codeOf({ ...one, secret: null })).toBe('commit.hash');
    expect(codeOf({ ...one, signature: other.signature })).toBe('commit.signature');
  });

  it('cannot claim a record that another desk founded', () => {
    const mine = seal([{ field: 'title', value: 'a' }]);
    const thief = signingKey(newSeed());
    const nonce = mine.header.nonce ?? new Uint8Array(16);
    const forged = { ...mine.header, desk: thief.publicKey, nonce };
    const header = encodeHeader(forged);
    const signed = sealCommit(thief, { realm: 'live', hlc, kind: 'note', record: null, after: [], ops: [] });
    // Signed properly by the thief, over a header that names my record.
    const resealed = { ...mine.sealed, header, signature: thief.sign(commitHash(header)) };
    expect(codeOf(resealed)).toBe('commit.record-id');
    expect(toHex(recordHash(thief.publicKey, nonce))).not.toBe(toHex(mine.header.record));
    expect(codeOf(signed.sealed)).toBe('accepted');
  });

  it('does not pass from an exercise into live work, or between exercises', () => {
    const { sealed } = seal([{ field: 'title', value: 'a' }]);
    expect(codeOf(sealed, 'exercise:drill')).toBe('commit.realm');
    const drill = sealCommit(key, { realm: 'exercise:a', hlc, kind: 'note', record: null, after: [], ops: [] });
    expect(codeOf(drill.sealed, 'live')).toBe('commit.realm');
    expect(codeOf(drill.sealed, 'exercise:b')).toBe('commit.realm');
  });

  it('is refused when a value has the wrong type or size for its field', () => {
    for (const bad of [
      { field: 'title', value: 5 },
      { field: 'severity', value: 6 },
      { field: 'severity', value: 2.5 },
      { field: 'eventStart', value: '2026-02-30' },
      { field: 'title', value: 'x'.repeat(301) },
      { field: 'title', add: ['x'], remove: [] },
      { field: 'tags', value: 'x' },
      { field: 'sources/s1/reliability', value: 3 },
      { field: 'sources', add: ['not an id'], remove: [] },
      { field: 'tags', add: ['two  spaces'], remove: [] },
    ] satisfies Op[]) {
      expect(codeOf(seal([bad]).sealed), JSON.stringify(bad)).toBe('commit.value');
    }
  });

  it('keeps what a newer Concord writes: unknown fields, attributes and kinds', () => {
    expect(codeOf(seal([{ field: 'aNewField', value: 'x' }]).sealed)).toBe('accepted');
    expect(codeOf(seal([{ field: 'sources/s1/newAttribute', value: 'x' }]).sealed)).toBe('accepted');
    const kind = sealCommit(key, { realm: 'live', hlc, kind: 'poll', record: null, after: [], ops: [] });
    expect(codeOf(kind.sealed)).toBe('accepted');
  });

  it('is not written beyond the bounds that readers keep', () => {
    const tooMany = Array.from({ length: LIMITS.ops + 1 }, (): Op => ({ field: 'title', value: 'x' }));
    expect(() => seal(tooMany)).toThrow(expect.objectContaining({ code: 'input.too-large' }));
  });

  it('is refused when signed by a key of small order, whatever the signature', () => {
    const { header, sealed } = seal([{ field: 'title', value: 'a' }]);
    for (const point of [
      '0100000000000000000000000000000000000000000000000000000000000000',
      'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
      '0000000000000000000000000000000000000000000000000000000000000000',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    ]) {
      const weak = encodeHeader({ ...header, desk: Uint8Array.from(Buffer.from(point, 'hex')) });
      expect(codeOf({ ...sealed, header: weak, signature: new Uint8Array(64) })).toBe('commit.signature');
    }
  });
});
