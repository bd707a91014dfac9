import './tag-chip.css';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';

interface Props {
  readonly children: string;
  /** The name of the button that takes it away. */
  readonly removeLabel: string;
  readonly onRemove: () => void;
}

/** One of several things that were chosen, such as a country. Tags have their own, with their colours. */
export function Chip({ children, removeLabel, onRemove }: Props) {
  return (
    <span className="tag-chip" data-colour="none">
      <bdi className="tag-chip-value">{children}</bdi>
      <Button className="tag-chip-remove" aria-label={removeLabel} onPress={onRemove}>
        <X size={12} aria-hidden />
      </Button>
    </span>
  );
}
