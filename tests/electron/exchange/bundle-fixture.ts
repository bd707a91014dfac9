import { identityToRecipient } from 'age-encryption';
import { bech32 } from '@scure/base';
import { contentHashOf, type DeskKey, deskKeyOf, recordIdOf } from '#shared/domain/ids.ts';
import { type Realm, LIVE } from '#shared/domain/realm.ts';
import { ConcordError } from '#shared/errors.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import type { BundleRecipient } from '#shared/exchange/manifest.ts';
import { compareBytes, type SealedCommit } from '#shared/log/commit.ts';
import { hlcBytes } from '#shared/log/hlc.ts';
import type { Op } from '#shared/log/op.ts';
import { sha256 } from '#db/crypto/hash.ts';
import { type SigningKey, signingKey } from '#db/crypto/sign.ts';
import { sealCommit, type SignedCommit } from '#db/log/sealed-commit.ts';
import { createCard, readCard } from '#db/trust/desk-card.ts';
import type { BundleBody, OutgoingAttachment } from '#electron/exchange/bundle/outgoing.ts';
import type { BundleItem } from '#electron/exchange/bundle/item-run.ts';
import { type OpenBundle, readBundle, type ReadOptions } from '#electron/exchange/bundle/read-bundle.ts';
import type { BundleDraft } from '#electron/exchange/bundle/write-bundle.ts';

/** A desk whose keys follow from its name, so that a test that fails once fails again. */
export interface TestDesk {
  readonly key: SigningKey;
  readonly desk: DeskKey;
  readonly identity: string;
  readonly recipient: BundleRecipient;
  readonly card: DeskCard;
  readonly cardText: string;
}

export async function testDesk(name: string, realm: Realm = LIVE, organisation = 'DPPA'): Promise<TestDesk> {
  const key = signingKey(sha256('test/sign/', name));
  const identity = bech32.encodeFromBytes('age-secret-key-', sha256('test/age/', name)).toUpperCase();
  const ageRecipient = await identityToRecipient(identity);
  const cardText = createCard(key, {
    ageRecipient,
    name: `${name} desk`,
    officer: `Officer ${name}`,
    organisation,
    realm,
    at: Date.UTC(2026, 0, 15),
  });
  const desk = deskKeyOf(key.publicKey);
  return { key, desk, identity, recipient: { desk, ageRecipient }, card: readCard(cardText), cardText };
}

/** A founding commit of a note and, for each further list of ops, one commit after the other. */
export function testRecord(desk: TestDesk, histories: readonly (readonly Op[])[], realm: Realm = LIVE): SignedCommit[] {
  const commits: SignedCommit[] = [];
  histories.forEach((ops, at) => {
    const last = commits.at(-1);
    commits.push(
      sealCommit(desk.key, {
        realm,
        hlc: hlcBytes({ at: Date.UTC(2026, 1, 1) + at, counter: 0 }),
        kind: 'note',
        record: last?.header.record ?? null,
        after: last ? [last.id] : [],
        ops,
      }),
    );
  });
  return commits;
}

/** Commits in the order of a bundle. */
export function sortedCommits(commits: readonly SignedCommit[]): SealedCommit[] {
  return [...commits]
    .sort((left, right) => compareBytes(left.header.record, right.header.record))
    .map((commit) => commit.sealed);
}

export function testAttachment(content: Uint8Array): OutgoingAttachment {
  return { hash: contentHashOf(sha256(content)), size: content.length, content: () => [content] };
}

export function testBody(
  commits: readonly SealedCommit[],
  attachments: readonly OutgoingAttachment[] = [],
  cards: readonly DeskCard[] = [],
): BundleBody {
  return {
    cards: () => [[...cards].sort((left, right) => (left.desk < right.desk ? -1 : 1))],
    commits: () => [commits],
    attachments: () => [[...attachments].sort((left, right) => (left.hash < right.hash ? -1 : 1))],
  };
}

export function testDraft(sender: TestDesk, recipients: readonly TestDesk[], body: BundleBody): BundleDraft {
  return {
    key: sender.key,
    card: sender.card,
    recipients: recipients.map((desk) => desk.recipient),
    realm: sender.card.realm,
    sequence: 1,
    previous: null,
    marking: { tlp: 'TLP:GREEN', sensitivity: 'unclassified', chathamHouse: false },
    writtenAt: { at: Date.UTC(2026, 1, 2), counter: 0 },
    expiresAt: null,
    onward: 'ask',
    body,
  };
}

export function readerOf(desk: TestDesk, realm: Realm = LIVE): ReadOptions {
  return { reader: { deskKey: desk.desk, identities: [desk.identity] }, realm };
}

/** All items of a bundle; throws what reading throws. */
export async function drain(bundle: OpenBundle): Promise<BundleItem[]> {
  const items: BundleItem[] = [];
  for await (const batch of bundle.items) items.push(...batch);
  bundle.end();
  return items;
}

export function recordOf(commit: SignedCommit): string {
  return recordIdOf(commit.header.record);
}

/** The code with which a file is refused; null when it is read to its end. */
export async function refusalOf(path: string, desk: TestDesk, realm: Realm = LIVE): Promise<string | null> {
  try {
    await drain(await readBundle(path, readerOf(desk, realm)));
    return null;
  } catch (thrown) {
    if (thrown instanceof ConcordError) return thrown.code;
    throw thrown;
  }
}
