import './file-trouble.css';
import { Trans } from '@lingui/react/macro';
import type { ConcordError } from '#shared/errors.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PageFrame } from '../../components/PageFrame.tsx';
import type { ReceivedFile } from '../../router/place.ts';
import { LeaveButton } from './LeaveButton.tsx';
import { UnchangedNote } from './UnchangedNote.tsx';
import type { Leaving } from './useLeaveFile.ts';

interface Props {
  readonly file: ReceivedFile;
  readonly error: ConcordError;
  readonly leaving: Leaving;
}

/** Errors after which the file itself may well be the wrong one. */
const UNKNOWN: ReadonlySet<string> = new Set(['bundle.foreign', 'card.foreign', 'csv.unreadable']);

/** A file that cannot come in: why, what to do, and what could have come in. */
export function FileTrouble({ file, error, leaving }: Props) {
  return (
    <PageFrame title={<Trans>Import</Trans>} lead={<bdi>{file.name}</bdi>}>
      <div className="file-trouble">
        <ErrorNote error={error} action={<UnchangedNote error={error} />} />
        {UNKNOWN.has(error.code) && (
          <p className="muted">
            <Trans>
              Concord takes in bundles (.concord), desk cards (.concord-card) and tables of events saved as CSV. A
              spreadsheet has to be saved as CSV first.
            </Trans>
          </p>
        )}
        <LeaveButton leaving={leaving} isDone />
      </div>
    </PageFrame>
  );
}
