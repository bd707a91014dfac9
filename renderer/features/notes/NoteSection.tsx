import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: ReactNode;
  /** What the part would show; when none of it is given, the part is left out. */
  readonly has: readonly unknown[];
  readonly children: ReactNode;
}

/** A headed part of a note that is being read. */
export function NoteSection({ title, has, children }: Props) {
  const titleId = useId();
  if (!has.some(Boolean)) return null;
  return (
    <section className="note-sections-part" aria-labelledby={titleId}>
      <h3 className="note-sections-title" id={titleId}>
        {title}
      </h3>
      {children}
    </section>
  );
}
