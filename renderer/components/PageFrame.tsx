import './page-frame.css';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Place } from '../router/place.ts';
import { useRouter } from '../router/useRouter.ts';

interface Props {
  readonly title: ReactNode;
  /** One sentence under the title. */
  readonly lead?: ReactNode;
  /** Buttons at the end of the head; the primary one last. */
  readonly actions?: ReactNode;
  /** Sister pages under one entry of the rail. */
  readonly tabs?: readonly { readonly label: string; readonly place: Place }[];
  /** A band across the page under its head that does not scroll away, such as a marking. */
  readonly band?: ReactNode;
  /** `text` keeps to a readable measure; `full` is for tables; `panes` fills the page, and its parts scroll by themselves. */
  readonly width?: 'text' | 'full' | 'panes';
  /** A bar that stays at the foot, for what the page does in the end. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A page that is not a list of records: head, a body that scrolls, a foot that stays. */
export function PageFrame({ title, lead, actions, tabs, band, width = 'text', foot, children }: Props) {
  const { place, go } = useRouter();
  return (
    <div className="page-frame">
      <header className="page-frame-head">
        <div className="page-frame-words">
          <h1 className="page-frame-title">{title}</h1>
          {lead !== undefined && <p className="page-frame-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-frame-actions">{actions}</div>}
      </header>
      {tabs && (
        <nav className="page-frame-tabs">
          {tabs.map((tab) => (
            <Button
              key={tab.place.page}
              className="page-frame-tab"
              onPress={() => go(tab.place)}
              {...(tab.place.page === place.page ? { 'aria-current': 'page' as const } : {})}
            >
              {tab.label}
            </Button>
          ))}
        </nav>
      )}
      {band}
      <div className={width === 'panes' ? 'page-frame-body page-frame-fixed' : 'page-frame-body'}>
        <div className={`page-frame-${width}`}>{children}</div>
      </div>
      {foot !== undefined && <footer className="page-frame-foot">{foot}</footer>}
    </div>
  );
}
