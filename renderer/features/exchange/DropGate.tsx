import './drop-gate.css';
import { Trans } from '@lingui/react/macro';
import { FileDown } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { useRouter } from '../../router/useRouter.ts';
import { useTakeFiles } from './useTakeFiles.ts';

/** Takes files that are dropped anywhere in the window, except where a page takes them itself, and leads to the import. */
export function DropGate() {
  const { go } = useRouter();
  const take = useTakeFiles();
  const [isOver, setOver] = useState(false);

  const drag = useEffectEvent((event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    const isTaken = event.defaultPrevented;
    // Without this the browser would leave Concord and open the file.
    event.preventDefault();
    if (!isTaken) event.dataTransfer.dropEffect = 'copy';
    setOver(!isTaken);
  });
  const leave = useEffectEvent((event: DragEvent) => {
    if (event.relatedTarget === null) setOver(false);
  });
  const drop = useEffectEvent(async (event: DragEvent) => {
    setOver(false);
    if (event.defaultPrevented || !event.dataTransfer) return;
    event.preventDefault();
    const [file, ...next] = await take([...event.dataTransfer.files]);
    if (file) go({ page: 'import', file, next });
  });
  useEffect(() => {
    const onDrag = (event: DragEvent) => drag(event);
    const onLeave = (event: DragEvent) => leave(event);
    const onDrop = (event: DragEvent) => void drop(event);
    window.addEventListener('dragover', onDrag);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDrag);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);

  if (!isOver) return null;
  return (
    <div className="drop-gate" role="status">
      <p className="drop-gate-words">
        <FileDown size={28} strokeWidth={1.5} aria-hidden />
        <Trans>Let go to look into the file. Nothing is changed yet.</Trans>
      </p>
    </div>
  );
}
