import { plainLine } from './markdown-line.ts';

const FENCE = /^[ \t]{0,3}(`{3,}|~{3,})/;
const QUOTE_MARKS = /^(?:[ \t]*>)+[ \t]?/;
const BULLET = /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/;
const HEADING = /^[ \t]{0,3}#{1,6}(?:[ \t]+|$)/;
const HEADING_END = /[ \t]#+[ \t]*$/;
const TABLE_ROW = /^[ \t]*\|/;
const DEFINITION = /^[ \t]{0,3}\[[^\]]+\]:[ \t]*(\S+)(.*)$/;
const RULE_CHARACTERS = /^[-*_=|:]+$/;

/** A horizontal rule, the underline of a heading, or the line under the head of a table. */
function isRule(line: string): boolean {
  const drawn = line.replaceAll(/[ \t]/g, '');
  if (!RULE_CHARACTERS.test(drawn)) return false;
  const isOneCharacter = new Set(drawn).size === 1;
  return isOneCharacter || (drawn.includes('-') && !/[*_=]/.test(drawn));
}

/** The address of a reference link; `[URGENT]: Clashes` is not one. */
function isDefinition(line: string): boolean {
  const [, address = '', title = ''] = DEFINITION.exec(line) ?? [];
  return /[:/.#]/.test(address) && /^(?:["'(].*["')])?$/.test(title.trim());
}

function withoutLineEnd(line: string): string {
  const trimmed = line.trimEnd();
  return trimmed.endsWith('\\') ? trimmed.slice(0, -1) : trimmed;
}

function plainBlockLine(line: string): string | null {
  const content = line.replace(QUOTE_MARKS, '');
  if (isRule(content) || isDefinition(content)) return null;
  if (HEADING.test(content)) return plainLine(content.replace(HEADING, '').replace(HEADING_END, ''));
  if (TABLE_ROW.test(content)) return plainLine(content.replaceAll('|', ' ').trim());
  return plainLine(withoutLineEnd(content.replace(BULLET, '')));
}

/**
 * The text of a Markdown document for indexing and snippets: the words a reader sees, in their order, lines kept. Not a
 * renderer: it drops what is clearly syntax (headings, quotes, bullets, emphasis, the addresses of links and images,
 * rules, tables, code fences, tags, escapes) and leaves the rest as it stands. Numbers of numbered lists stay. Linear in
 * the length of the text for any input; never throws.
 */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  let fence = '';
  for (const line of markdown.split(/\r\n|[\n\r]/)) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      // Only a bare run of the same character, at least as long, closes a fence.
      if (mark.startsWith(fence) && line.trim() === mark) fence = '';
      else lines.push(line);
      continue;
    }
    if (mark !== '' && !(mark.startsWith('`') && line.includes('`', line.indexOf(mark) + mark.length))) {
      fence = mark;
      continue;
    }
    const plain = plainBlockLine(line);
    const isSecondBlank = plain === '' && (lines.at(-1) ?? '') === '';
    if (plain !== null && !isSecondBlank) lines.push(plain);
  }
  return lines.join('\n').trimEnd();
}
