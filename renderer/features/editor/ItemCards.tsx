import './item-cards.css';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useLingui } from '@lingui/react/macro';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';

interface Props<I extends { readonly id: string }> {
  /** The name of the collection, read aloud and shown above it. */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly items: readonly I[];
  /** Changes the collection as it is at that moment, also long after it was rendered. */
  readonly onChange: (change: (items: readonly I[]) => I[]) => void;
  readonly create: () => I;
  readonly addLabel: string;
  /** What an item is called, to say which one is removed. */
  readonly nameOf: (item: I, index: number) => string;
  readonly most: number;
  readonly error?: string | null;
  readonly children: (item: I, change: (part: Partial<I>) => void) => ReactNode;
}

/** The items of a collection, one card each. A new one gets the focus; a removed one can be brought back. */
export function ItemCards<I extends { readonly id: string }>({
  label,
  isLabelHidden = false,
  items,
  onChange,
  create,
  addLabel,
  nameOf,
  most,
  error = null,
  children,
}: Props<I>) {
  const { t } = useLingui();
  const announcer = useAnnouncer();
  const list = useRef<HTMLDivElement>(null);
  const [fresh, setFresh] = useState<string | null>(null);

  useLayoutEffect(() => {
    if (fresh === null) return;
    const card = list.current?.querySelector(`[data-item="${CSS.escape(fresh)}"]`);
    card?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, [fresh]);

  const add = () => {
    const item = create();
    onChange((before) => [...before, item]);
    setFresh(item.id);
  };
  const remove = (item: I, index: number) => {
    onChange((before) => before.filter((one) => one.id !== item.id));
    list.current?.querySelector<HTMLElement>('[data-add] button')?.focus();
    announcer.toast(t`Removed: ${nameOf(item, index)}`, {
      onUndo: () =>
        onChange((before) =>
          before.some((one) => one.id === item.id) ? [...before] : before.toSpliced(index, 0, item),
        ),
    });
  };
  const change = (id: string) => (part: Partial<I>) =>
    onChange((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one)));

  return (
    <div className="item-cards" role="group" aria-label={label} ref={list}>
      {!isLabelHidden && <h3 className="field-frame-label">{label}</h3>}
      {items.map((item, index) => (
        <div
          key={item.id}
          className="item-cards-card"
          role="group"
          aria-label={nameOf(item, index)}
          data-item={item.id}
        >
          <div className="item-cards-fields">{children(item, change(item.id))}</div>
          <IconButton label={t`Remove ${nameOf(item, index)}`} icon={X} onPress={() => remove(item, index)} />
        </div>
      ))}
      {error !== null && (
        <p className="field-frame-error" role="alert">
          {error}
        </p>
      )}
      <div data-add>
        <Button kind="quiet" icon={Plus} onPress={add} isDisabled={items.length >= most}>
          {addLabel}
        </Button>
      </div>
    </div>
  );
}
