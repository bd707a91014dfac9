import './recovery-key-sheet.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/TextField.tsx';
import { groupsToTypeBack, isSameGroup, recoveryGroups } from './recovery-key.ts';

interface Props {
  readonly recoveryKey: string;
  readonly onDone: () => void;
  readonly doneLabel: ReactNode;
}

/**
 * Shows a recovery key once, to be printed or copied by hand. Two groups typed back prove that it is on paper. It is
 * never offered to the clipboard, where other programs read.
 */
export function RecoveryKeySheet({ recoveryKey, onDone, doneLabel }: Props) {
  const { t } = useLingui();
  const groups = recoveryGroups(recoveryKey);
  const [asked] = useState(() => groupsToTypeBack(groups.length, Math.random));
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [isChecked, setChecked] = useState(false);
  const isRight = asked.map((place, at) => isSameGroup(typed[at] ?? '', groups[place] ?? ''));

  const finish = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isRight.every(Boolean)) onDone();
  };
  const field = (at: 0 | 1) => (
    <TextField
      label={t`Group ${asked[at] + 1}`}
      value={typed[at]}
      onChange={(text) => setTyped(at === 0 ? [text, typed[1]] : [typed[0], text])}
      error={isChecked && !isRight[at] ? t`This is not group ${asked[at] + 1}. Compare with your copy.` : null}
      dir="ltr"
      maxLength={8}
    />
  );

  return (
    <form className="recovery-key-sheet" onSubmit={finish}>
      <p>
        <Trans>
          It opens this workspace should the passphrase be forgotten. It is shown this once and kept nowhere. Print it
          or copy it by hand, and keep it away from this computer, where only your office can reach it.
        </Trans>
      </p>
      <ol className="recovery-key-sheet-groups" dir="ltr" translate="no">
        {groups.map((group, place) => (
          <li key={place}>
            <span className="recovery-key-sheet-place">{place + 1}</span>
            <code>{group}</code>
          </li>
        ))}
      </ol>
      <div className="recovery-key-sheet-print">
        <Button icon={Printer} onPress={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
      </div>
      <fieldset className="recovery-key-sheet-check">
        <legend>
          <Trans>Type back two groups from your copy</Trans>
        </legend>
        {field(0)}
        {field(1)}
      </fieldset>
      <div className="gate-actions">
        <span />
        <Button kind="primary" type="submit">
          {doneLabel}
        </Button>
      </div>
    </form>
  );
}
