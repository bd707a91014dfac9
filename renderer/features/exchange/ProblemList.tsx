import './problem-list.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Copy } from 'lucide-react';
import { useRef } from 'react';
import type { Output } from '#shared/ipc/contract.ts';
import { Button } from '../../components/Button.tsx';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { inPlainSight } from '../../markdown/plain-sight.ts';
import { copyText } from './copy-text.ts';

export type ImportProblem = Output<'bundles.apply'>['problems'][number];

interface Props {
  readonly label: string;
  readonly problems: readonly ImportProblem[];
  /** How many there are in all, when more than are listed. */
  readonly total: number;
}

const ROW_PX = 28;

/** What did not come in, line by line with the reason, and a way to take the list elsewhere. */
export function ProblemList({ label, problems, total }: Props) {
  const { t } = useLingui();
  const announcer = useAnnouncer();
  const rows = useRef<HTMLDivElement>(null);
  // Nothing here is memoised by a compiler, which is what the rule is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: problems.length,
    getScrollElement: () => rows.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const where = ({ line, record }: ImportProblem) =>
    line !== null ? t`Line ${line}` : record !== null ? record.slice(0, 8) : '';
  const copy = () => {
    const text = problems.map((problem) => `${where(problem)}\t${problem.message}\t${problem.code}`).join('\n');
    announcer.say(copyText(text) ? t`Copied` : t`The clipboard cannot be reached.`);
  };

  return (
    <div className="problem-list">
      <div className="problem-list-head">
        <h3 className="problem-list-title">{label}</h3>
        <Button kind="quiet" icon={Copy} onPress={copy}>
          <Trans>Copy the list</Trans>
        </Button>
      </div>
      <div className="problem-list-rows" ref={rows} tabIndex={0} role="list" aria-label={label} data-own-keys>
        <div className="problem-list-canvas" role="presentation" style={{ blockSize: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const problem = problems[index];
            return (
              problem && (
                <div
                  key={key}
                  data-index={index}
                  ref={virtual.measureElement}
                  className="problem-list-row"
                  role="listitem"
                  aria-setsize={problems.length}
                  aria-posinset={index + 1}
                  style={{ translate: `0 ${start}px` }}
                >
                  <span className="problem-list-where numbers">{where(problem)}</span>
                  <span>
                    <bdi>{inPlainSight(problem.message)}</bdi>
                  </span>
                </div>
              )
            );
          })}
        </div>
      </div>
      {total > problems.length && (
        <p className="muted">
          <Trans>
            The first {problems.length} of {total} are listed.
          </Trans>
        </p>
      )}
    </div>
  );
}
