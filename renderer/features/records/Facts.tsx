import './facts.css';
import type { ReactNode } from 'react';

interface Fact {
  readonly name: ReactNode;
  /** Null, or false, when there is nothing to tell: the fact is then left out. */
  readonly value: ReactNode | null | false;
}

interface Props {
  readonly facts: readonly Fact[];
}

/** Names and values in two columns. Facts that were not given are left out. */
export function Facts({ facts }: Props) {
  const given = facts.filter(({ value }) => value !== null && value !== false && value !== '');
  if (given.length === 0) return null;
  return (
    <dl className="facts">
      {given.map(({ name, value }, at) => (
        <div key={at} className="facts-row">
          <dt className="facts-name">{name}</dt>
          <dd className="facts-value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
