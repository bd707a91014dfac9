import { Fragment } from 'react';

interface Props {
  /** From the smallest to the largest: village, country. */
  readonly parts: readonly string[];
}

/** A place, each part kept in its own direction, so that an Arabic village before an English country does not trade places. */
export function PlaceName({ parts }: Props) {
  return parts.map((part, at) => (
    <Fragment key={part}>
      {at > 0 && ', '}
      <bdi>{part}</bdi>
    </Fragment>
  ));
}
