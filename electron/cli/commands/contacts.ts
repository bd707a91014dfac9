import { ConcordError } from '#shared/errors.ts';
import { aboutFile } from '../about-file.ts';
import { usageError } from '../arguments.ts';
import type { Answer, Call, Command } from '../command.ts';
import { chooseContact, type Contact } from '../contact-choice.ts';
import { shownDate } from '../dates.ts';
import { safeText } from '../safe-text.ts';
import { counted } from '../sizes.ts';
import { facts, table } from '../text-layout.ts';

const CONTACT = { name: 'CONTACT', isRequired: true } as const;
const FINGERPRINT = {
  name: 'fingerprint',
  value: 'DIGITS',
  summary: 'The fingerprint as the other desk read it out; it must agree.',
} as const;

export const contactAdd: Command = {
  name: 'contact add',
  group: 'Exchange',
  summary: 'Add a desk by its card.',
  parameters: [{ name: 'F', isRequired: true }],
  options: [FINGERPRINT],
  details: [
    'Compare the fingerprint that is printed with the other desk by voice, then say "contact verify". With --fingerprint ' +
      'both are done at once. Material marked TLP:RED goes to verified contacts only.',
  ],
  run: async (call) => {
    const path = call.path(call.args.positionals[0] ?? '');
    const session = await call.open();
    let id;
    try {
      ({ id } = await session.call('contacts.add', { file: await session.hold(path) }));
    } catch (error) {
      throw aboutFile(path, error);
    }
    let contact = chooseContact(await session.call('contacts.list', {}), id);
    if (call.args.has(FINGERPRINT.name)) {
      assertFingerprint(contact, call.args.required(FINGERPRINT.name));
      contact = await session.call('contacts.update', { id, isVerified: true });
    }
    return contactAnswer(contact, call);
  },
};

export const contactVerify: Command = {
  name: 'contact verify',
  group: 'Exchange',
  summary: 'Note that a contact’s fingerprint was compared.',
  parameters: [CONTACT],
  options: [FINGERPRINT, { name: 'undo', summary: 'Note that the contact is not verified after all.' }],
  details: ['A contact is named by its id or by the name of its desk, officer or organisation.'],
  run: async (call) => {
    const isVerified = !call.args.has('undo');
    if (!isVerified && call.args.has(FINGERPRINT.name)) throw usageError('--undo takes no fingerprint.');
    return update(call, (contact) => {
      if (call.args.has(FINGERPRINT.name)) assertFingerprint(contact, call.args.required(FINGERPRINT.name));
      return { isVerified };
    });
  },
};

export const contactRemove: Command = {
  name: 'contact remove',
  group: 'Exchange',
  summary: 'Take a desk out of the contacts.',
  parameters: [CONTACT],
  options: [],
  details: ['What came from it stays. Adding its card again brings it back.'],
  run: (call) => update(call, () => ({ isRemoved: true })),
};

export const contactList: Command = {
  name: 'contact list',
  group: 'Exchange',
  summary: 'List the contacts.',
  parameters: [],
  options: [{ name: 'all', summary: 'Those that were removed, too.' }],
  run: async (call) => {
    const session = await call.open();
    const all = await session.call('contacts.list', {});
    const contacts = call.args.has('all') ? all : all.filter(({ isRemoved }) => !isRemoved);
    if (contacts.length === 0)
      return { data: { contacts }, lines: ['There is no contact yet. Add one with "contact add".'] };
    const columns = [
      { header: 'Organisation', isFlexible: true },
      { header: 'Desk', isFlexible: true },
      { header: 'Officer', isFlexible: true },
      { header: 'Verified' },
      { header: 'Id' },
    ];
    const rows = contacts.map((contact) => [
      safeText(contact.organisation),
      safeText(contact.name),
      safeText(contact.officer),
      shownStanding(contact),
      contact.id,
    ]);
    return {
      data: { contacts },
      lines: [...table(columns, rows, call.terminal.columns), '', counted(contacts.length, 'contact')],
    };
  },
};

function shownStanding({ isRemoved, isVerified, verifiedAt }: Contact): string {
  if (isRemoved) return 'removed';
  if (!isVerified) return 'no';
  return verifiedAt === null ? 'yes' : shownDate(verifiedAt.slice(0, 10));
}

async function update(
  call: Call,
  change: (contact: Contact) => { isVerified?: boolean; isRemoved?: boolean },
): Promise<Answer> {
  const session = await call.open();
  const contact = chooseContact(await session.call('contacts.list', {}), call.args.positionals[0] ?? '');
  return contactAnswer(await session.call('contacts.update', { id: contact.id, ...change(contact) }), call);
}

function contactAnswer(contact: Contact, { terminal }: Call): Answer {
  return {
    data: contact,
    lines: facts(
      [
        ['Contact', contact.id],
        ['Desk', safeText(`${contact.name}, ${contact.organisation}`)],
        ['Officer', safeText(contact.officer)],
        ['Fingerprint', contact.fingerprint],
        ['Verified', shownStanding(contact)],
      ],
      terminal.columns,
    ),
  };
}

/** Throws `card.key` unless the digits agree; spaces and dashes between them do not matter. */
function assertFingerprint({ fingerprint }: Contact, given: string): void {
  if (given.replaceAll(/\D/g, '') === fingerprint.replaceAll(/\D/g, '')) return;
  throw new ConcordError(
    'card.key',
    'The fingerprint does not agree, so this may not be the card of that desk. The contact is not verified. Ask the desk for its card by another way.',
  );
}
