import { type DeskKey, deskKeyOf, fromHex, hashBytes, toHex } from '../domain/ids.ts';
import type { Realm } from '../domain/realm.ts';
import { type CborValue, encodeCbor } from '../log/cbor.ts';
import { compareBytes } from '../log/commit.ts';
import { hlcBytes, hlcFromBytes, type Hlc } from '../log/hlc.ts';
import { LIMITS } from '../log/limits.ts';
import { bundleError, malformed } from './bundle-error.ts';
import { CborMap, type Refuse } from './cbor-map.ts';
import { isRealm } from './person-text.ts';

/** The version of the bundle format that this code writes; it reads every minor version of this major one. */
export const BUNDLE_VERSION = { major: 1, minor: 0 } as const;

/** The domain separation prefix of the hash that the sender signs, which also names the bundle in a chain. */
export const BUNDLE_PREFIX = 'concord/bundle/1';

/** One desk to which a bundle is addressed, with the age recipient of the card that was used. */
export interface BundleRecipient {
  readonly desk: DeskKey;
  readonly ageRecipient: string;
}

/** What follows the manifest, as the sender counted it. */
export interface BundleCounts {
  /** Items of every kind, the end included. */
  readonly items: number;
  readonly cards: number;
  readonly commits: number;
  /** Different records that the commits belong to. */
  readonly records: number;
  readonly attachments: number;
  /** Bytes of the sequence after the manifest item, before compression. */
  readonly bytes: number;
}

/** What the sender asks of a recipient who wants to pass the content on. A request: nothing enforces it. */
export const ONWARD_REQUESTS = ['free', 'ask', 'organisation', 'none'] as const;
export type OnwardRequest = (typeof ONWARD_REQUESTS)[number];

/** The signed head of a bundle. */
export interface BundleManifest {
  readonly version: number;
  readonly minor: number;
  /** 16 random bytes, 32 hex digits. */
  readonly bundle: string;
  readonly realm: Realm;
  readonly sender: DeskKey;
  /** The sender's own card in binary form. */
  readonly card: Uint8Array;
  /** In rising order of desk key, then age recipient, without repeats. Empty only for an unencrypted bundle. */
  readonly recipients: readonly BundleRecipient[];
  /** Counts this sender's bundles to this very set of recipients from 1. */
  readonly sequence: number;
  /** The hash of the bundle before it to the same set, 64 hex digits; null exactly for number 1. */
  readonly previous: string | null;
  /** The strictest marking of what is inside. Labels of a newer version are kept; read them with `markingOf`. */
  readonly marking: { readonly tlp: string; readonly sensitivity: string; readonly chathamHouse: boolean };
  readonly writtenAt: Hlc;
  /** Milliseconds since 1970 UTC after which the sender asks that the content is no longer used; null for never. */
  readonly expiresAt: number | null;
  /** One of `ONWARD_REQUESTS`; a value of a newer version counts as `none`. */
  readonly onward: string;
  readonly counts: BundleCounts;
  /** SHA-256 of every byte of the sequence after the manifest item. */
  readonly digest: Uint8Array;
}

/** The fixed order of a recipient list; repeats are dropped. */
export function sortedRecipients(recipients: readonly BundleRecipient[]): BundleRecipient[] {
  const sorted = [...recipients].sort(compareRecipients);
  return sorted.filter((recipient, at) => at === 0 || compareRecipients(sorted[at - 1] ?? recipient, recipient) !== 0);
}

function compareRecipients(left: BundleRecipient, right: BundleRecipient): number {
  if (left.desk !== right.desk) return left.desk < right.desk ? -1 : 1;
  if (left.ageRecipient === right.ageRecipient) return 0;
  return left.ageRecipient < right.ageRecipient ? -1 : 1;
}

/**
 * The bytes that name a set of recipients: what a sender counts `sequence` and links `previous` by. Only the desks
 * count, so that a new age key does not start a new chain.
 */
export function recipientSetBytes(recipients: readonly BundleRecipient[]): Uint8Array {
  const desks = [...new Set(recipients.map((recipient) => recipient.desk))].sort();
  return encodeCbor(desks.map(hashBytes));
}

/** The signed part of a manifest in deterministic CBOR. */
export function encodeManifest(manifest: BundleManifest): Uint8Array {
  const { counts, marking } = manifest;
  return encodeCbor({
    version: manifest.version,
    minor: manifest.minor,
    bundle: fromHex(manifest.bundle) ?? new Uint8Array(),
    realm: manifest.realm,
    sender: hashBytes(manifest.sender),
    card: manifest.card,
    recipients: manifest.recipients.map(({ desk, ageRecipient }) => ({ desk: hashBytes(desk), age: ageRecipient })),
    sequence: manifest.sequence,
    previous: manifest.previous === null ? null : fromHex(manifest.previous),
    marking: { tlp: marking.tlp, sensitivity: marking.sensitivity, chathamHouse: marking.chathamHouse },
    writtenAt: hlcBytes(manifest.writtenAt),
    expiresAt: manifest.expiresAt,
    onward: manifest.onward,
    counts: {
      items: counts.items,
      cards: counts.cards,
      commits: counts.commits,
      records: counts.records,
      attachments: counts.attachments,
      bytes: counts.bytes,
    },
    digest: manifest.digest,
  });
}

/**
 * Reads the signed part of a manifest. Throws `bundle.version` for a newer major version, before anything else of it
 * is looked at; `bundle.limit` for counts above the bounds; `bundle.damaged` for a wrong form. Unknown keys are ignored.
 */
export function decodeManifest(body: Uint8Array): BundleManifest {
  const map = CborMap.decode(body, malformed);
  const version = map.count('version');
  if (version > BUNDLE_VERSION.major) throw bundleError('bundle.version', { version });
  if (version < 1) throw malformed('version');
  const marking = map.nested('marking');
  const manifest: BundleManifest = {
    version,
    minor: map.count('minor'),
    bundle: toHex(map.bytes('bundle', 16)),
    realm: map.text('realm', LIMITS.realm),
    sender: deskKeyOf(map.bytes('sender', 32)),
    card: map.blob('card', LIMITS.card),
    recipients: map.list('recipients', LIMITS.recipients, asRecipient),
    sequence: map.count('sequence'),
    previous: map.isNull('previous') ? null : toHex(map.bytes('previous', 32)),
    marking: {
      tlp: marking.text('tlp', 40),
      sensitivity: marking.text('sensitivity', 40),
      chathamHouse: marking.isTrue('chathamHouse'),
    },
    writtenAt: hlcFromBytes(map.bytes('writtenAt', 8)) ?? { at: 0, counter: 0 },
    expiresAt: map.isNull('expiresAt') ? null : map.count('expiresAt'),
    onward: map.text('onward', 40),
    counts: decodeCounts(map.nested('counts')),
    digest: map.bytes('digest', 32),
  };
  if (!isRealm(manifest.realm)) throw malformed('realm');
  if (manifest.sequence < 1 || (manifest.sequence === 1) !== (manifest.previous === null)) throw malformed('sequence');
  if (manifest.recipients.some((recipient, at) => !isAfter(manifest.recipients[at - 1], recipient))) {
    throw malformed('recipients');
  }
  return manifest;
}

function isAfter(before: BundleRecipient | undefined, recipient: BundleRecipient): boolean {
  return before === undefined || compareRecipients(before, recipient) < 0;
}

function asRecipient(value: CborValue, refuse: Refuse): BundleRecipient | undefined {
  if (!(value instanceof Map)) return undefined;
  const map = new CborMap(value, refuse);
  return { desk: deskKeyOf(map.bytes('desk', 32)), ageRecipient: map.text('age', 200) };
}

function decodeCounts(map: CborMap): BundleCounts {
  const counts: BundleCounts = {
    items: map.count('items'),
    cards: map.count('cards'),
    commits: map.count('commits'),
    records: map.count('records'),
    attachments: map.count('attachments'),
    bytes: map.count('bytes'),
  };
  assertCounts(counts);
  return counts;
}

/** Throws `bundle.limit` when a bundle of this size would be refused by its readers. */
export function assertCounts(counts: BundleCounts): void {
  const most: BundleCounts = {
    items: LIMITS.bundleItems,
    cards: LIMITS.bundleCards,
    commits: LIMITS.bundleCommits,
    records: LIMITS.bundleCommits,
    attachments: LIMITS.bundleItems,
    bytes: LIMITS.bundleInflated,
  };
  for (const part of ['items', 'cards', 'commits', 'records', 'attachments', 'bytes'] as const) {
    if (counts[part] > most[part]) throw bundleError('bundle.limit', { part, count: counts[part] });
  }
}

/** True when both lists of bytes are the same. */
export function isSameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return compareBytes(left, right) === 0;
}
