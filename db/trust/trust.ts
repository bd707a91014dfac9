import { type DeskKey, hashBytes } from '#shared/domain/ids.ts';
import { comparableOrganisation } from '#shared/domain/organisation.ts';
import { storedValues } from '#shared/domain/values.ts';
import type { ReadHandle } from '../database.ts';
import { readValues } from '../log/state.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { readKeptCard } from './desk-card.ts';

/** How far this desk trusts what another desk says about itself. */
export type TrustLevel = 'self' | 'verified' | 'unverified' | 'unknown';

export interface KnownDesk {
  readonly card: DeskCard;
  readonly trust: TrustLevel;
}

/**
 * This desk's decisions about other desks, read from its contact records. Only a verified contact counts as a member
 * of the organisation that its card names: an unverified card could name any.
 */
export class Trust {
  readonly self: DeskCard;
  private readonly contacts: ReadonlyMap<DeskKey, KnownDesk>;

  constructor(db: ReadHandle, self: DeskCard) {
    this.self = self;
    this.contacts = readContacts(db, hashBytes(self.desk));
  }

  /** What is known of a desk from this desk's own card and contacts; null for any other. */
  known(desk: DeskKey): KnownDesk | null {
    if (desk === this.self.desk) return { card: this.self, trust: 'self' };
    return this.contacts.get(desk) ?? null;
  }

  /** The organisation that a desk is trusted to belong to, in comparable form; null when none. */
  organisation(desk: DeskKey): string | null {
    const known = this.known(desk);
    if (!known || known.trust === 'unverified') return null;
    return comparableOrganisation(known.card.organisation) || null;
  }

  /** True when a desk's edits apply to records of this owner: the owner itself or its organisation. */
  isInside(owner: DeskKey, desk: DeskKey): boolean {
    if (owner === desk) return true;
    const organisation = this.organisation(owner);
    return organisation !== null && organisation === this.organisation(desk);
  }
}

/** Only decisions of this desk itself count, whatever else may stand in the log. */
function readContacts(db: ReadHandle, self: Uint8Array): Map<DeskKey, KnownDesk> {
  const contacts = new Map<DeskKey, KnownDesk>();
  const rows = db
    .prepare<[Uint8Array], { state: string }>(
      "SELECT state FROM record WHERE kind = 'contact' AND owner = ? ORDER BY row",
    )
    .all(self);
  for (const row of rows) {
    const values = storedValues('contact', readValues(row.state));
    if (values.card === null || values.isRemoved === true) continue;
    const card = readKeptCard(values.card);
    if (!card) continue;
    contacts.set(card.desk, { card, trust: values.isVerified === true ? 'verified' : 'unverified' });
  }
  return contacts;
}
