import './markdown-field.css';
import { useLingui } from '@lingui/react/macro';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { Bold, Heading, Italic, Link, List } from 'lucide-react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import type { Icon } from '../../components/icon.ts';
import { IconButton } from '../../components/IconButton.tsx';
import type { CommandName } from '../../keys/commands.ts';
import { useFormat } from '../../language/useFormat.ts';
import { act, type MarkdownAction, markdownExtensions } from './markdown-extensions.ts';

interface Props {
  readonly label: string;
  /** Markdown; null when blank. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly maxLength: number;
  readonly error: string | null;
}

/** Long text in Markdown, its marks in view, with a quiet toolbar and the keys of any editor. */
export function MarkdownField({ label, value, onChange, maxLength, error }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [isTooLong, setTooLong] = useState(false);
  const problem = isTooLong
    ? t`An account holds at most ${format.number(maxLength)} characters. Attach the rest as a file.`
    : error;

  const write = useEffectEvent((text: string) => {
    setTooLong(false);
    if (text !== (value ?? '')) onChange(text === '' ? null : text);
  });
  const begin = useEffectEvent((parent: HTMLElement) => {
    const attributes = { id: `${id}-text`, 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-help` };
    return new EditorView({
      parent,
      state: EditorState.create({
        doc: value ?? '',
        extensions: [
          markdownExtensions({ attributes, most: maxLength, onTooLong: () => setTooLong(true) }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) write(update.state.doc.toString());
          }),
        ],
      }),
    });
  });
  useEffect(() => {
    if (!place.current) return;
    const made = begin(place.current);
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);
  useEffect(() => {
    // What came from elsewhere, by undo or a merge; what was typed here is there already.
    const shown = view.current?.state.doc;
    if (!shown || shown.toString() === (value ?? '')) return;
    view.current?.dispatch({ changes: { from: 0, to: shown.length, insert: value ?? '' } });
  }, [value]);

  const tool = (action: MarkdownAction, name: string, icon: Icon, command: CommandName) => (
    <IconButton label={name} icon={icon} command={command} onPress={() => view.current && act(view.current, action)} />
  );
  return (
    <div className="field-frame">
      {/* A label element names only native fields; pressing the words still leads into the text. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <span className="field-frame-label" id={`${id}-label`} onClick={() => view.current?.focus()}>
        {label}
      </span>
      <div className="markdown-field" data-invalid={problem === null ? undefined : ''}>
        <Toolbar className="markdown-field-tools" aria-label={t`Format of ${label}`}>
          {tool('bold', t`Bold`, Bold, 'bold')}
          {tool('italic', t`Italic`, Italic, 'italic')}
          {tool('heading', t`Heading`, Heading, 'heading')}
          {tool('list', t`List`, List, 'list')}
          {tool('link', t`Link`, Link, 'link')}
        </Toolbar>
        <div className="markdown-field-text" ref={place} />
      </div>
      <p className={problem === null ? 'field-frame-help' : 'field-frame-error'} id={`${id}-help`}>
        {problem ?? t`Markdown: **bold**, *italic*, ## heading, - list`}
      </p>
    </div>
  );
}
