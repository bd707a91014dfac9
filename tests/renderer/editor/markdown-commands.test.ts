import { EditorSelection, EditorState, type TransactionSpec } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertLink, toggleEmphasis, toggleList, turnHeading } from '#renderer/features/editor/markdown-commands.ts';

/** `|` is the cursor, `<` and `>` are the ends of a selection. */
function stateOf(marked: string): EditorState {
  const from = marked.search(/[|<]/);
  const to = marked.includes('>') ? marked.indexOf('>') - 1 : from;
  return EditorState.create({ doc: marked.replaceAll(/[|<>]/g, ''), selection: EditorSelection.single(from, to) });
}

function shown(state: EditorState): string {
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  if (from === to) return `${text.slice(0, from)}|${text.slice(from)}`;
  return `${text.slice(0, from)}<${text.slice(from, to)}>${text.slice(to)}`;
}

const run = (marked: string, command: (state: EditorState) => TransactionSpec) => {
  const state = stateOf(marked);
  return shown(state.update(command(state)).state);
};
const bold = (state: EditorState) => toggleEmphasis(state, 'bold');
const italic = (state: EditorState) => toggleEmphasis(state, 'italic');

describe('emphasis', () => {
  it.each([
    ['a <word> here', 'a **<word>** here'],
    ['a **<word>** here', 'a <word> here'],
    ['a <**word**> here', 'a <word> here'],
    ['a wo|rd here', 'a **wo|rd** here'],
    ['a **wo|rd** here', 'a wo|rd here'],
    ['a < word > here', 'a  **<word>**  here'],
    ['|', '**|**'],
    ['a *<word>* here', 'a ***<word>*** here'],
    ['a ***<word>*** here', 'a *<word>* here'],
    ['<два слова>', '**<два слова>**'],
  ])('bold: %s', (before, after) => {
    expect(run(before, bold)).toBe(after);
  });

  it.each([
    ['<word>', '*<word>*'],
    ['*<word>*', '<word>'],
    ['**<word>**', '***<word>***'],
    ['***<word>***', '**<word>**'],
  ])('italic: %s', (before, after) => {
    expect(run(before, italic)).toBe(after);
  });

  it('does nothing when done twice', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z ]{0,8}[a-z]{1,6}[a-z ]{0,8}$/),
        fc.nat(20),
        fc.nat(20),
        fc.constantFrom(bold, italic),
        (doc, one, other, command) => {
          const [from, to] = [Math.min(one, other, doc.length), Math.min(Math.max(one, other), doc.length)];
          const state = EditorState.create({ doc, selection: EditorSelection.single(from, to) });
          fc.pre(doc.slice(from, to).trim() !== '' || state.wordAt(from) !== null);
          const once = state.update(command(state)).state;
          expect(once.update(command(once)).state.doc.toString()).toBe(doc);
        },
      ),
    );
  });
});

describe('headings', () => {
  it('turns from plain over the second and third level back to plain', () => {
    expect(run('Back|ground', turnHeading)).toBe('## Back|ground');
    expect(run('## Back|ground', turnHeading)).toBe('### Back|ground');
    expect(run('### Back|ground', turnHeading)).toBe('Back|ground');
    expect(run('# Back|ground', turnHeading)).toBe('Back|ground');
  });

  it('leaves the cursor behind the mark on a blank line', () => {
    expect(run('a\n|\nb', turnHeading)).toBe('a\n## |\nb');
  });
});

describe('lists', () => {
  it('makes and unmakes a list of the selected lines, blank ones aside', () => {
    expect(run('<a\n\nb>', toggleList)).toBe('- <a\n\n- b>');
    expect(run('- <a\n\n- b>', toggleList)).toBe('<a\n\nb>');
  });

  it('completes a list that is one in part, and keeps what is indented', () => {
    expect(run('<- a\nb\n  c>', toggleList)).toContain('- a\n- b\n  - c');
  });

  it('begins a list on a blank line', () => {
    expect(run('|', toggleList)).toBe('- |');
  });
});

describe('links', () => {
  it.each([
    ['see <the report>', 'see [the report](|)'],
    ['see <https://example.org/a>', 'see [|](https://example.org/a)'],
    ['see |', 'see [|]()'],
  ])('%s', (before, after) => {
    expect(run(before, insertLink)).toBe(after);
  });
});

it('keeps every other character, whatever is selected', () => {
  const commands = [bold, italic, turnHeading, toggleList, insertLink];
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-zа-я0-9 .\n]{0,60}$/),
      fc.nat(60),
      fc.nat(60),
      fc.constantFrom(...commands),
      (doc, one, other, command) => {
        const state = EditorState.create({
          doc,
          selection: EditorSelection.single(Math.min(one, doc.length), Math.min(other, doc.length)),
        });
        const after = state.update(command(state)).state;
        expect(
          after.doc
            .toString()
            .replaceAll(/[*#\-[\]()]/g, '')
            .replaceAll(/[ \n]/g, ''),
        ).toBe(doc.replaceAll(/[ \n]/g, ''));
        expect(after.selection.main.to).toBeLessThanOrEqual(after.doc.length);
      },
    ),
  );
});
