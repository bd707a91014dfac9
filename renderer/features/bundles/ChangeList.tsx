import './change-list.css';
import { Trans } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { RecordChange } from './bundle-changes.ts';
import { ChangeRow } from './ChangeRow.tsx';

interface Props {
  readonly label: string;
  readonly changes: readonly RecordChange[];
  /** True once they are in the workspace, where they can be opened. */
  readonly isDone: boolean;
}

const ROW_PX = 52;

/** Every record that a bundle touches; only those in view are drawn. */
export function ChangeList({ label, changes, isDone }: Props) {
  const rows = useRef<HTMLDivElement>(null);
  // Nothing here is memoised by a compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: changes.length,
    getScrollElement: () => rows.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  if (changes.length === 0) {
    return (
      <p className="change-list-none muted">
        <Trans>No records.</Trans>
      </p>
    );
  }
  return (
    <div className="change-list" ref={rows} tabIndex={0} role="list" aria-label={label} data-own-keys>
      <div className="change-list-canvas" role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const change = changes[index];
          return (
            change && (
              <div
                key={key}
                className="change-list-row"
                role="listitem"
                aria-setsize={changes.length}
                aria-posinset={index + 1}
                style={{ blockSize: ROW_PX, translate: `0 ${start}px` }}
              >
                <ChangeRow change={change} isDone={isDone} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
