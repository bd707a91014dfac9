import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly children: ReactNode;
}

/** A headed part of the settings: what it is about on one side, the controls on the other. */
export function SettingsPart({ title, lead, children }: Props) {
  const titleId = useId();
  return (
    <section className="settings-page-part" aria-labelledby={titleId}>
      <div>
        <h2 className="settings-page-title" id={titleId}>
          {title}
        </h2>
        <p className="settings-page-lead">{lead}</p>
      </div>
      <div className="settings-page-controls">{children}</div>
    </section>
  );
}
