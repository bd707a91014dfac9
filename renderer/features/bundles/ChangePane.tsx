import './change-pane.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useFormat } from '../../language/useFormat.ts';
import { CountSum } from '../exchange/CountSum.tsx';
import { ProblemList } from '../exchange/ProblemList.tsx';
import { type BundlePreview, CHANGE_KINDS, type ChangeKind, type ImportReport } from './bundle-changes.ts';
import { ChangeList } from './ChangeList.tsx';
import { useChangeWords } from './useChangeWords.ts';

interface Props {
  readonly preview: BundlePreview;
  /** Of the rehearsal, or of the import once it was done. */
  readonly report: ImportReport;
  readonly isDone: boolean;
}

/** What a bundle changes: counted by record, summed up by change, then record by record. A count shows only its records. */
export function ChangePane({ preview, report, isDone }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const words = useChangeWords();
  const [only, setOnly] = useState<ChangeKind | 'refused' | null>(null);
  const { counts, changes } = preview;
  const records = CHANGE_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  const shown = only === null || only === 'refused' ? changes : changes.filter(({ change }) => change === only);

  const tile = (name: ChangeKind | 'refused' | null, count: number, label: string, meaning: string) => (
    <Button
      key={name ?? 'all'}
      className="change-pane-tile"
      data-kind={name ?? 'all'}
      isDisabled={count === 0}
      aria-pressed={only === name}
      onPress={() => setOnly(only === name ? null : name)}
    >
      <span className="change-pane-count numbers">{format.number(count)}</span>
      <span className="change-pane-name">{label}</span>
      <span className="change-pane-meaning">{meaning}</span>
    </Button>
  );

  return (
    <div className="change-pane">
      <div className="change-pane-head">
        <h2 className="change-pane-title">
          {isDone ? <Trans>What it changed</Trans> : <Trans>What it would change</Trans>}
        </h2>
        <div className="change-pane-tiles" role="group" aria-label={t`Records by kind of change`}>
          {CHANGE_KINDS.map((kind) => tile(kind, counts[kind], words.name(kind), words.meaning(kind)))}
          {tile('refused', report.refused, t`Refused`, t`changes that do not hold`)}
        </div>
        <CountSum
          whole={{ count: report.received, name: t`changes received` }}
          parts={[
            { count: report.accepted, name: t`accepted` },
            { count: report.suggested, name: t`suggested` },
            { count: report.conflict, name: t`in conflict` },
            { count: report.duplicate, name: t`here already` },
            { count: report.refused, name: t`refused` },
          ]}
        />
      </div>
      {only === 'refused' ? (
        <div className="change-pane-refused">
          <ProblemList label={t`Refused changes`} problems={report.problems} total={report.refused} />
        </div>
      ) : (
        <ChangeList changes={shown} isDone={isDone} label={only === null ? t`All records` : words.name(only)} />
      )}
      {only !== 'refused' && records > changes.length && (
        <p className="change-pane-note muted">
          <Trans>
            The first {changes.length} of {format.number(records)} records are listed; the counts are of all.
          </Trans>
        </p>
      )}
    </div>
  );
}
