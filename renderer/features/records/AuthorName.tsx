import './author-name.css';
import { useLingui } from '@lingui/react/macro';
import { BadgeCheck, CircleHelp } from 'lucide-react';
import type { Author } from './record-views.ts';

interface Props {
  readonly author: Author;
}

/** Who wrote something, and whether this desk has verified that it was them. */
export function AuthorName({ author }: Props) {
  const { t } = useLingui();
  const { officer, name, organisation, trust, desk } = author;
  const words = [officer ?? name, organisation].filter((part) => part !== null);
  const shown = words.length > 0 ? words.join(', ') : t`Unknown desk ${desk.slice(0, 8)}`;
  return (
    <span className="author-name">
      <bdi>{shown}</bdi>
      {trust === 'verified' && (
        <BadgeCheck size={14} className="author-name-verified" role="img" aria-label={t`verified`} />
      )}
      {trust === 'unverified' && <span className="author-name-doubt">{t`not verified`}</span>}
      {trust === 'unknown' && (
        <CircleHelp size={14} className="author-name-doubt" role="img" aria-label={t`no desk card`} />
      )}
    </span>
  );
}
