import './toasts.css';
import { useLingui } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { ToastCard } from './ToastCard.tsx';
import { useAnnouncer } from './useAnnouncer.ts';

/** Messages at the foot of the window, newest last. */
export function Toasts() {
  const { t } = useLingui();
  const announcer = useAnnouncer();
  const { toasts } = useSyncExternalStore(announcer.subscribe, announcer.state);
  return (
    <section className="toasts" aria-label={t`Messages`} aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={() => announcer.dismiss(toast.id)} />
      ))}
    </section>
  );
}
