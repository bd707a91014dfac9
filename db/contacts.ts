import { storedValues } from '#shared/domain/values.ts';
import { deskKeyOf, type DeskKey, type RecordId, recordIdBytes, recordIdOf } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { recordAction } from './actions.ts';
import type { ReadHandle } from './database.ts';
import type { Desk } from './desk.ts';
import { readValues } from './log/state.ts';
import { saveRecord } from './records.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { cardText, fingerprint, readCard, readKeptCard } from './trust/desk-card.ts';

export interface Contact {
  readonly id: RecordId;
  readonly desk: DeskKey;
  readonly name: string;
  readonly officer: string;
  readonly organisation: string;
  /** The `age1…` key that bundles for this contact are encrypted to. */
  readonly ageRecipient: string;
  readonly fingerprint: string;
  readonly isVerified: boolean;
  readonly verifiedAt: string | null;
  readonly isRemoved: boolean;
  readonly remark: string | null;
}

/** All contacts by organisation and name, removed ones last. */
export function listContacts(db: ReadHandle): Contact[] {
  const rows = db
    .prepare<[], { id: Uint8Array; state: string }>("SELECT id, state FROM record WHERE kind = 'contact'")
    .all();
  return rows
    .map((row) => contactOf(recordIdOf(row.id), row.state))
    .filter((contact) => contact !== null)
    .sort(
      (left, right) =>
        Number(left.isRemoved) - Number(right.isRemoved) ||
        `${left.organisation}\n${left.name}`.localeCompare(`${right.organisation}\n${right.name}`),
    );
}

function contactOf(id: RecordId, state: string): Contact | null {
  const values = storedValues('contact', readValues(state));
  const card = values.card === null ? null : readKeptCard(values.card);
  if (!card) return null;
  return {
    id,
    desk: card.desk,
    name: card.name,
    officer: card.officer,
    organisation: card.organisation,
    ageRecipient: card.ageRecipient,
    fingerprint: fingerprint(card.desk, card.ageRecipient),
    isVerified: values.isVerified === true,
    verifiedAt: values.verifiedAt,
    isRemoved: values.isRemoved === true,
    remark: values.remark,
  };
}

/** The contact with this id. Throws `contact.unknown`. */
export function getContact(db: ReadHandle, id: RecordId): Contact {
  const row = db
    .prepare<[Uint8Array], { state: string }>("SELECT state FROM record WHERE id = ? AND kind = 'contact'")
    .get(recordIdBytes(id));
  const contact = row ? contactOf(id, row.state) : null;
  if (!contact)
    throw new ConcordError('contact.unknown', 'There is no such contact on this desk. Add its desk card first.');
  return contact;
}

const UNVERIFIED = { isVerified: false, verifiedAt: null } as const;

/**
 * Makes a contact of a desk card, unverified. The same card again changes nothing; a newer card of a known desk
 * replaces the older one, and one with other keys or another organisation has to be verified anew, as has a contact that
 * was removed and comes back. Throws
 * `card.…` for a card that is not sound, `contact.unusable` for this desk's own card or another realm's.
 */
export function addContact(desk: Desk, text: string): RecordId {
  const card = readCard(text);
  assertUsable({ desk: deskKeyOf(desk.key.publicKey), realm: desk.realm }, card);
  return desk.change(() => {
    const { known, standing } = standingOf(desk.db, card);
    if (known && (standing === 'same' || standing === 'older')) {
      if (!known.isRemoved) return known.id;
      return keepAction(desk, saveRecord(desk, 'contact', known.id, { isRemoved: false, ...UNVERIFIED }));
    }
    const verification = standing === 'newer' && !known?.isRemoved ? {} : UNVERIFIED;
    const saved = saveRecord(desk, 'contact', known?.id ?? null, {
      card: cardText(card),
      isRemoved: false,
      ...verification,
    });
    return keepAction(desk, saved);
  });
}

/**
 * What adding a card would do: `new` makes a contact; `same` and `older` change nothing but bring a removed contact back;
 * `newer` renews a contact and keeps what was verified unless it was removed; `changed` renews it, and it has to be verified anew.
 */
export type CardStanding = 'new' | 'same' | 'older' | 'newer' | 'changed';

/** A card as it may be shown before anybody decides to add it. */
export interface CardPreview {
  readonly desk: DeskKey;
  readonly name: string;
  readonly officer: string;
  readonly organisation: string;
  readonly fingerprint: string;
  /** Milliseconds since 1970 UTC, by the other desk's clock. */
  readonly createdAt: number;
  readonly standing: CardStanding;
  /** The contact that the card's desk is already; null when it is none. */
  readonly contact: Contact | null;
}

/** Reads a card without adding it. `self` is this desk's own card. Throws as `addContact` does. */
export function previewCard(db: ReadHandle, self: Pick<DeskCard, 'desk' | 'realm'>, text: string): CardPreview {
  const card = readCard(text);
  assertUsable(self, card);
  const { known, standing } = standingOf(db, card);
  return {
    desk: card.desk,
    name: card.name,
    officer: card.officer,
    organisation: card.organisation,
    fingerprint: fingerprint(card.desk, card.ageRecipient),
    createdAt: card.createdAt,
    standing,
    contact: known,
  };
}

function standingOf(db: ReadHandle, card: DeskCard): { known: Contact | null; standing: CardStanding } {
  const known = listContacts(db).find((contact) => contact.desk === card.desk) ?? null;
  const before = known && readContactCard(db, known.id);
  if (!before) return { known, standing: 'new' };
  if (before.hash === card.hash) return { known, standing: 'same' };
  if (before.createdAt > card.createdAt) return { known, standing: 'older' };
  const isSameParty = before.ageRecipient === card.ageRecipient && before.organisation === card.organisation;
  return { known, standing: isSameParty ? 'newer' : 'changed' };
}

function readContactCard(db: ReadHandle, id: RecordId): DeskCard | null {
  const row = db
    .prepare<[Uint8Array], { state: string }>('SELECT state FROM record WHERE id = ?')
    .get(recordIdBytes(id));
  const card = row && readValues(row.state)['card'];
  return typeof card === 'string' ? readKeptCard(card) : null;
}

function keepAction(desk: Desk, saved: { id: RecordId; seq: number | null }): RecordId {
  if (saved.seq !== null) recordAction(desk, 'contact', [saved.seq]);
  return saved.id;
}

function assertUsable(self: Pick<DeskCard, 'desk' | 'realm'>, card: DeskCard): void {
  if (card.desk === self.desk) {
    throw new ConcordError('contact.unusable', 'This is the card of this desk. Ask the other desk for its card.');
  }
  if (card.realm !== self.realm) {
    throw new ConcordError(
      'contact.unusable',
      'This card belongs to another realm: exercise and live desks cannot be contacts of one another.',
    );
  }
}

/**
 * Changes what this desk has decided about a contact, as a step that can be undone. A removed contact that comes back has
 * to be verified anew, as with `addContact`.
 */
export function updateContact(
  desk: Desk,
  id: RecordId,
  change: { isVerified?: boolean; isRemoved?: boolean; remark?: string | null },
): Contact {
  desk.change(() => {
    const known = getContact(desk.db, id);
    const isBack = known.isRemoved && change.isRemoved === false && change.isVerified !== true;
    const verification = isBack
      ? UNVERIFIED
      : change.isVerified === undefined || change.isVerified === known.isVerified
        ? {}
        : {
            isVerified: change.isVerified,
            verifiedAt: change.isVerified ? `${new Date(desk.now()).toISOString().slice(0, 16)}Z` : null,
          };
    const saved = saveRecord(desk, 'contact', id, {
      ...(change.isRemoved === undefined ? {} : { isRemoved: change.isRemoved }),
      ...(change.remark === undefined ? {} : { remark: change.remark }),
      ...verification,
    });
    keepAction(desk, saved);
  });
  return getContact(desk.db, id);
}
