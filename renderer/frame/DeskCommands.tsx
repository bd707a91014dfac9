import { useEffect, useEffectEvent, useState } from 'react';
import type { EventData } from '#shared/ipc/events.ts';
import { useConnection } from '../bridge/useConnection.ts';
import { useUndo } from '../features/undo/useUndo.ts';
import { useLock } from '../features/workspace/useLock.ts';
import type { CommandName } from '../keys/commands.ts';
import { KeySheet } from '../keys/KeySheet.tsx';
import { useCommand, useCommands } from '../keys/useCommands.ts';
import { hasPage } from '../pages.tsx';
import { Palette } from '../palette/Palette.tsx';
import type { Place } from '../router/place.ts';
import { useRouter } from '../router/useRouter.ts';

const NEW_NOTE: Place = { page: 'note-edit', record: null, draft: null };
const NEW_CASE: Place = { page: 'case-edit', record: null, draft: null };

/** What can be done from every page, by key, palette or the application's menu. */
export function DeskCommands() {
  const { bridge } = useConnection();
  const commands = useCommands();
  const router = useRouter();
  const { undo, redo } = useUndo();
  const lock = useLock();
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);

  const goTo = (place: Place) => () => router.go(place);
  useCommand('palette', () => setOpen('palette'));
  useCommand('keys', () => setOpen('keys'));
  useCommand('new-note', goTo(NEW_NOTE), hasPage('note-edit'));
  useCommand('new-case', goTo(NEW_CASE), hasPage('case-edit'));
  useCommand('back', () => router.back());
  useCommand('undo', undo);
  useCommand('redo', redo);
  useCommand('lock', lock);
  useCommand('go-notes', goTo({ page: 'notes', record: null }));
  useCommand('go-cases', goTo({ page: 'cases', record: null }), hasPage('cases'));
  useCommand('go-tags', goTo({ page: 'tags' }), hasPage('tags'));
  useCommand('go-import', goTo({ page: 'import', file: null }), hasPage('import'));
  useCommand('go-release', goTo({ page: 'release', selection: null }), hasPage('release'));
  // A list and a record release what is selected; elsewhere the choosing begins on the page itself.
  useCommand('release', goTo({ page: 'release', selection: null }), hasPage('release'));
  useCommand('go-contacts', goTo({ page: 'contacts' }), hasPage('contacts'));
  useCommand('go-settings', goTo({ page: 'settings' }), hasPage('settings'));
  // A list offers this for itself; elsewhere searching starts in the notes.
  useCommand('query', goTo({ page: 'notes', record: null }));

  const obey = useEffectEvent(({ name, file }: EventData<'command'>) => {
    if (name === 'import') router.go({ page: 'import', file: file ?? null });
    else commands.run(MENU[name]);
  });
  useEffect(() => bridge.on('command', (command) => obey(command)), [bridge]);

  return (
    <>
      {open === 'palette' && <Palette onClose={() => setOpen(null)} />}
      <KeySheet isOpen={open === 'keys'} onClose={() => setOpen(null)} />
    </>
  );
}

/** The application menu's words for the same commands. */
const MENU: Readonly<Record<Exclude<EventData<'command'>['name'], 'import'>, CommandName>> = {
  'new-note': 'new-note',
  'new-case': 'new-case',
  find: 'query',
  palette: 'palette',
  lock: 'lock',
  undo: 'undo',
  redo: 'redo',
  release: 'release',
  settings: 'go-settings',
  keys: 'keys',
};
