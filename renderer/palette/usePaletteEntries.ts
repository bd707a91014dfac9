import { useLingui } from '@lingui/react/macro';
import { FileText, FolderOpen, Command } from 'lucide-react';
import { useAnswer } from '../bridge/useAnswer.ts';
import type { Icon } from '../components/icon.ts';
import { useFormat } from '../language/useFormat.ts';
import { useTerms } from '../language/useTerms.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName } from '../keys/commands.ts';
import { useCommands } from '../keys/useCommands.ts';
import { useRouter } from '../router/useRouter.ts';
import { rankTitles } from './rank-titles.ts';
import { useSettled } from '../timing/useSettled.ts';

export interface PaletteEntry {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  readonly icon: Icon;
  readonly command: CommandName | null;
  readonly run: () => void;
}

const MOST_RECORDS = 12;

/** Commands that can be done now, then records whose text has the typed words. */
export function usePaletteEntries(text: string): readonly PaletteEntry[] {
  const { i18n, t } = useLingui();
  const registry = useCommands();
  const router = useRouter();
  const format = useFormat();
  const { country } = useTerms();
  const settled = useSettled(text.trim(), 80);
  const { data } = useAnswer(
    'search.run',
    {
      text: settled,
      filter: { values: {}, from: null, to: null },
      sort: 'relevance',
      offset: 0,
      limit: MOST_RECORDS,
      hasFacets: false,
      isTyping: true,
    },
    { isEnabled: settled !== '', keepsPrevious: true },
  );

  const commands = COMMAND_NAMES.filter((name) => !COMMANDS[name].isOnlyKey && registry.isOffered(name)).map(
    (name): PaletteEntry => ({
      key: name,
      title: i18n._(COMMANDS[name].title),
      detail: '',
      icon: Command,
      command: name,
      run: () => registry.run(name),
    }),
  );
  const records = (settled === '' ? [] : (data?.hits ?? [])).map((hit): PaletteEntry => ({
    key: hit.id,
    title: hit.title ?? t`Untitled`,
    detail: [hit.country === null ? null : country(hit.country), format.day(hit.date)]
      .filter((part) => part !== null)
      .join(' · '),
    icon: hit.kind === 'note' ? FileText : FolderOpen,
    command: null,
    run: () => router.go({ page: hit.kind === 'note' ? 'notes' : 'cases', record: hit.id }),
  }));
  return [...rankTitles(commands, text), ...records];
}
