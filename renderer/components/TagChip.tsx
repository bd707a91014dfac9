import './tag-chip.css';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { isInternalTag, tagNamespace } from '#shared/domain/tag.ts';
import { useTagColour } from './useTagColour.ts';

interface Props {
  readonly tag: string;
  /** Shows a button that takes the tag away. */
  readonly onRemove?: () => void;
}

/** A tag in the colour that this organisation gave it; its namespace in front, quieter. */
export function TagChip({ tag, onRemove }: Props) {
  const { t } = useLingui();
  const colour = useTagColour(tag);
  const namespace = tagNamespace(tag);
  const value = namespace === null ? tag : tag.slice(namespace.length + 1);
  return (
    <span className="tag-chip" dir="auto" data-colour={colour} {...(isInternalTag(tag) ? { 'data-internal': '' } : {})}>
      {namespace !== null && <span className="tag-chip-namespace">{namespace}:</span>}
      <bdi className="tag-chip-value">{value}</bdi>
      {onRemove && (
        <Button className="tag-chip-remove" aria-label={t`Remove tag ${tag}`} onPress={onRemove}>
          <X size={12} aria-hidden />
        </Button>
      )}
    </span>
  );
}
