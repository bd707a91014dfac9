import { readFile } from 'node:fs/promises';
import { ConcordError } from '#shared/errors.ts';
import { LIMITS } from '#shared/log/limits.ts';
import type { HeldFile } from '../services/files.ts';
import type { HandlerContext } from './context.ts';
import type { Handlers } from './endpoint.ts';

type ContactHandlers = Pick<
  Handlers,
  | 'files.choose'
  | 'files.receive'
  | 'files.release'
  | 'contacts.list'
  | 'contacts.preview'
  | 'contacts.add'
  | 'contacts.update'
>;

/** Files that a person chose or dropped, and the desks that this one exchanges with. */
export function contactHandlers({ store, host, files }: HandlerContext): ContactHandlers {
  return {
    'files.choose': async ({ purpose }) => {
      const chosen = await host.openDialog(purpose);
      return chosen ? files.choose(chosen) : null;
    },
    'files.receive': async ({ name, bytes }) => files.receive(name, bytes),
    'files.release': async ({ file }) => {
      files.release(file);
      return {};
    },
    'contacts.list': async () => (await store.reader.call('contacts', {})).map(shownContact),
    'contacts.preview': async ({ file }) => {
      const preview = await store.reader.call('cardPreview', { card: await cardText(await files.open(file)) });
      return { ...preview, contact: preview.contact && shownContact(preview.contact) };
    },
    'contacts.add': async ({ file }) =>
      store.writer.call('addContact', { card: await cardText(await files.open(file)) }),
    'contacts.update': async ({ id, isVerified, isRemoved, remark }) =>
      shownContact(
        await store.writer.call('updateContact', {
          id,
          ...(isVerified === undefined ? {} : { isVerified }),
          ...(isRemoved === undefined ? {} : { isRemoved }),
          ...(remark === undefined ? {} : { remark }),
        }),
      ),
  };
}

/** A contact without the key that bundles are encrypted to: no window needs it. */
export function shownContact<C extends { readonly ageRecipient: string }>(contact: C): Omit<C, 'ageRecipient'> {
  const { ageRecipient: _, ...shown } = contact;
  return shown;
}

async function cardText(file: HeldFile): Promise<string> {
  // Armour makes a third more of the bytes, line ends included.
  if (file.size > LIMITS.card * 2) {
    throw new ConcordError('card.foreign', 'This file is not a Concord desk card: it is too large for one.');
  }
  const bytes = file.kind === 'bytes' ? file.bytes : await readFile(file.path);
  return new TextDecoder().decode(bytes);
}
