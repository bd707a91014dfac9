import type { Command } from './command.ts';
import { exportBundle, verifyBundle } from './commands/bundles.ts';
import { contactAdd, contactList, contactRemove, contactVerify } from './commands/contacts.ts';
import { demo } from './commands/demo.ts';
import { deskCard, deskIdentity } from './commands/desk.ts';
import { importFiles } from './commands/import.ts';
import { recordCommands } from './commands/records.ts';
import { search } from './commands/search.ts';
import { tagAdd, tagRemove, tags } from './commands/tags.ts';
import { check, redo, stats, undo } from './commands/upkeep.ts';
import { init } from './commands/workspace.ts';

/** Every command, in the order in which the help lists them. */
export const COMMANDS: readonly Command[] = [
  init,
  stats,
  demo,
  ...recordCommands('note'),
  ...recordCommands('case'),
  tagAdd,
  tagRemove,
  search,
  tags,
  importFiles,
  exportBundle,
  verifyBundle,
  deskCard,
  deskIdentity,
  contactAdd,
  contactList,
  contactVerify,
  contactRemove,
  undo,
  redo,
  check,
];

/** Finds the command that the words begin with, and how many words its name takes; null when there is none. */
export function findCommand(words: readonly string[]): { command: Command; length: number } | null {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = COMMANDS.find((one) => one.name === name);
    if (command && words.length >= length) return { command, length };
  }
  return null;
}

/** The second words that may follow a first one, such as `add` and `list` after `note`; empty for any other word. */
export function secondWords(first: string): readonly string[] {
  return COMMANDS.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
}
