import './tlp-label.css';
import { tlpRank } from '#shared/domain/marking.ts';
import { TLP_LABELS } from '#shared/reference/scales.ts';

interface Props {
  readonly tlp: string | null;
}

/** A label of the Traffic Light Protocol as FIRST publishes it; one that this version does not know shows as RED. */
export function TlpLabel({ tlp }: Props) {
  const label = TLP_LABELS[tlpRank(tlp)] ?? TLP_LABELS[0];
  return (
    <span className="tlp-label" data-tlp={label.code} translate="no" dir="ltr">
      {label.label}
    </span>
  );
}
