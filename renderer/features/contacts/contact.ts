import type { Output } from '#shared/ipc/contract.ts';

export type Contact = Output<'contacts.list'>[number];
export type CardPreview = Output<'contacts.preview'>;

/** The five-digit groups of a fingerprint. */
export function fingerprintGroups(fingerprint: string): readonly string[] {
  return fingerprint.split(' ').filter((group) => group !== '');
}

/**
 * The contacts in which every word that was typed begins a word of officer, organisation or desk, in their own order.
 * All of them for blank text.
 */
export function findContacts(contacts: readonly Contact[], typed: string): readonly Contact[] {
  const wanted = folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  return contacts.filter((contact) => {
    const words = folded(`${contact.officer} ${contact.organisation} ${contact.name}`).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}

function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
