import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '#shared/text/markdown-plain.ts';

describe('plainText', () => {
  it.each([
    ['# Title', 'Title'],
    ['### Title ###', 'Title'],
    ['Title\n=====', 'Title'],
    ['Title\n---\ntext', 'Title\ntext'],
    ['**bold** and *it* and __b__ and _i_ and ~~gone~~', 'bold and it and b and i and gone'],
    ['***both***', 'both'],
    ['snake_case 5*3 2 * 3 a ~ b', 'snake_case 5*3 2 * 3 a ~ b'],
    ['> quoted\n> > twice', 'quoted\ntwice'],
    ['- one\n* two\n+ three', 'one\ntwo\nthree'],
    ['- [ ] open\n- [x] done', 'open\ndone'],
    ['1. first\n2. second', '1. first\n2. second'],
    ['2010. A year', '2010. A year'],
    ['[a link](https://example.org/x_(y)) here', 'a link here'],
    ['[a [nested] link](x)', 'a [nested] link'],
    ['[ref][1] and [ref][]', 'ref and ref'],
    ['![a map](map.png "Map")', 'a map'],
    ['wow! [link](x)', 'wow! link'],
    ['note[^1]', 'note'],
    ['[1]: https://example.org "Title"', ''],
    ['[URGENT]: Clashes', '[URGENT]: Clashes'],
    ['[plain] (text)', '[plain] (text)'],
    ['<https://example.org/a> <a@example.org>', 'https://example.org/a a@example.org'],
    ['a<br>b <b>c</b>d <!-- no -->', 'a b cd'],
    ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
    ['a &amp; b &lt;c&gt; &unknown; &', 'a & b <c> &unknown; &'],
    ['`code *x*` and ``a ` b``', 'code *x* and a ` b'],
    ['O`zbekiston va O`sh', 'O`zbekiston va O`sh'],
    ['\\*not\\* \\[em\\] C:\\dir', '*not* [em] C:\\dir'],
    ['```js\nconst a = *b*;\n```\nafter *x*', 'const a = *b*;\nafter x'],
    ['````\n```\ninside\n````\nafter', '```\ninside\nafter'],
    ['```\nnever closed *x*', 'never closed *x*'],
    ['~~~\n*x*\n~~~', '*x*'],
    ['| a | b |\n|---|:-:|\n| c | d |', 'a   b\nc   d'],
    ['a\n\n\n\nb', 'a\n\nb'],
    ['line\\\nnext  \nlast', 'line\nnext\nlast'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['***', ''],
    ['', ''],
    ['**选举**委员会', '选举委员会'],
    ['**الانتخابات** اليوم', 'الانتخابات اليوم'],
  ])('turns %j into %j', (markdown, plain) => {
    expect(plainText(markdown)).toBe(plain);
  });

  it('keeps every word of a text without syntax', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zа-я选举]{1,8}$/), { minLength: 1 }), (words) => {
        expect(plainText(words.join(' '))).toBe(words.join(' '));
      }),
    );
  });

  it('never throws, never grows, and leaves words alone, for any soup of syntax', () => {
    const piece = fc.constantFrom(
      ...[
        '[',
        ']',
        '(',
        ')',
        '![',
        '](',
        '<',
        '>',
        '`',
        '``',
        '*',
        '**',
        '_',
        '~~',
        '\\',
        '&',
        '&amp;',
        '|',
        '#',
        '> ',
      ],
      ...['- ', '\n', '```', '---', ' ', 'word', '选举', '\ud800', ':'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const markdown = pieces.join('');
        expect(plainText(markdown).length).toBeLessThanOrEqual(markdown.length);
      }),
      { numRuns: 5000 },
    );
  });

  // Each of these took minutes with a pattern that backtracks; a test that never ends is the failure.
  it.each([
    ' ',
    '[',
    '](',
    '[](',
    '<',
    '<a',
    '`',
    '` `` ',
    '*',
    '* ',
    '> ',
    '_a',
    '\\',
    '&',
    '-|',
    '= ',
    '# ',
    '[a]:.',
    '"(',
  ])('is not slowed down by a line of %j', (piece) => {
    const markdown = piece.repeat(400_000 / piece.length);
    for (const text of [markdown, `${markdown}x`, `x${markdown}x`, `# ${markdown}x`, `[a]:.${markdown}"`]) {
      expect(plainText(text).length).toBeLessThanOrEqual(text.length);
    }
  });
});
