import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state';

/*
 * What the toolbar and the keys do to Markdown. Each takes a state and says what changes, so nothing here needs a window.
 */

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Makes each selected stretch bold or italic, or plain again; where nothing is selected, the word around the cursor, and
 * where there is none, what will be typed next.
 */
export function toggleEmphasis(state: EditorState, kind: 'bold' | 'italic'): TransactionSpec {
  const mark = kind === 'bold' ? '**' : '*';
  return state.changeByRange((range) => {
    const word = range.empty ? state.wordAt(range.head) : null;
    const { from, to } = innerStretch(state, word ?? range);
    const size = mark.length;
    if (hasEmphasis(state, from, to, kind)) {
      return {
        changes: [
          { from: from - size, to: from },
          { from: to, to: to + size },
        ],
        range: range.empty ? EditorSelection.cursor(range.head - size) : EditorSelection.range(from - size, to - size),
      };
    }
    return {
      changes: [
        { from, insert: mark },
        { from: to, insert: mark },
      ],
      range: range.empty ? EditorSelection.cursor(range.head + size) : EditorSelection.range(from + size, to + size),
    };
  });
}

/** The stretch without spaces and asterisks at its ends: emphasis begins and ends at a word. */
function innerStretch(state: EditorState, { from, to }: Stretch): Stretch {
  const text = state.sliceDoc(from, to);
  const lead = /^[\s*]*/.exec(text)?.[0].length ?? 0;
  if (lead === text.length) return { from, to };
  return { from: from + lead, to: to - (/[\s*]*$/.exec(text)?.[0].length ?? 0) };
}

/** One asterisk on both sides is italic, two are bold, three are both. */
function hasEmphasis(state: EditorState, from: number, to: number, kind: 'bold' | 'italic'): boolean {
  const before = /\**$/.exec(state.sliceDoc(Math.max(0, from - 3), from))?.[0].length ?? 0;
  const after = /^\**/.exec(state.sliceDoc(to, to + 3))?.[0].length ?? 0;
  const run = Math.min(before, after);
  return run === 3 || run === (kind === 'bold' ? 2 : 1);
}

const HEADING = /^(#{1,6})[ \t]+/;

/** Makes the selected lines headings of the second level, then of the third, then plain again: the note's title is the first. */
export function turnHeading(state: EditorState): TransactionSpec {
  const lines = selectedLines(state);
  const level = HEADING.exec(lines[0]?.text ?? '')?.[1]?.length ?? 0;
  const next = level === 0 ? '## ' : level === 2 ? '### ' : '';
  return changeLines(state, lines, (line) => line.replace(HEADING, '').replace(/^/, next));
}

const BULLET = /^([ \t]*)[-*+][ \t]+/;

/** Makes the selected lines a list, or plain again when all of them are. */
export function toggleList(state: EditorState): TransactionSpec {
  const all = selectedLines(state);
  const written = all.filter(({ text }) => text.trim() !== '');
  const lines = written.length > 0 ? written : all;
  const isList = lines.every(({ text }) => BULLET.test(text));
  return changeLines(state, lines, (line) => {
    if (isList) return line.replace(BULLET, '$1');
    return BULLET.test(line) ? line : line.replace(/^[ \t]*/, '$&- ');
  });
}

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Makes the selection the text of a link, or its address when it is one, with the cursor where the other part is missing. */
export function insertLink(state: EditorState): TransactionSpec {
  return state.changeByRange(({ from, to }) => {
    const text = state.sliceDoc(from, to);
    const isAddress = ADDRESS.test(text.trim());
    const insert = isAddress ? `[](${text.trim()})` : `[${text}]()`;
    const cursor = from + (isAddress || text === '' ? 1 : text.length + 3);
    return { changes: { from, to, insert }, range: EditorSelection.cursor(cursor) };
  });
}

interface TextLine {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function selectedLines(state: EditorState): readonly TextLine[] {
  const lines: TextLine[] = [];
  for (const range of state.selection.ranges) {
    for (let at = range.from; at <= range.to;) {
      const line = state.doc.lineAt(at);
      if (lines.at(-1)?.from !== line.from) lines.push(line);
      at = line.to + 1;
    }
  }
  return lines;
}

function changeLines(
  state: EditorState,
  lines: readonly TextLine[],
  change: (text: string) => string,
): TransactionSpec {
  const changes = state.changes(
    lines.flatMap(({ from, text }) => {
      const next = change(text);
      const size = sharedEnd(text, next);
      return next === text ? [] : [{ from, to: from + text.length - size, insert: next.slice(0, next.length - size) }];
    }),
  );
  // A cursor at the beginning of a line stays before what was typed, not before the new mark.
  return { changes, selection: state.selection.map(changes, 1) };
}

/** How many units both texts end with alike: only what stands before is changed. */
function sharedEnd(one: string, other: string): number {
  let size = 0;
  while (size < Math.min(one.length, other.length) && one.at(-1 - size) === other.at(-1 - size)) size++;
  return size;
}
