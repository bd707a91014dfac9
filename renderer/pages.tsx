import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type ComponentType, lazy } from 'react';
import { FileText, FolderOpen, Settings } from 'lucide-react';
import type { Icon } from './components/icon.ts';
import { CasesPage } from './features/cases/CasesPage.tsx';
import { NotesPage } from './features/notes/NotesPage.tsx';
import type { CommandName } from './keys/commands.ts';
import type { PageName, Place, PlaceOf } from './router/place.ts';

/**
 * Every page, by the name of its place. A page that is not here yet has no entry in the rail, no key and no command. To
 * add one: write `features/<name>/<Name>Page.tsx` taking `{ place }`, and add its line here. Pages that are not needed at
 * the start are loaded when they are first gone to.
 */
export const PAGES: { readonly [P in PageName]?: ComponentType<{ readonly place: PlaceOf<P> }> } = {
  notes: NotesPage,
  'note-edit': lazy(() => import('./features/editor/NoteEditPage.tsx').then((it) => ({ default: it.NoteEditPage }))),
  cases: CasesPage,
  settings: lazy(() => import('./features/settings/SettingsPage.tsx').then((it) => ({ default: it.SettingsPage }))),
};

interface RailEntry {
  readonly title: MessageDescriptor;
  readonly icon: Icon;
  readonly command: CommandName;
  /** Where it leads. */
  readonly place: Place;
  /** All pages during which it is the current one. */
  readonly pages: readonly PageName[];
  /** True for what stands at the foot of the rail. */
  readonly isLast?: boolean;
}

/** The rail, top to bottom; entries whose page is not there are left out. */
export const RAIL: readonly RailEntry[] = [
  {
    title: msg`Notes`,
    icon: FileText,
    command: 'go-notes',
    place: { page: 'notes', record: null },
    pages: ['notes', 'note-edit'],
  },
  {
    title: msg`Cases`,
    icon: FolderOpen,
    command: 'go-cases',
    place: { page: 'cases', record: null },
    pages: ['cases', 'case-edit'],
  },
  {
    title: msg`Settings`,
    icon: Settings,
    command: 'go-settings',
    place: { page: 'settings' },
    pages: ['settings'],
    isLast: true,
  },
];

export function hasPage(page: PageName): boolean {
  return PAGES[page] !== undefined;
}
