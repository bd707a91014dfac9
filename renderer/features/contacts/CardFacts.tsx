import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../language/useFormat.ts';
import { Facts } from '../records/Facts.tsx';
import type { CardPreview } from './contact.ts';

interface Props {
  readonly card: CardPreview;
}

/** What a card says of its desk; claims until fingerprints were compared. */
export function CardFacts({ card }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <Facts
      facts={[
        { name: t`Officer`, value: <bdi>{card.officer}</bdi> },
        { name: t`Organisation`, value: <bdi>{card.organisation}</bdi> },
        { name: t`Desk`, value: <bdi>{card.name}</bdi> },
        { name: t`Card made`, value: <span className="numbers">{format.moment(card.createdAt)}</span> },
      ]}
    />
  );
}
