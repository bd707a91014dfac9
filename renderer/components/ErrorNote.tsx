import './error-note.css';
import { Trans } from '@lingui/react/macro';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { shownError } from '../bridge/call.ts';
import { ICON_LARGE } from './icon.ts';

interface Props {
  /** Anything that was caught; what is not a `ConcordError` is told as an internal one. */
  readonly error: unknown;
  /** A button that tries again or leads on. */
  readonly action?: ReactNode;
}

/** What went wrong, what to do next, and the code to tell somebody who helps. Read out when it appears. */
export function ErrorNote({ error, action }: Props) {
  const { code, message } = shownError(error);
  return (
    <div className="error-note" role="alert">
      <CircleAlert size={ICON_LARGE} aria-hidden />
      <div className="error-note-words">
        <p>{message}</p>
        <p className="error-note-code">
          <Trans>
            Code: <code>{code}</code>
          </Trans>
        </p>
        {action}
      </div>
    </div>
  );
}
