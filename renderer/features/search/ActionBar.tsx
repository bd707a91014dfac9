import './action-bar.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Send, ShieldAlert, Tag, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useRouter } from '../../router/useRouter.ts';
import { TagSelection } from '../tags/TagSelection.tsx';
import { MarkPanel } from './MarkPanel.tsx';
import type { ListKeys } from './useListKeys.ts';

interface Props {
  /** How many rows are selected, of how many. */
  readonly count: number;
  readonly total: number;
  readonly keys: ListKeys;
}

/** What can be done with the selected rows, at the foot of the list. Without a selection, the keys mean the open record. */
export function ActionBar({ count, total, keys }: Props) {
  const { t } = useLingui();
  const { go } = useRouter();
  const [panel, setPanel] = useState<'tag' | 'mark' | null>(null);
  const canAct = keys.targetCount > 0;

  const release = async () => {
    const selection = await keys.targets();
    if (selection) go({ page: 'release', selection });
  };
  useCommand('tag', () => setPanel('tag'), canAct);
  useCommand('mark', () => setPanel('mark'), canAct);
  useCommand('release', () => void release(), canAct);

  if (panel === 'tag') {
    return <TagSelection targets={keys.targets} count={keys.targetCount} onClose={() => setPanel(null)} />;
  }
  if (panel === 'mark') return <MarkPanel keys={keys} onClose={() => setPanel(null)} />;
  if (count === 0) return null;
  return (
    <div className="action-bar" role="toolbar" aria-label={t`With the selection`}>
      <div className="action-bar-tools">
        <p className="action-bar-count numbers" role="status">
          <Plural value={count} one="# selected" other="# selected" />
        </p>
        {count < total && (
          <Button kind="quiet" onPress={keys.selectAll}>
            <Trans>All {total}</Trans>
          </Button>
        )}
        <span className="action-bar-space" />
        <Button kind="quiet" icon={Tag} command="tag" onPress={() => setPanel('tag')}>
          <Trans>Tag</Trans>
        </Button>
        <Button kind="quiet" icon={ShieldAlert} command="mark" onPress={() => setPanel('mark')}>
          <Trans>Marking</Trans>
        </Button>
        <Button kind="quiet" icon={Send} command="release" onPress={() => void release()}>
          <Trans>Release</Trans>
        </Button>

        <IconButton label={t`Clear the selection`} icon={X} onPress={keys.unselect} />
      </div>
    </div>
  );
}
