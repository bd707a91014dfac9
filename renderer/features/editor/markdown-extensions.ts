import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { markdown, markdownKeymap } from '@codemirror/lang-markdown';
import { syntaxHighlighting } from '@codemirror/language';
import { EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import { insertLink, toggleEmphasis, toggleList, turnHeading } from './markdown-commands.ts';

/** What the toolbar offers, and the keys that do the same inside the text. */
export const MARKDOWN_ACTIONS = {
  bold: { key: 'Mod-b', run: (state: EditorState) => toggleEmphasis(state, 'bold') },
  italic: { key: 'Mod-i', run: (state: EditorState) => toggleEmphasis(state, 'italic') },
  heading: { key: 'Mod-Shift-h', run: turnHeading },
  list: { key: 'Mod-Shift-l', run: toggleList },
  link: { key: 'Mod-Shift-k', run: insertLink },
} as const satisfies Record<string, { readonly key: string; readonly run: (state: EditorState) => TransactionSpec }>;

export type MarkdownAction = keyof typeof MARKDOWN_ACTIONS;

/** Does what a button of the toolbar or a key says, as one step that can be undone. */
export function act(view: EditorView, action: MarkdownAction): boolean {
  view.dispatch(
    view.state.update(MARKDOWN_ACTIONS[action].run(view.state), { userEvent: 'input', scrollIntoView: true }),
  );
  view.focus();
  return true;
}

/** The nonce that the page's policy asks of style elements; empty where there is none. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/*
 * The editor brings its own style element, which no cascade layer can overrule. So this is the one place where looks
 * stand in a script, and they are the same roles as everywhere else; the colours of the syntax are in markdown-field.css.
 */
const look = EditorView.theme({
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '24px' },
  '.cm-content': { padding: 'var(--space-2) 0', caretColor: 'var(--text)', minHeight: '96px' },
  '.cm-line': { padding: '0 var(--space-3)' },
});

interface Options {
  /** Of the element that is typed into. */
  readonly attributes: Readonly<Record<string, string>>;
  /** The most UTF-16 units. */
  readonly most: number;
  readonly onTooLong: () => void;
}

/** Markdown as plain text with its marks in view; Tab leaves the field, as it leaves every other. */
export function markdownExtensions({ attributes, most, onTooLong }: Options): Extension {
  const keys = Object.keys(MARKDOWN_ACTIONS).filter((name): name is MarkdownAction =>
    Object.hasOwn(MARKDOWN_ACTIONS, name),
  );
  return [
    EditorView.cspNonce.of(styleNonce()),
    look,
    history(),
    // Before the standard keys, which mean other things by some of these.
    keymap.of(
      keys.map((name) => ({ key: MARKDOWN_ACTIONS[name].key, run: (view) => act(view, name), preventDefault: true })),
    ),
    keymap.of([...markdownKeymap, ...historyKeymap, ...standardKeymap]),
    markdown({ addKeymap: false }),
    syntaxHighlighting(classHighlighter),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.contentAttributes.of({ ...attributes, spellcheck: 'true', dir: 'auto' }),
    atMost(most, onTooLong),
    // Files that are pasted or dropped become attachments, not text.
    EditorView.domEventHandlers({
      paste: (event) => (event.clipboardData?.files.length ?? 0) > 0,
      drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0,
    }),
  ];
}

/** Refuses what would make the text longer than the field may be, in UTF-16 units. */
function atMost(most: number, onTooLong: () => void): Extension {
  return EditorState.changeFilter.of((transaction) => {
    if (transaction.newDoc.length <= most || transaction.newDoc.length <= transaction.startState.doc.length)
      return true;
    onTooLong();
    return false;
  });
}
