import './empty-state.css';
import type { ReactNode } from 'react';
import type { Icon } from './icon.ts';

interface Props {
  readonly icon: Icon;
  /** What belongs here. */
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** The one action that fills it. */
  readonly action?: ReactNode;
}

export function EmptyState({ icon: IconShape, title, children, action }: Props) {
  return (
    <div className="empty-state">
      <IconShape size={28} strokeWidth={1.5} aria-hidden />
      <p className="empty-state-title">{title}</p>
      {children !== undefined && <div className="empty-state-text">{children}</div>}
      {action}
    </div>
  );
}
