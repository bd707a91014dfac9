import fc from 'fast-check';
import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { MarkdownView } from '#renderer/markdown/MarkdownView.tsx';
import { inPlainSight, readableAddress } from '#renderer/markdown/plain-sight.ts';
import { createAnnouncer } from '#renderer/messages/announcer.ts';
import { AnnouncerContext } from '#renderer/messages/useAnnouncer.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

function rendered(source: string): string {
  return renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <AnnouncerContext value={createAnnouncer()}>
        <MarkdownView source={source} />
      </AnnouncerContext>
    </I18nProvider>,
  );
}

/** The element and attribute names that stand in a piece of markup. */
function namesIn(html: string): { readonly tags: Set<string>; readonly attributes: Set<string> } {
  const tags = new Set<string>();
  const attributes = new Set<string>();
  for (const [, tag = '', rest = ''] of html.matchAll(/<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi)) {
    tags.add(tag);
    for (const [, name = ''] of rest.matchAll(/\s([\w:-]+)(?:="[^"]*")?/g)) attributes.add(name);
  }
  return { tags, attributes };
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '[click](javascript:alert(1))',
  '[click](JaVaScRiPt:alert(1))',
  '[click](java&#x0A;script:alert(1))',
  '[click](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[click](vbscript:msgbox)',
  '[click](file:///etc/passwd)',
  '[click](https://example.org "onmouseover=alert(1)")',
  '![x](https://tracker.example/pixel.png)',
  '![x](javascript:alert(1))',
  '<https://example.org/"onmouseover="alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '`<script>`',
  '```html\n<script>alert(1)</script>\n```',
  '<style>*{display:none}</style>',
  '<a href="https://example.org" target=_top>x</a>',
  '<form action=https://example.org><input name=passphrase>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '| <script> | [x](javascript:1) |\n| --- | --- |\n| <b>y</b> | z |',
];

const HARMLESS_TAGS = [
  'div',
  'p',
  'h3',
  'h4',
  'h5',
  'blockquote',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  's',
  'code',
  'pre',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'br',
  'hr',
  'bdi',
  'span',
  'button',
  'svg',
  'rect',
  'path',
];

describe('a Markdown text', () => {
  it.each(ATTACKS)('turns %j into nothing that runs, loads or leads away', (attack) => {
    const { tags, attributes } = namesIn(rendered(attack));
    expect([...tags].filter((tag) => !HARMLESS_TAGS.includes(tag))).toEqual([]);
    expect([...attributes].filter((name) => /^on|^href$|^src|^action$|^style$|^formaction$/i.test(name))).toEqual([]);
  });

  it('makes no element or attribute of its own out of any text', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '[x](',
      ')',
      '](javascript:',
      '![',
      '\n\n',
      '* ',
      '> ',
      '# ',
      '|',
      '---',
      '&lt;',
      '&#x3c;',
      '<script>',
      'onload=',
      '\\',
      '**',
      '~~',
      'text',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const { tags, attributes } = namesIn(rendered(parts.join('')));
        expect([...tags].filter((tag) => !HARMLESS_TAGS.includes(tag))).toEqual([]);
        expect([...attributes].filter((name) => /^on|^href$|^src/i.test(name))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what looked like markup readable as text', () => {
    expect(rendered('<b>bold</b> & <i>so on</i>')).toContain('&lt;b&gt;bold&lt;/b&gt; &amp; &lt;i&gt;so on&lt;/i&gt;');
  });

  it('shows where a link leads beside its words', () => {
    const html = rendered('[the report](https://example.org/a%20b)');
    expect(html).toContain('<bdi>the report</bdi>');
    expect(html).toContain('https://example.org/a b');
    expect(html).not.toContain('<a ');
  });

  it('shows characters that would turn an address around', () => {
    const html = rendered('[statement](https://example.org/%E2%80%AEgro.live)');
    expect(html).toContain('⟨202E⟩');
    expect(html).not.toContain('\u202e');
  });

  it('gives each block a direction of its own', () => {
    const html = rendered('English first.\n\nوصول عائلات نازحة\n\n- بند\n- item');
    expect(html.match(/<p dir="auto">/g)).toHaveLength(2);
    expect(html.match(/<li dir="auto">/g)).toHaveLength(2);
  });

  it('puts its headings below the title of the record, without gaps', () => {
    expect(rendered('## A\n\n#### B\n\n## C')).toMatch(/<h3[^>]*>A<\/h3>.*<h4[^>]*>B<\/h4>.*<h3[^>]*>C<\/h3>/s);
  });

  it('keeps lists, quotes, tables, code and strikethrough', () => {
    const html = rendered('3. three\n4. four\n\n> said\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n~~gone~~ `x < y`');
    expect(html).toContain('<ol start="3">');
    expect(html).toContain('<blockquote dir="auto">');
    expect(html).toMatch(/<th scope="col" dir="auto">a<\/th>/);
    expect(html).toMatch(/<td dir="auto">2<\/td>/);
    expect(html).toContain('<s>gone</s>');
    expect(html).toContain('<code dir="ltr">x &lt; y</code>');
  });

  it('breaks lines where they were broken', () => {
    expect(rendered('one\ntwo')).toContain('one<br/>two');
  });

  it('survives nesting that is deeper than anybody writes', () => {
    expect(() => rendered('> '.repeat(5000) + 'deep')).not.toThrow();
    expect(() => rendered('['.repeat(5000))).not.toThrow();
  });
});

describe('plain sight', () => {
  it('shows controls and turns of direction, and leaves letters of every script alone', () => {
    expect(inPlainSight('a\u202Eb\u0000c\u200Bd')).toBe('a⟨202E⟩b⟨0000⟩c⟨200B⟩d');
    expect(inPlainSight('سبها, Нарын, 喀什, Cox’s Bazar')).toBe('سبها, Нарын, 喀什, Cox’s Bazar');
  });

  it('keeps an address that cannot be decoded as it is', () => {
    expect(readableAddress('https://example.org/%E0%A4%A')).toBe('https://example.org/%E0%A4%A');
  });
});
