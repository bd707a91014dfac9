const NOT_TEXT = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/**
 * True where plain letters belong to the element that has the focus: fields, and menus, lists of choices and dialogs,
 * which search or close by letters themselves.
 */
export function isTypingIn(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TEXT.has(target.type);
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  return (
    target.closest(
      'textarea, select, [role="menu"], [role="dialog"], [role="alertdialog"], [role="spinbutton"], [data-own-keys]',
    ) !== null
  );
}
