import type { ReactNode } from 'react';
import { withoutOverrides } from '../../markdown/plain-sight.ts';

interface Props {
  readonly text: string;
  /** Ranges of UTF-16 units, in order and apart from one another. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Text with the words that were searched marked in it. Marks that do not fit are left out. What stands around it says
 * `dir="auto"`.
 */
export function MarkedText({ text, marks }: Props) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at || end <= start || end > text.length) continue;
    parts.push(withoutOverrides(text.slice(at, start)));
    parts.push(<mark key={start}>{withoutOverrides(text.slice(start, end))}</mark>);
    at = end;
  }
  parts.push(withoutOverrides(text.slice(at)));
  return parts;
}
