import './trust-mark.css';
import { useLingui } from '@lingui/react/macro';
import { BadgeCheck, CircleHelp, House, ShieldQuestion, UserX } from 'lucide-react';
import type { Icon } from '../../components/icon.ts';
import type { Author } from '../records/record-views.ts';

interface Props {
  readonly trust: Author['trust'] | 'removed';
}

/** How far another desk is trusted, in a word with its sign. */
export function TrustMark({ trust }: Props) {
  const { t } = useLingui();
  const marks: Readonly<Record<Props['trust'], readonly [Icon, string]>> = {
    self: [House, t`This desk`],
    verified: [BadgeCheck, t`Verified`],
    unverified: [ShieldQuestion, t`Not verified`],
    unknown: [CircleHelp, t`Unknown`],
    removed: [UserX, t`Removed`],
  };
  const [IconShape, word] = marks[trust];
  return (
    <span className="trust-mark" data-trust={trust}>
      <IconShape size={14} aria-hidden />
      {word}
    </span>
  );
}
