import './title-bar.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Lock, Search } from 'lucide-react';
import type { Output } from '#shared/ipc/contract.ts';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { useCommands } from '../keys/useCommands.ts';
import { StatusLine } from '../messages/StatusLine.tsx';

interface Props {
  readonly state: Output<'workspace.state'>;
}

/** Whose desk this is, whether it is an exercise, how things stand, and the lock. */
export function TitleBar({ state }: Props) {
  const { t } = useLingui();
  const commands = useCommands();
  return (
    <header className={state.exercise === null ? 'title-bar' : 'title-bar title-bar-exercise'}>
      <p className="title-bar-whose cut">
        <span className="title-bar-name">
          <bdi>{state.name}</bdi>
        </span>
        <span>
          <bdi>{state.officer}</bdi>
        </span>
        <span>
          <bdi>{state.organisation}</bdi>
        </span>
      </p>
      {state.exercise !== null && (
        <p className="title-bar-realm">
          <strong>
            <Trans>EXERCISE</Trans>
          </strong>
          <bdi className="cut">{state.exercise}</bdi>
        </p>
      )}
      <StatusLine />
      <Button kind="quiet" icon={Search} command="palette" onPress={() => commands.run('palette')}>
        <Trans>Find anything</Trans>
      </Button>
      <IconButton label={t`Lock the workspace`} icon={Lock} command="lock" onPress={() => commands.run('lock')} />
    </header>
  );
}
