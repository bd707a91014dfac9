import './tag-list.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect } from 'react';
import { isTagNamespace } from '#shared/reference/tag-namespaces.ts';
import { TagChip } from '../../components/TagChip.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import type { TagRow } from './tag-groups.ts';

interface Props {
  readonly rows: readonly TagRow[];
  readonly current: string | null;
  readonly listRef: RefObject<HTMLDivElement | null>;
  readonly onChoose: (tag: string) => void;
}

const TAG_PX = 36;
const GROUP_PX = 32;

/** The tags under their namespaces, with their counts; only the rows in view are there. */
export function TagList({ rows, current, listRef, onChoose }: Props) {
  const { t } = useLingui();
  const { meaning } = useTerms();
  const format = useFormat();
  const at = rows.findIndex((row) => row.kind === 'tag' && row.summary.tag === current);
  const total = rows.filter((row) => row.kind === 'tag').length;
  // Nothing here is memoised by a compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => listRef.current,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? GROUP_PX : TAG_PX),
    getItemKey: (index) => keyOf(rows[index]),
    overscan: 10,
  });
  useLayoutEffect(() => {
    // The first tag brings the head of its namespace into view with it.
    if (at !== -1) virtual.scrollToIndex(at === 1 ? 0 : at, { align: 'auto' });
  }, [at, virtual]);

  const meaningOf = (namespace: string | null) => {
    if (namespace === null) return '';
    return isTagNamespace(namespace) ? meaning('tagNamespace', namespace) : t`A namespace of your own`;
  };

  return (
    <div
      className="tag-list"
      role="listbox"
      aria-label={t`Tags`}
      aria-activedescendant={at === -1 ? undefined : rowId(at)}
      tabIndex={0}
      ref={listRef}
    >
      <div className="tag-list-canvas" role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size, key }) => {
          const row = rows[index];
          if (!row) return null;
          const style = { blockSize: size, translate: `0 ${start}px` };
          if (row.kind === 'group') {
            return (
              <div key={key} className="tag-list-group" role="presentation" style={style}>
                <bdi className="tag-list-namespace">
                  {row.namespace === null ? t`Plain words` : `${row.namespace}:`}
                </bdi>
                <span className="cut">{meaningOf(row.namespace)}</span>
              </div>
            );
          }
          const { tag, count, description } = row.summary;
          return (
            // The list has the focus and names its active row; the page hears the keyboard.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
            <div
              key={key}
              id={rowId(index)}
              className="tag-list-row"
              role="option"
              aria-selected={index === at}
              aria-setsize={total}
              style={style}
              onClick={() => onChoose(tag)}
            >
              <TagChip tag={tag} />
              <span className="tag-list-meaning cut">{description}</span>
              <span className="tag-list-count numbers">
                {format.number(count)}
                <span className="hidden-text">
                  {' '}
                  <Trans>records</Trans>
                </span>
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

function rowId(index: number): string {
  return `tag-row-${index}`;
}

function keyOf(row: TagRow | undefined): string {
  if (!row) return '';
  return row.kind === 'tag' ? `tag ${row.summary.tag}` : `group ${row.namespace ?? ''}`;
}
