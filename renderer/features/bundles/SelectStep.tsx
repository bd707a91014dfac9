import './select-step.css';
import { Plural, Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { RecordRow } from '../search/RecordRow.tsx';
import { RecordChooser } from './RecordChooser.tsx';
import type { Release } from './useRelease.ts';
import type { Selected } from './useSelected.ts';

interface Props {
  readonly release: Release;
  readonly selected: Selected;
}

/** The first step: what goes. Records that were selected in a list are here already; else they are chosen here. */
export function SelectStep({ release, selected }: Props) {
  const { selection } = release;
  const { total, hits, error } = selected;
  // What came from a list, or was thinned out in the review, is shown as it is; a search can be gone on with.
  const [isChoosing, setChoosing] = useState(selection === null || 'text' in selection);
  const chooseOthers = () => {
    release.select(null);
    setChoosing(true);
  };
  return (
    <div className="release-page-pane">
      {!isChoosing ? (
        <div className="select-step-head">
          <h2 className="release-page-title">
            <Plural value={total ?? 0} one="# record selected" other="# records selected" />
          </h2>
          <Button kind="quiet" onPress={chooseOthers}>
            <Trans>Choose others</Trans>
          </Button>
        </div>
      ) : (
        <RecordChooser selection={selection} onSelection={release.select} total={total} />
      )}
      {error && <ErrorNote error={error} />}
      {hits.length > 0 && (
        <ul className="select-step-rows">
          {hits.map((hit) => (
            <li key={hit.id} className="select-step-row">
              <RecordRow hit={hit} isSelected={false} isSearched={false} />
            </li>
          ))}
        </ul>
      )}
      {total !== null && total > hits.length && hits.length > 0 && (
        <p className="muted">
          <Trans>
            The first {hits.length} of {total} are shown. The review lists all of them.
          </Trans>
        </p>
      )}
    </div>
  );
}
