import type { RecordId } from '../domain/ids.ts';
import { type Marking, markingOf, strictest } from '../domain/marking.ts';
import { comparableOrganisation } from '../domain/organisation.ts';
import { exerciseName, type Realm } from '../domain/realm.ts';
import type { Conflict } from '../log/merge.ts';
import type { PlainValue } from '../log/op.ts';

/** A contact to whom a release would go. */
export interface ReleaseRecipient {
  readonly contact: RecordId;
  /** Who works at the desk, as its card says. */
  readonly officer: string;
  readonly organisation: string;
  readonly realm: Realm;
  readonly isVerified: boolean;
  readonly isRemoved: boolean;
}

/** The desk that releases. */
export interface ReleasingDesk {
  readonly organisation: string;
  readonly realm: Realm;
}

/** Why a record may not go out, and to whom not. */
export interface Block {
  /** One or more sentences for a person. */
  readonly reason: string;
  readonly contacts: readonly RecordId[];
}

/**
 * The marking that a release goes by: the strictest of the values that are shown and of those that rival them in a
 * conflict. What is missing, withheld or unknown counts as the strictest.
 */
export function releaseMarking(
  values: { readonly tlp: string | null; readonly sensitivity: string | null; readonly chathamHouse: boolean | null },
  conflicts: readonly Conflict[],
): Marking {
  const rivals = conflicts.flatMap(({ path, rivals: all }) => all.map(({ value }) => ({ path, value })));
  const shown = markingOf(values);
  return strictest([
    shown,
    ...rivals.filter(({ path }) => path === 'tlp').map(({ value }) => ({ ...shown, tlp: textOf(value) })),
    ...rivals
      .filter(({ path }) => path === 'sensitivity')
      .map(({ value }) => ({ ...shown, sensitivity: textOf(value) })),
    ...rivals
      .filter(({ path }) => path === 'chathamHouse')
      .map(({ value }) => ({ ...shown, chathamHouse: value === true })),
  ]);
}

function textOf(value: PlainValue): string | null {
  return typeof value === 'string' ? value : null;
}

interface Rule {
  readonly applies: (marking: Marking) => boolean;
  readonly allows: (recipient: ReleaseRecipient, desk: ReleasingDesk) => boolean;
  readonly sentence: (names: string, desk: ReleasingDesk) => string;
}

const isVerified = (recipient: ReleaseRecipient) => recipient.isVerified;
const isInside = (recipient: ReleaseRecipient, desk: ReleasingDesk) =>
  isSameOrganisation(recipient.organisation, desk.organisation);

/**
 * What each marking asks of every recipient. "Named persons" are the officers of verified desks; an organisation's name
 * counts only on a verified card. TLP:AMBER and confidential may go to any contact, since whom an organisation works
 * for is the officer's judgement and no card can tell: the review says of each recipient whether the card was ever
 * compared. A marking that this version does not know counts as the strictest.
 */
const RULES: readonly Rule[] = [
  {
    applies: () => true,
    allows: (recipient) => !recipient.isRemoved,
    sentence: (names) => `${names} is no longer among your contacts. Restore the contact or leave it out.`,
  },
  {
    applies: () => true,
    allows: (recipient, desk) => recipient.realm === desk.realm,
    sentence: (names, desk) =>
      `This workspace is ${realmName(desk.realm)} and ${names} is not: exercise and live material never mix.`,
  },
  {
    applies: (marking) => marking.tlp === 'TLP:RED',
    allows: isVerified,
    sentence: (names) =>
      `TLP:RED is for named persons only, so every recipient must be verified. Compare fingerprints with ${names} first.`,
  },
  {
    applies: (marking) => marking.tlp === 'TLP:AMBER+STRICT',
    allows: (recipient, desk) => recipient.isVerified && isInside(recipient, desk),
    sentence: (names) =>
      `TLP:AMBER+STRICT stays within your own organisation, and ${names} is not a verified member of it.`,
  },
  {
    applies: (marking) => marking.sensitivity === 'strictly-confidential',
    allows: (recipient, desk) => recipient.isVerified && isInside(recipient, desk),
    sentence: (names) =>
      `Strictly confidential material stays within your own organisation, and ${names} is not a verified member of it.`,
  },
];

/**
 * Why a record of this marking may not go to these recipients together, or null when it may. Without recipients the
 * bundle would not be encrypted: then only TLP:CLEAR and unclassified may go.
 */
export function blockOf(marking: Marking, recipients: readonly ReleaseRecipient[], desk: ReleasingDesk): Block | null {
  if (recipients.length === 0) {
    const isOpen = marking.tlp === 'TLP:CLEAR' && marking.sensitivity === 'unclassified';
    return isOpen ? null : { reason: UNENCRYPTED, contacts: [] };
  }
  const reasons: string[] = [];
  const contacts = new Set<RecordId>();
  for (const rule of RULES) {
    if (!rule.applies(marking)) continue;
    const refused = recipients.filter((recipient) => !rule.allows(recipient, desk));
    if (refused.length === 0) continue;
    reasons.push(rule.sentence(namesOf(refused), desk));
    for (const { contact } of refused) contacts.add(contact);
  }
  return reasons.length === 0 ? null : { reason: reasons.join(' '), contacts: [...contacts].sort() };
}

const UNENCRYPTED =
  'Without recipients the bundle is not encrypted, so only TLP:CLEAR and unclassified records may go. Choose recipients.';

/** True when two cards name the same organisation, whatever the case, width or surrounding spaces. */
export function isSameOrganisation(left: string, right: string): boolean {
  return comparableOrganisation(left) !== '' && comparableOrganisation(left) === comparableOrganisation(right);
}

/** At most three names, each with its organisation; `each of` keeps the sentence singular. */
function namesOf(recipients: readonly ReleaseRecipient[]): string {
  const names = recipients.slice(0, 3).map(({ officer, organisation }) => `${officer} (${organisation})`);
  const more = recipients.length - names.length;
  if (names.length === 1) return names[0] ?? '';
  const list =
    more > 0 ? `${names.join(', ')} and ${more} more` : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `each of ${list}`;
}

function realmName(realm: Realm): string {
  const exercise = exerciseName(realm);
  return exercise === null ? 'live' : `for the exercise “${exercise}”`;
}
