import { useEffect, useEffectEvent } from 'react';
import { pastedName } from './recognise.ts';

/**
 * Hears what is pasted while no field has the focus: files, the text of a desk card, cells of a spreadsheet. Other text is
 * left alone.
 */
export function usePasted(onFiles: (files: readonly File[]) => void): void {
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData, target } = event;
    if (!clipboardData || (target instanceof Element && target.closest('input, textarea, [contenteditable]'))) return;
    const files = [...clipboardData.files];
    const text = clipboardData.getData('text/plain');
    const name = pastedName(text);
    // A spreadsheet also pastes a picture of its cells.
    if (name !== null) onFiles([new File([text], name)]);
    else if (files.length > 0) onFiles(files);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => paste(event);
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
}
