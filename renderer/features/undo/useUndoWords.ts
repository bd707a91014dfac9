import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { Output } from '#shared/ipc/contract.ts';

type Undoable = Output<'actions.undo'>;

/** Says in words what an action was: "tags of 12 records". */
export function useUndoWords(): (action: Undoable) => string {
  const { t } = useLingui();
  return useCallback(
    ({ label, count }) => {
      switch (label) {
        case 'note.save':
          return t`saving a note`;
        case 'case.save':
          return t`saving a case`;
        case 'tags.apply':
          return t`tags of ${plural(count, { one: '# record', other: '# records' })}`;
        case 'tags.rename':
          return t`renaming a tag on ${plural(count, { one: '# record', other: '# records' })}`;
        case 'tag.describe':
          return t`describing a tag`;
        case 'restore':
          return t`restoring a version`;
        case 'mark':
          return t`marking of ${plural(count, { one: '# record', other: '# records' })}`;
        case 'csv.import':
          return t`importing ${plural(count, { one: '# note', other: '# notes' })}`;
        case 'contact':
          return t`changing a contact`;
      }
    },
    [t],
  );
}
