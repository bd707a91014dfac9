import type { ReactNode } from 'react';

/** One choice of a Select, ComboBox or menu. */
export interface Option {
  /** What is stored. */
  readonly value: string;
  /** What is shown, and what typing looks for. */
  readonly label: string;
  /** A second line that says what the choice means. */
  readonly detail?: string;
  /** Something before the label, such as a severity or a marking. */
  readonly sign?: ReactNode;
  /** True when the sign says it all; the label is then only read aloud and typed. */
  readonly isLabelHidden?: boolean;
  /** More words that find it: codes, other names. */
  readonly alias?: string;
  /** The heading under which it stands while nothing is typed; options of one group follow one another. */
  readonly group?: string;
}
