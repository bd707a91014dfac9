import './status-line.css';
import { useSyncExternalStore } from 'react';
import { useAnnouncer } from './useAnnouncer.ts';

/** The quiet line that says how things stand; screen readers hear it when it changes. */
export function StatusLine() {
  const announcer = useAnnouncer();
  const { line } = useSyncExternalStore(announcer.subscribe, announcer.state);
  return (
    <p className="status-line cut numbers" role="status" aria-live="polite">
      {line}
    </p>
  );
}
