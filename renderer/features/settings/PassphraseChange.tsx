import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useState } from 'react';
import { useConnection } from '../../bridge/useConnection.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { RecoveryKeySheet } from '../workspace/RecoveryKeySheet.tsx';
import { LEAST_LENGTH } from '../workspace/strength.ts';
import { StrengthMeter } from '../workspace/StrengthMeter.tsx';

/** Changes the passphrase and shows the recovery key that comes with the new one. */
export function PassphraseChange() {
  const { t } = useLingui();
  const { call } = useConnection();
  const announcer = useAnnouncer();
  const [isOpen, setOpen] = useState(false);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);

  const close = () => {
    setOpen(false);
    setCurrent('');
    setNext('');
    setAgain('');
    setChecked(false);
    setError(null);
    setRecoveryKey(null);
  };
  const tooShort = [...next].length < LEAST_LENGTH ? t`Use at least ${LEAST_LENGTH} characters.` : null;
  const unequal = next === again ? null : t`The two do not match. Type it once more.`;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isBusy || current === '' || tooShort !== null || unequal !== null) return;
    setBusy(true);
    setError(null);
    try {
      const changed = await call('workspace.changePassphrase', { current, next });
      setRecoveryKey(changed.recoveryKey);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  if (recoveryKey !== null) {
    return (
      <RecoveryKeySheet
        recoveryKey={recoveryKey}
        doneLabel={<Trans>It is on paper</Trans>}
        onDone={() => {
          close();
          announcer.say(t`Passphrase changed`);
        }}
      />
    );
  }
  if (!isOpen) {
    return (
      <Button onPress={() => setOpen(true)}>
        <Trans>Change the passphrase</Trans>
      </Button>
    );
  }
  return (
    <form className="settings-page-form" onSubmit={(event) => void submit(event)} noValidate>
      <TextField
        label={t`Present passphrase`}
        type="password"
        value={current}
        onChange={setCurrent}
        maxLength={1024}
        autoComplete="current-password"
        dir="ltr"
        autoFocus
      />
      <TextField
        label={t`New passphrase`}
        type="password"
        value={next}
        onChange={setNext}
        maxLength={1024}
        autoComplete="new-password"
        dir="ltr"
        error={isChecked ? tooShort : null}
      />
      <StrengthMeter passphrase={next} known={[]} />
      <TextField
        label={t`New passphrase once more`}
        type="password"
        value={again}
        onChange={setAgain}
        maxLength={1024}
        autoComplete="new-password"
        dir="ltr"
        error={isChecked ? unequal : null}
      />
      {error !== null && <ErrorNote error={error} />}
      <div className="settings-page-buttons">
        <Button kind="primary" type="submit" isBusy={isBusy} isDisabled={current === ''}>
          <Trans>Change the passphrase</Trans>
        </Button>
        <Button onPress={close}>
          <Trans>Cancel</Trans>
        </Button>
      </div>
    </form>
  );
}
