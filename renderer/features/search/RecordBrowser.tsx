import './record-browser.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { type ComponentType, type ReactNode, useRef } from 'react';
import { usePreferences } from '../../bridge/usePreferences.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { PaneSplit } from '../../frame/PaneSplit.tsx';
import { useIsNarrow } from '../../screen/useIsNarrow.ts';
import { ActionBar } from './ActionBar.tsx';
import { FacetsPane } from './FacetsPane.tsx';
import type { ListKind } from './list-query.ts';
import { isNarrowed } from './list-query.ts';
import { selectedCount } from './list-selection.ts';
import { QueryBar } from './QueryBar.tsx';
import { RecordListView } from './RecordListView.tsx';
import { useListKeys } from './useListKeys.ts';
import { useListState } from './useListMemory.ts';
import { useRecordList } from './useRecordList.ts';

interface Props {
  readonly kind: ListKind;
  readonly title: string;
  /** The record that is open; null for none. */
  readonly record: string | null;
  readonly Record: ComponentType<{ readonly id: string; readonly onBack: (() => void) | null }>;
  /** Shown in place of the rows of a workspace that has none. */
  readonly whenEmpty: ReactNode;
  /** Shown where a query finds nothing; `clear` takes the query away. */
  readonly renderNotFound: (clear: () => void) => ReactNode;
  /** Shown in the record's pane while none is open. */
  readonly whenNoneOpen: ReactNode;
  /** The button that makes a new record. */
  readonly action: ReactNode;
  /** What waits above the rows, such as unsaved drafts. */
  readonly aboveRows: ReactNode;
}

/** Finding and reading: the query, what it can be narrowed by, the rows, and the record that is open. */
export function RecordBrowser({
  kind,
  title,
  record,
  Record,
  whenEmpty,
  renderNotFound,
  whenNoneOpen,
  action,
  aboveRows,
}: Props) {
  const { t } = useLingui();
  const { preferences, change: changePreferences } = usePreferences();
  const { facetsWidth, listWidth, isFacetsOpen } = preferences;
  const isNarrow = useIsNarrow();
  const [state, change] = useListState(kind);
  const list = useRecordList(kind);
  const field = useRef<HTMLInputElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const keys = useListKeys({ kind, list, record, isNarrow, field, rows, pane });
  const { query, selection } = state;

  const total = list.total ?? 0;
  const isCovered = isNarrow && record !== null;
  // A workspace without records has nothing to filter and nothing to read: one thing in view, how to begin.
  const isBare = (list.total === 0 && !isNarrowed(query) && record === null) || list.error !== null;
  const content = list.error ? (
    <div className="record-browser-note">
      <ErrorNote
        error={list.error}
        action={
          <Button onPress={list.refresh}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    </div>
  ) : list.total === null ? (
    <div className="record-browser-note" aria-busy="true" />
  ) : total === 0 ? (
    isNarrowed(query) ? (
      renderNotFound(keys.clearQuery)
    ) : (
      whenEmpty
    )
  ) : (
    <RecordListView
      label={title}
      list={list}
      total={total}
      cursor={Math.min(state.cursor, total - 1)}
      selection={selection}
      isSearched={query.text.trim() !== ''}
      scrolled={state.scrolled}
      listRef={rows}
      onScrolled={(scrolled) => change({ scrolled })}
      onRow={keys.clickRow}
      onRowOpened={keys.openRow}
    />
  );

  const actions = <ActionBar count={isCovered ? 0 : selectedCount(selection, total)} total={total} keys={keys} />;

  return (
    <div className="record-browser">
      <h1 className="hidden-text">{title}</h1>
      {!isCovered && (
        <QueryBar
          kind={kind}
          query={query}
          total={list.total}
          areFacetsOpen={isFacetsOpen}
          fieldRef={field}
          onQuery={keys.ask}
          onFacets={keys.toggleFacets}
          onLeave={() => rows.current?.focus()}
          action={action}
        />
      )}
      <div className="record-browser-panes">
        {!isCovered && !isBare && isFacetsOpen && (
          <>
            <div className="record-browser-facets" style={{ inlineSize: facetsWidth }}>
              <FacetsPane
                kind={kind}
                filter={query.filter}
                facets={list.facets}
                onFilter={(filter) => keys.ask({ ...query, filter })}
              />
            </div>
            <PaneSplit
              label={t`Width of the filters`}
              width={facetsWidth}
              least={160}
              most={360}
              onWidth={(width) => changePreferences({ facetsWidth: width })}
            />
          </>
        )}
        {!isCovered && (
          <div className="record-browser-list" style={isNarrow || isBare ? { flex: 1 } : { inlineSize: listWidth }}>
            {aboveRows}
            {content}
            {actions}
          </div>
        )}
        {!isNarrow && !isBare && (
          <PaneSplit
            label={t`Width of the list`}
            width={listWidth}
            least={280}
            most={700}
            onWidth={(width) => changePreferences({ listWidth: width })}
          />
        )}
        {!isBare && (!isNarrow || record !== null) && (
          <section className="record-browser-record" aria-label={t`Record`} ref={pane} tabIndex={-1}>
            {record === null ? whenNoneOpen : <Record key={record} id={record} onBack={isNarrow ? keys.close : null} />}
            {isCovered && actions}
          </section>
        )}
      </div>
    </div>
  );
}
