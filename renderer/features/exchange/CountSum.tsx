import './count-sum.css';
import { Fragment } from 'react';
import { useFormat } from '../../language/useFormat.ts';

interface Part {
  readonly name: string;
  readonly count: number;
}

interface Props {
  /** What everything is called, and how much there is of it. */
  readonly whole: Part;
  /** Into what it fell; parts of which there is nothing are left out. */
  readonly parts: readonly Part[];
}

/** A sum that a person can check: `601 rows = 598 come in + 3 refused`. */
export function CountSum({ whole, parts }: Props) {
  const format = useFormat();
  const given = parts.filter(({ count }) => count > 0);
  return (
    <p className="count-sum numbers">
      <span>
        <strong>{format.number(whole.count)}</strong> {whole.name}
      </span>
      {given.map(({ name, count }, at) => (
        <Fragment key={name}>
          <span aria-hidden>{at === 0 ? '=' : '+'}</span>
          <span>
            <strong>{format.number(count)}</strong> {name}
          </span>
        </Fragment>
      ))}
    </p>
  );
}
