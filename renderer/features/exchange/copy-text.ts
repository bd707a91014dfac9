/**
 * Puts a text on the clipboard; false when the browser refuses. Through a copy event, which a press of a button allows,
 * and not through the clipboard interface, whose permission the window is denied.
 */
export function copyText(text: string): boolean {
  let isCopied = false;
  const copy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isCopied = true;
  };
  document.addEventListener('copy', copy, { capture: true });
  try {
    return document.execCommand('copy') && isCopied;
  } finally {
    document.removeEventListener('copy', copy, { capture: true });
  }
}
