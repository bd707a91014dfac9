import { Trans } from '@lingui/react/macro';
import { Button } from '../../components/Button.tsx';
import type { Leaving } from './useLeaveFile.ts';

interface Props {
  readonly leaving: Leaving;
  /** True once the file has been dealt with; before that it is put aside. */
  readonly isDone: boolean;
}

/** Goes on from a file: to the next one that waits, or back to the start. */
export function LeaveButton({ leaving: { leave, nextName }, isDone }: Props) {
  return (
    <Button onPress={leave}>
      {nextName !== null ? (
        isDone ? (
          <Trans>
            Next: <bdi>{nextName}</bdi>
          </Trans>
        ) : (
          <Trans>
            Not now, next: <bdi>{nextName}</bdi>
          </Trans>
        )
      ) : isDone ? (
        <Trans>Import another file</Trans>
      ) : (
        <Trans>Not now</Trans>
      )}
    </Button>
  );
}
