import { Trans } from '@lingui/react/macro';
import { Button } from '../../components/Button.tsx';
import { useFieldWords } from '../records/useFieldWords.ts';
import type { CommonValues } from './common-values.ts';
import type { Edit } from './edit.ts';
import { useEditState } from './useEditState.ts';

interface Props {
  readonly edit: Edit<CommonValues>;
  readonly onRead: () => void;
}

/** Says which fields were changed elsewhere while this was being written, as far as they do not touch what was written. */
export function Arrivals({ edit, onRead }: Props) {
  const words = useFieldWords();
  const arrivals = useEditState(edit, (state) => state.arrivals);
  const names = arrivals.map((field) => words.name(field)).join(', ');
  return (
    <div className="editor-frame-arrivals" role="status">
      {arrivals.length > 0 && (
        <div className="editor-frame-strip">
          <span>
            <Trans>Changed elsewhere meanwhile and taken in: {names}. What you wrote is kept.</Trans>
          </span>
          <Button kind="quiet" onPress={onRead}>
            <Trans>Understood</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
