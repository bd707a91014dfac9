import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The headings of the key sheet. */
export const GROUPS = {
  everywhere: msg`Everywhere`,
  list: msg`In a list`,
  record: msg`With a record`,
  text: msg`In the note editor`,
} as const satisfies Record<string, MessageDescriptor>;

export type GroupName = keyof typeof GROUPS;

interface CommandRow {
  readonly title: MessageDescriptor;
  readonly group: GroupName;
  /**
   * Chords that do it, the one to show first. `Mod` is Ctrl, and Command on a Mac. Empty for commands that only the
   * palette offers.
   */
  readonly keys: readonly string[];
  /** Movements, which nobody looks for in a palette. */
  readonly isOnlyKey: boolean;
  /** Chords that mean something else while somebody types, such as undo. */
  readonly isLeftToText: boolean;
}

type Trait = 'only-key' | 'left-to-text';

function row(group: GroupName, title: MessageDescriptor, keys: readonly string[], ...traits: Trait[]): CommandRow {
  return { group, title, keys, isOnlyKey: traits.includes('only-key'), isLeftToText: traits.includes('left-to-text') };
}

/**
 * Everything that a key or the palette can do: the one table behind the listener, the key sheet and the palette. A
 * command works while some component offers it with `useCommand`.
 */
export const COMMANDS = {
  palette: row('everywhere', msg`Find a command or record`, ['Mod+K'], 'only-key'),
  keys: row('everywhere', msg`Show all keys`, ['?']),
  query: row('everywhere', msg`Search`, ['/']),
  'new-note': row('everywhere', msg`New note`, ['n']),
  'new-case': row('everywhere', msg`New case`, ['c']),
  back: row('everywhere', msg`Back`, ['Escape'], 'only-key'),
  undo: row('everywhere', msg`Undo`, ['Mod+Z'], 'left-to-text'),
  redo: row('everywhere', msg`Redo`, ['Mod+Shift+Z', 'Mod+Y'], 'left-to-text'),
  lock: row('everywhere', msg`Lock the workspace`, ['Mod+L']),
  'go-notes': row('everywhere', msg`Go to notes`, ['g n']),
  'go-cases': row('everywhere', msg`Go to cases`, ['g c']),
  'go-tags': row('everywhere', msg`Go to tags`, ['g t']),
  'go-import': row('everywhere', msg`Import a file`, ['g i']),
  'go-release': row('everywhere', msg`Go to releasing`, ['g r']),
  'go-contacts': row('everywhere', msg`Go to contacts`, ['g o']),
  'go-settings': row('everywhere', msg`Go to settings`, ['g s']),

  next: row('list', msg`Next`, ['j', 'ArrowDown'], 'only-key'),
  previous: row('list', msg`Previous`, ['k', 'ArrowUp'], 'only-key'),
  open: row('list', msg`Open`, ['Enter'], 'only-key'),
  select: row('list', msg`Select or unselect`, ['x'], 'only-key'),
  'select-down': row('list', msg`Select on downwards`, ['Shift+ArrowDown'], 'only-key'),
  'select-up': row('list', msg`Select on upwards`, ['Shift+ArrowUp'], 'only-key'),
  'select-all': row('list', msg`Select all that were found`, ['Mod+A'], 'left-to-text'),
  facets: row('list', msg`Show or hide the filters`, ['f']),
  'clear-query': row('list', msg`Clear the search and all filters`, []),

  edit: row('record', msg`Edit`, ['e']),
  tag: row('record', msg`Tag`, ['t']),
  mark: row('record', msg`Change the marking`, ['m']),
  release: row('record', msg`Release to contacts`, ['r']),
  save: row('record', msg`Save`, ['Mod+Enter', 'Mod+S']),
  history: row('record', msg`Show the history`, ['h']),

  bold: row('text', msg`Bold`, ['Mod+B'], 'only-key', 'left-to-text'),
  italic: row('text', msg`Italic`, ['Mod+I'], 'only-key', 'left-to-text'),
  heading: row('text', msg`Heading`, ['Mod+Shift+H'], 'only-key', 'left-to-text'),
  list: row('text', msg`List`, ['Mod+Shift+L'], 'only-key', 'left-to-text'),
  link: row('text', msg`Link`, ['Mod+Shift+K'], 'only-key', 'left-to-text'),
  'restrict-marking': row('text', msg`Restrict the marking by one step`, ['Mod+Shift+M'], 'only-key'),
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES: readonly CommandName[] = Object.keys(COMMANDS).filter((name) => isCommandName(name));

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
