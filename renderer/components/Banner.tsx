import './banner.css';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { markingOf } from '#shared/domain/marking.ts';
import { SensitivityLabel } from './SensitivityLabel.tsx';
import { TlpLabel } from './TlpLabel.tsx';

interface Props {
  readonly tlp: string | null;
  readonly sensitivity: string | null;
  readonly chathamHouse: boolean | null;
  /** What can be done about it, where the marking can be changed. */
  readonly actions?: ReactNode;
}

/**
 * The marking of a record, across the full width of whatever shows it. What is missing or unknown is shown as the
 * strictest.
 */
export function Banner({ actions, ...values }: Props) {
  const marking = markingOf(values);
  return (
    <div className="banner" role="note">
      <span className="hidden-text">
        <Trans>Marking:</Trans>
      </span>
      <TlpLabel tlp={marking.tlp} />
      <SensitivityLabel level={marking.sensitivity} isOnBlack />
      {marking.chathamHouse && (
        <span className="banner-rule">
          <Trans>Chatham House rule: do not say who said it</Trans>
        </span>
      )}
      {actions !== undefined && <span className="banner-actions">{actions}</span>}
    </div>
  );
}
