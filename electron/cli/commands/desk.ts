import { writeAtomically } from '../../services/atomic-file.ts';
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
    const text = `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`;
    await writeAtomically(path, false, (file) => file.writeFile(text));
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
