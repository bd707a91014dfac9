import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type ComponentType, lazy } from 'react';
import { ArrowLeftRight, FileDown, FileText, FolderOpen, Settings, Tags } from 'lucide-react';
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
  'case-edit': lazy(() => import('./features/editor/CaseEditPage.tsx').then((it) => ({ default: it.CaseEditPage }))),
  import: lazy(() => import('./features/exchange/ImportPage.tsx').then((it) => ({ default: it.ImportPage }))),
  release: lazy(() => import('./features/bundles/ReleasePage.tsx').then((it) => ({ default: it.ReleasePage }))),
  contacts: lazy(() => import('./features/contacts/ContactsPage.tsx').then((it) => ({ default: it.ContactsPage }))),
  tags: lazy(() => import('./features/tags/TagsPage.tsx').then((it) => ({ default: it.TagsPage }))),
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
    title: msg`Import`,
    icon: FileDown,
    command: 'go-import',
    place: { page: 'import', file: null },
    pages: ['import'],
  },
  {
    title: msg`Exchange`,
    icon: ArrowLeftRight,
    command: 'go-release',
    place: { page: 'release', selection: null },
    pages: ['release', 'contacts'],
  },
  { title: msg`Tags`, icon: Tags, command: 'go-tags', place: { page: 'tags' }, pages: ['tags'] },
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
