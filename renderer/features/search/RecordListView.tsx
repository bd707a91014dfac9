import './record-list-view.css';
import { Plural, useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { isSelected, type ListSelection } from './list-selection.ts';
import { RecordRow } from './RecordRow.tsx';
import type { RecordList } from './useRecordList.ts';

interface Props {
  readonly label: string;
  readonly list: RecordList;
  readonly total: number;
  readonly cursor: number;
  readonly selection: ListSelection;
  readonly isSearched: boolean;
  /** Where the list was scrolled to when it was left. */
  readonly scrolled: number;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onScrolled: (pixels: number) => void;
  /** A row was clicked, with the keys that were held. */
  readonly onRow: (index: number, held: { readonly range: boolean; readonly toggle: boolean }) => void;
  readonly onRowOpened: (index: number) => void;
}

const ROW_PX = 52;

/**
 * The rows that are in view of a list of any length. One stop for the Tab key; the keyboard's row is named by
 * `aria-activedescendant`, so that rows may come and go beneath it.
 */
export function RecordListView(props: Props) {
  const { label, list, total, cursor, selection, isSearched, scrolled, listRef, onScrolled, onRow, onRowOpened } =
    props;
  const { t } = useLingui();
  // Nothing here is memoised by a compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => listRef.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialOffset: scrolled,
  });
  const rows = virtual.getVirtualItems();
  const [first, last] = [rows.at(0)?.index ?? 0, rows.at(-1)?.index ?? 0];
  const { show } = list;
  useEffect(() => show(first, last), [show, first, last]);

  // The keyboard's row comes into view when it moves, not when the list is first drawn at its old place.
  const moved = useRef(cursor);
  useLayoutEffect(() => {
    if (moved.current === cursor) return;
    moved.current = cursor;
    virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor, virtual]);

  const click = (index: number) => (event: MouseEvent) => {
    onRow(index, { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey });
  };

  return (
    <div className="record-list-view">
      {list.newcomers !== 0 && (
        <Button className="record-list-view-strip" onPress={list.refresh}>
          {list.newcomers > 0 ? (
            <Plural value={list.newcomers} one="# new · show" other="# new · show" />
          ) : (
            t`The list has changed · show`
          )}
        </Button>
      )}
      <div
        className="record-list-view-rows"
        role="listbox"
        aria-label={label}
        aria-multiselectable
        aria-activedescendant={total > 0 ? rowId(cursor) : undefined}
        tabIndex={0}
        ref={listRef}
        onScroll={(event) => onScrolled(event.currentTarget.scrollTop)}
      >
        <div className="record-list-view-canvas" style={{ blockSize: virtual.getTotalSize() }}>
          {rows.map(({ index, start, key }) => {
            const hit = list.rowAt(index);
            const chosen = hit !== null && isSelected(selection, hit.id);
            return (
              // The list has the focus and names its active row; the page hears the keyboard and opens that row.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={key}
                id={rowId(index)}
                className="record-list-view-row"
                role="option"
                aria-selected={chosen}
                aria-setsize={total}
                aria-posinset={index + 1}
                aria-busy={hit === null}
                style={{ blockSize: ROW_PX, translate: `0 ${start}px` }}
                {...(index === cursor ? { 'data-cursor': '' } : {})}
                onClick={click(index)}
                onDoubleClick={() => onRowOpened(index)}
              >
                {hit && <RecordRow hit={hit} isSelected={chosen} isSearched={isSearched} />}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function rowId(index: number): string {
  return `record-row-${index}`;
}
