import './review-table.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { KeyHint } from '../../components/KeyHint.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import type { KeyStroke } from '../../keys/chord.ts';
import { useFormat } from '../../language/useFormat.ts';
import { ContactName } from '../contacts/ContactName.tsx';
import { TrustMark } from '../contacts/TrustMark.tsx';
import { inReviewOrder, type Plan, type PlannedRecord, reviewRows } from './review-rows.ts';
import { ReviewLine } from './ReviewLine.tsx';

interface Props {
  readonly plan: Plan;
  readonly isPublic: boolean;
  readonly onLeaveOut: (record: string) => void;
}

const RECORD_PX = 52;
const FIELD_PX = 36;
/** Further recipients share one column: what they could read is the same, and only a block can differ. */
const MOST_COLUMNS = 8;

/**
 * Rows are records and, unfolded, their fields; columns are recipients. Moves by the keys of every list; the right and
 * left arrows unfold and fold, `x` leaves a record out.
 */
export function ReviewTable({ plan, isPublic, onLeaveOut }: Props) {
  const { t } = useLingui();
  const { compare } = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState(0);
  // Records with something to look at are unfolded at first.
  const isOpen = (record: PlannedRecord) => turned.has(record.record) !== record.warnings.length > 0;
  const records = useMemo(() => inReviewOrder(plan.records, compare), [plan.records, compare]);
  const rows = reviewRows(records, isOpen);
  const shown = plan.recipients.slice(0, MOST_COLUMNS);
  const rest = plan.recipients.slice(MOST_COLUMNS);
  const at = Math.min(cursor, rows.length - 1);

  // Nothing here is memoised by a compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    estimateSize: (index) => (rows[index]?.type === 'record' ? RECORD_PX : FIELD_PX),
    overscan: 12,
    // The head of the table stays above the rows.
    scrollPaddingStart: RECORD_PX,
  });

  const turn = (record: PlannedRecord) =>
    setTurned((before) => {
      const next = new Set(before);
      if (!next.delete(record.record)) next.add(record.record);
      return next;
    });
  const turnAll = (wantsOpen: boolean) =>
    setTurned(
      new Set(records.filter((record) => wantsOpen !== record.warnings.length > 0).map(({ record }) => record)),
    );
  const moveTo = (index: number) => {
    const next = Math.min(rows.length - 1, Math.max(0, index));
    setCursor(next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const isHere = (stroke: KeyStroke | null) => {
    const focused = document.activeElement;
    const isInTable = focused === document.body || (scroller.current?.contains(focused) ?? false);
    return stroke === null || stroke.key.length === 1 || (isInTable && !(focused instanceof HTMLButtonElement));
  };
  const row = rows[at];
  useCommand('next', (stroke) => (isHere(stroke) ? moveTo(at + 1) : false));
  useCommand('previous', (stroke) => (isHere(stroke) ? moveTo(at - 1) : false));
  useCommand('open', (stroke) => (row && isHere(stroke) ? turn(row.record) : false));
  useCommand('select', () => (row ? onLeaveOut(row.record.record) : false));
  const onKeyDown = (event: KeyboardEvent) => {
    if (!row || event.target !== event.currentTarget) return;
    const isForward = (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction === 'ltr');
    if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(rows.length - 1);
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      if (isForward !== isOpen(row.record)) turn(row.record);
      // Folding from within leads to the record's own line.
      if (!isForward) moveTo(rows.findIndex((one) => one.type === 'record' && one.record === row.record));
    } else return;
    event.preventDefault();
  };

  const columns = shown.length + (rest.length > 0 ? 1 : 0) + (isPublic ? 1 : 0);
  const template = `minmax(300px, 1fr) repeat(${columns}, 148px)`;
  const areAllOpen = records.every(isOpen);

  return (
    <div className="review-table-frame">
      <div
        className="review-table"
        role="treegrid"
        aria-label={t`What each recipient could read`}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns + 1}
        aria-activedescendant={row ? lineId(at) : undefined}
        tabIndex={0}
        ref={scroller}
        onKeyDown={onKeyDown}
      >
        <div className="review-table-head" role="rowgroup">
          <div className="review-table-line" role="row" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
            <span className="review-table-cell review-table-corner" role="columnheader">
              <Trans>Record and fields</Trans>
              <button type="button" className="review-table-fold" onClick={() => turnAll(!areAllOpen)}>
                {areAllOpen ? <Trans>Fold all</Trans> : <Trans>Unfold all</Trans>}
              </button>
              <span className="review-table-keys muted">
                <Trans>
                  <kbd className="key-hint-key review-table-arrow">→</kbd> unfolds, <KeyHint command="select" /> leaves
                  out
                </Trans>
              </span>
            </span>
            {shown.map((contact) => (
              <span key={contact.id} className="review-table-cell review-table-recipient" role="columnheader">
                <ContactName
                  officer={contact.officer}
                  organisation={contact.organisation}
                  name={contact.organisation}
                />
                <TrustMark trust={contact.isVerified ? 'verified' : 'unverified'} />
              </span>
            ))}
            {rest.length > 0 && (
              <span className="review-table-cell" role="columnheader">
                <Plural value={rest.length} one="and # more" other="and # more" />
              </span>
            )}
            {isPublic && (
              <span className="review-table-cell" role="columnheader">
                <Trans>Anybody</Trans>
              </span>
            )}
          </div>
        </div>
        <div className="review-table-canvas" role="rowgroup" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const line = rows[index];
            return (
              line && (
                <div
                  key={key}
                  id={lineId(index)}
                  data-index={index}
                  ref={virtual.measureElement}
                  className="review-table-line review-table-row"
                  data-type={line.type}
                  role="row"
                  aria-level={line.type === 'record' ? 1 : 2}
                  aria-rowindex={index + 2}
                  style={{ gridTemplateColumns: template, translate: `0 ${start}px` }}
                  {...(line.type === 'record' ? { 'aria-expanded': line.isOpen } : {})}
                  {...(index === at ? { 'data-cursor': '' } : {})}
                >
                  <ReviewLine
                    row={line}
                    columns={columns}
                    recipients={shown}
                    others={rest}
                    isPublic={isPublic}
                    onTurn={() => {
                      setCursor(index);
                      turn(line.record);
                    }}
                    onLeaveOut={() => onLeaveOut(line.record.record)}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

function lineId(index: number): string {
  return `review-line-${index}`;
}
