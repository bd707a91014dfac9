import { Trans } from '@lingui/react/macro';
import type { ConcordError } from '#shared/errors.ts';

interface Props {
  readonly error: Pick<ConcordError, 'message'>;
}

/** Says that nothing was changed, under an error that does not say so itself. */
export function UnchangedNote({ error }: Props) {
  if (error.message.includes('Nothing was')) return null;
  return (
    <p>
      <Trans>Nothing was changed.</Trans>
    </p>
  );
}
