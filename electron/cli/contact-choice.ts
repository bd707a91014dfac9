import { fromBase32 } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { safeText } from './safe-text.ts';

export type Contact = Output<'contacts.list'>[number];

/**
 * The contact that a person means: by id, else by the name of its desk, officer or organisation, whatever the case.
 * Removed contacts are found by id only. Throws `contact.unknown` for none and for more than one.
 */
export function chooseContact(contacts: readonly Contact[], given: string): Contact {
  const wanted = fold(given);
  const byId = contacts.find(({ id }) => id === wanted);
  if (byId) return byId;
  const present = contacts.filter(({ isRemoved }) => !isRemoved);
  const found = present.filter(({ name, officer, organisation }) =>
    [name, officer, organisation].map(fold).includes(wanted),
  );
  const [contact, ...more] = found;
  if (contact && more.length === 0) return contact;
  const shown = `"${safeText(given)}"`;
  if (contact) {
    const names = found.map(({ id, name }) => `${safeText(name)} (${id})`).join(', ');
    throw new ConcordError('contact.unknown', `Several contacts are called ${shown}: ${names}. Name one by its id.`);
  }
  const hint = wanted.length === 26 && fromBase32(wanted) ? '' : ' "contact list" shows their names and ids.';
  throw new ConcordError(
    'contact.unknown',
    `There is no contact ${shown}.${hint} Add its desk card with "contact add".`,
  );
}

function fold(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
