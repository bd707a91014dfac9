import { Trans, useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { IconButton } from '../components/IconButton.tsx';
import type { Toast } from './announcer.ts';

interface Props {
  readonly toast: Toast;
  readonly onDismiss: () => void;
}

/** Long enough to read and to reach "Undo"; Ctrl+Z still works afterwards. */
const SHOWN_MS = 10_000;

export function ToastCard({ toast, onDismiss }: Props) {
  const { t } = useLingui();
  const [isHeld, setHeld] = useState(false);
  const dismiss = useEffectEvent(onDismiss);
  useEffect(() => {
    // An error waits to be read; so does whatever the pointer or the focus rests on.
    if (isHeld || toast.isError) return;
    const timer = setTimeout(() => dismiss(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast.isError]);
  return (
    <div
      className={toast.isError ? 'toasts-card toasts-error' : 'toasts-card'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className="toasts-text">{toast.text}</p>
      {toast.onUndo && (
        <Button
          kind="quiet"
          command="undo"
          onPress={() => {
            toast.onUndo?.();
            onDismiss();
          }}
        >
          <Trans>Undo</Trans>
        </Button>
      )}
      <IconButton label={t`Close message`} icon={X} onPress={onDismiss} />
    </div>
  );
}
