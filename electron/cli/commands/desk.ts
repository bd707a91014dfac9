import { open, rm } from 'node:fs/promises';
import { ConcordError, systemError } from '#shared/errors.ts';
import { aboutFile } from '../about-file.ts';
import { assertFree } from '../cli-host.ts';
import type { Command } from '../command.ts';
import { safeText } from '../safe-text.ts';
import { askPassphrase } from '../session.ts';
import { facts, wrap } from '../text-layout.ts';

export const deskCard: Command = {
  name: 'desk card',
  group: 'Exchange',
  summary: 'Write this desk’s card, to be given to others.',
  parameters: [],
  options: [
    { name: 'to', value: 'F', summary: 'File to write, usually named .concord-card.', isRequired: true },
    { name: 'force', summary: 'Replace a file that exists.' },
  ],
  details: [
    'The card holds public keys and names, signed. Whoever receives it adds it with "contact add" and compares the ' +
      'fingerprint with you by voice.',
  ],
  run: async (call) => {
    const path = call.path(call.args.required('to'));
    const session = await call.open();
    const desk = await session.call('desk.get', {});
    try {
      await session.host.answering(path, call.args.has('force'), () => session.call('desk.saveCard', {}));
    } catch (error) {
      throw aboutFile(path, error);
    }
    return {
      data: { file: path, desk: desk.key, fingerprint: desk.fingerprint },
      lines: facts(
        [
          ['Card', safeText(path)],
          ['Desk', safeText(`${desk.name}, ${desk.organisation}`)],
          ['Fingerprint', desk.fingerprint],
        ],
        call.terminal.columns,
      ),
    };
  },
};

export const deskIdentity: Command = {
  name: 'desk identity',
  group: 'Exchange',
  summary: 'Write this desk’s secret age key.',
  parameters: [],
  options: [{ name: 'to', value: 'F', summary: 'File to write; it must not exist.', isRequired: true }],
  details: [
    'With this key the age command opens every bundle that was ever written for this desk. It asks for the passphrase ' +
      'again. Only you can read the file; keep it as safe as the passphrase and delete it as soon as it has served.',
  ],
  run: async (call) => {
    const path = call.path(call.args.required('to'));
    assertFree(path);
    const session = await call.open();
    const passphrase = await askPassphrase(call.terminal, 'Passphrase again: ');
    await session.store.writer.call('confirmPassphrase', { passphrase });
    const identity = await session.store.writer.call('ageIdentity', {});
    const { identityToRecipient } = await import('age-encryption');
    const recipient = await identityToRecipient(identity);
    await writeSecret(path, `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`);
    return {
      data: { file: path, recipient },
      lines: [
        ...facts(
          [
            ['Identity', safeText(path)],
            ['Recipient', recipient],
          ],
          call.terminal.columns,
        ),
        '',
        ...wrap(
          'Whoever has this file can open every bundle for this desk. Delete it when it has served.',
          call.terminal.columns,
        ),
      ],
    };
  },
};

/** A new file that its owner alone can read, from its first moment; nothing is left when writing fails. */
async function writeSecret(path: string, text: string): Promise<void> {
  let isCreated = false;
  try {
    const file = await open(path, 'wx', 0o600);
    isCreated = true;
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isCreated) await rm(path, { force: true });
    throw systemError(error) ?? unwritable(error);
  }
}

function unwritable(cause: unknown): ConcordError {
  return new ConcordError(
    'file.unwritable',
    'The file cannot be written. Check the folder and its name. Nothing was written.',
    undefined,
    { cause },
  );
}
