import './clash-panel.css';
import { Plural, Trans } from '@lingui/react/macro';
import { Split } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { ICON_SMALL } from '../../components/icon.ts';
import { useFieldWords } from '../records/useFieldWords.ts';
import type { EditKind } from './edit.ts';
import type { EditSession } from './edit-session.ts';
import { useEditState } from './useEditState.ts';

interface Props<K extends EditKind> {
  readonly session: EditSession<K>;
}

/** Fields that were changed here and elsewhere to different values. Both are in view; one press settles each. */
export function ClashPanel<K extends EditKind>({ session }: Props<K>) {
  const words = useFieldWords();
  const clashes = useEditState(session, (state) => state.clashes);
  return (
    <section className="clash-panel" aria-labelledby="clash-panel-title" data-clash>
      <h2 className="clash-panel-title" id="clash-panel-title">
        <Split size={ICON_SMALL} aria-hidden />
        <Plural
          value={clashes.length}
          one="# field was also changed elsewhere"
          other="# fields were also changed elsewhere"
        />
      </h2>
      <p className="muted">
        <Trans>Choose for each before saving. The other value stays in the history.</Trans>
      </p>
      {clashes.map(({ path, mine, theirs }) => {
        const name = words.name(path);
        return (
          <div key={path} className="clash-panel-row" role="group" aria-label={name}>
            <h3 className="clash-panel-name">{name}</h3>
            <div className="clash-panel-side">
              <bdi className="clash-panel-value">{words.value(path, mine)}</bdi>
              <Button onPress={() => session.settle(path, 'mine')}>
                <Trans>Keep mine</Trans>
              </Button>
            </div>
            <div className="clash-panel-side">
              <bdi className="clash-panel-value">{words.value(path, theirs)}</bdi>
              <Button onPress={() => session.settle(path, 'theirs')}>
                <Trans>Take theirs</Trans>
              </Button>
            </div>
          </div>
        );
      })}
    </section>
  );
}
