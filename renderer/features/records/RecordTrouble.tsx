import { Trans } from '@lingui/react/macro';
import { ArrowLeft } from 'lucide-react';
import type { ConcordError } from '#shared/errors.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';

interface Props {
  /** Null while the record is on its way. */
  readonly error: ConcordError | null;
  readonly onBack: (() => void) | null;
}

/** Stands where a record would, while it is not there. */
export function RecordTrouble({ error, onBack }: Props) {
  if (!error) return <div aria-busy="true" />;
  return (
    <div className="record-frame-columns">
      <ErrorNote
        error={error}
        action={
          onBack && (
            <Button icon={ArrowLeft} onPress={onBack}>
              <Trans>Back</Trans>
            </Button>
          )
        }
      />
    </div>
  );
}
