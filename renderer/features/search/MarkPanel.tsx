import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Marking } from '#shared/domain/marking.ts';
import { isSensitivityLevel, isTlpLabel } from '#shared/reference/scales.ts';
import { shownError } from '../../bridge/call.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { useJob } from '../../bridge/useJob.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TlpLabel } from '../../components/TlpLabel.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useTerms } from '../../language/useTerms.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { useUndo } from '../undo/useUndo.ts';
import type { ListKeys } from './useListKeys.ts';

interface Props {
  readonly keys: ListKeys;
  readonly onClose: () => void;
}

/** Changes who may see everything that is selected. Widening it asks why. */
export function MarkPanel({ keys, onClose }: Props) {
  const { t } = useLingui();
  const { options } = useTerms();
  const announcer = useAnnouncer();
  const { call } = useConnection();
  const { undo } = useUndo();
  const job = useJob();
  const [tlp, setTlp] = useState<Marking['tlp'] | null>(null);
  const [sensitivity, setSensitivity] = useState<Marking['sensitivity'] | null>(null);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<unknown>(null);
  useCommand('back', onClose, !job.isRunning);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    try {
      const selection = { ids: [...(await keys.targetIds())] };
      const change = { tlp, sensitivity, chathamHouse: null };
      const { changed, suggested } = await job.run((id) =>
        call('records.mark', { selection, change, reason: reason.trim() || null, job: id }),
      );
      const records = plural(changed - suggested, {
        one: 'Marking of # record changed',
        other: 'Marking of # records changed',
      });
      const others = plural(suggested, { one: '# suggested to its owner', other: '# suggested to their owners' });
      announcer.changed(suggested === 0 ? records : t`${records}; ${others}`, changed > 0 ? undo : null);
      onClose();
    } catch (thrown) {
      if (shownError(thrown).code === 'cancelled') announcer.say(t`Stopped. Nothing was changed.`);
      else setError(thrown);
    }
  };
  const labels = options('tlp').map((option) => ({
    ...option,
    isLabelHidden: true,
    sign: <TlpLabel tlp={option.value} />,
  }));

  return (
    <form className="action-bar-panel" onSubmit={(event) => void submit(event)} aria-label={t`Marking`}>
      <div className="action-bar-head">
        <Plural value={keys.targetCount} one="Change the marking of # record" other="Change the marking of # records" />
        <IconButton label={t`Close`} icon={X} onPress={onClose} isDisabled={job.isRunning} />
      </div>
      {job.isRunning ? (
        <ProgressBar progress={job.progress} onCancel={job.cancel} />
      ) : (
        <>
          <div className="action-bar-row">
            <div className="action-bar-grow">
              <Select
                label={t`Traffic Light Protocol`}
                options={labels}
                value={tlp}
                onChange={(chosen) => setTlp(isTlpLabel(chosen) ? chosen : null)}
                autoFocus
              />
            </div>
            <div className="action-bar-grow">
              <Select
                label={t`UN sensitivity`}
                options={options('sensitivity')}
                value={sensitivity}
                onChange={(chosen) => setSensitivity(isSensitivityLevel(chosen) ? chosen : null)}
              />
            </div>
          </div>
          <TextField
            label={t`Why more people may read it`}
            help={t`Needed only where this widens who may read. Kept with the history, never released.`}
            value={reason}
            onChange={setReason}
            maxLength={500}
          />
          <div className="action-bar-row">
            <Button kind="primary" type="submit" isDisabled={tlp === null && sensitivity === null}>
              <Trans>Change the marking</Trans>
            </Button>
          </div>
        </>
      )}
      {error !== null && <ErrorNote error={error} />}
    </form>
  );
}
