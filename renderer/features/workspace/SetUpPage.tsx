import { Trans, useLingui } from '@lingui/react/macro';
import { type FormEvent, useMemo, useState } from 'react';
import { ORGANISATIONS } from '#shared/reference/organisations.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { Button } from '../../components/Button.tsx';
import { ComboBox } from '../../components/ComboBox.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { TextField } from '../../components/TextField.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { LEAST_LENGTH } from './strength.ts';
import { StrengthMeter } from './StrengthMeter.tsx';

interface Props {
  /** Told before the workspace is made, and when it could not be. */
  readonly onBegin: () => void;
  readonly onFailed: () => void;
  readonly onCreated: (recoveryKey: string) => void;
}

/** The first start: who works here, what for, and the passphrase that guards it. */
export function SetUpPage({ onBegin, onFailed, onCreated }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const [officer, setOfficer] = useState('');
  const [organisation, setOrganisation] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<'live' | 'exercise'>('live');
  const [exercise, setExercise] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const organisations = useMemo(
    () =>
      ORGANISATIONS.map((entry) => ({
        value: entry.acronym,
        label: entry.acronym,
        detail: entry.name,
        alias: `${entry.name} ${entry.seat}`,
      })),
    [],
  );
  const wrong = {
    officer: officer.trim() === '' ? t`Write your name, as colleagues know it.` : null,
    organisation: organisation === null ? t`Choose your organisation or write its name.` : null,
    exercise: purpose === 'exercise' && exercise.trim() === '' ? t`Give the exercise a name.` : null,
    passphrase: [...passphrase].length < LEAST_LENGTH ? t`Use at least ${LEAST_LENGTH} characters.` : null,
    again: again === passphrase ? null : t`The two do not match. Type it once more.`,
  };
  const shown = (problem: string | null) => (isChecked ? problem : null);

  const create = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (isBusy || organisation === null || Object.values(wrong).some((problem) => problem !== null)) return;
    setBusy(true);
    setError(null);
    onBegin();
    try {
      const { recoveryKey } = await call('workspace.create', {
        name: name.trim() === '' ? organisation : name.trim(),
        officer: officer.trim(),
        organisation,
        passphrase,
        exercise: purpose === 'exercise' ? exercise.trim() : null,
      });
      onCreated(recoveryKey);
    } catch (thrown) {
      setError(thrown);
      setBusy(false);
      onFailed();
    }
  };

  return (
    <main className="gate">
      <form className="gate-card gate-wide" onSubmit={(event) => void create(event)} noValidate>
        <header>
          <h1 className="gate-title">
            <Trans>Set up this desk</Trans>
          </h1>
          <p className="gate-lead">
            <Trans>
              Concord keeps your notes on this computer, encrypted. Nothing is sent anywhere unless you write a bundle
              and hand it over.
            </Trans>
          </p>
        </header>
        <div className="gate-fields">
          <div className="gate-pair">
            <TextField
              label={t`Your name`}
              value={officer}
              onChange={setOfficer}
              error={shown(wrong.officer)}
              maxLength={120}
              autoFocus
              isRequired
              help={t`Shown beside what you write, also to those who receive it.`}
            />
            <ComboBox
              label={t`Organisation`}
              options={organisations}
              value={organisation}
              onChange={setOrganisation}
              allowsOther
              isRequired
              error={shown(wrong.organisation)}
              placeholder={t`UNRCCA, OHCHR, OSCE …`}
            />
          </div>
          <TextField
            label={t`Name of this desk`}
            value={name}
            onChange={setName}
            maxLength={120}
            placeholder={organisation ?? ''}
            help={t`A city or team, such as Bishkek. The organisation when left blank.`}
          />
          <RadioCards
            label={t`What it is for`}
            value={purpose}
            onChange={setPurpose}
            choices={[
              { value: 'live', label: t`Live work`, detail: t`Real notes and cases.` },
              {
                value: 'exercise',
                label: t`An exercise`,
                detail: t`Marked on every screen. It can never mix with live work.`,
              },
            ]}
          />
          {purpose === 'exercise' && (
            <TextField
              label={t`Name of the exercise`}
              value={exercise}
              onChange={setExercise}
              maxLength={80}
              error={shown(wrong.exercise)}
              help={t`All desks of one exercise use the same name.`}
              isRequired
            />
          )}
          <div className="gate-pair">
            <TextField
              label={t`Passphrase`}
              type="password"
              value={passphrase}
              onChange={setPassphrase}
              maxLength={1024}
              autoComplete="new-password"
              error={shown(wrong.passphrase)}
              dir="ltr"
              isRequired
            />
            <TextField
              label={t`Passphrase once more`}
              type="password"
              value={again}
              onChange={setAgain}
              maxLength={1024}
              autoComplete="new-password"
              error={shown(wrong.again)}
              dir="ltr"
              isRequired
            />
          </div>
          <StrengthMeter passphrase={passphrase} known={[officer, organisation ?? '', name]} />
        </div>
        {error !== null && <ErrorNote error={error} />}
        <div className="gate-actions">
          <LanguageChoice />
          <Button kind="primary" type="submit" isBusy={isBusy}>
            {isBusy ? <Trans>Creating the workspace</Trans> : <Trans>Create the workspace</Trans>}
          </Button>
        </div>
      </form>
    </main>
  );
}
