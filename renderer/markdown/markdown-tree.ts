import MarkdownIt, { type Token } from 'markdown-it';

/** A piece of a Markdown text: an element with what is inside it, or plain text. */
export type MarkdownNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: MarkdownElement; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'list'; readonly first: number | null; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'heading'; readonly level: number; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'cell'; readonly isHead: boolean; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'code' | 'block-code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly MarkdownNode[] }
  | { readonly kind: 'image'; readonly url: string; readonly text: string }
  | { readonly kind: 'break' | 'rule' };

type MarkdownElement =
  'paragraph' | 'quote' | 'item' | 'strong' | 'emphasis' | 'deleted' | 'table' | 'table-head' | 'table-body' | 'row';

// Markup in the text stays text: nothing of a note ever becomes HTML.
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, breaks: true });
// Links are shown, never followed, so what they lead to is told as it stands, whatever its scheme.
parser.validateLink = () => true;

const ELEMENTS: Readonly<Record<string, MarkdownElement>> = {
  paragraph_open: 'paragraph',
  blockquote_open: 'quote',
  list_item_open: 'item',
  strong_open: 'strong',
  em_open: 'emphasis',
  s_open: 'deleted',
  table_open: 'table',
  thead_open: 'table-head',
  tbody_open: 'table-body',
  tr_open: 'row',
};

/** Reads CommonMark with tables and strikethrough; what has no meaning here is kept as text. */
export function markdownTree(source: string): readonly MarkdownNode[] {
  return treeOf(parser.parse(source, {}));
}

/** Folds the flat list of opening and closing tokens into a tree. */
function treeOf(tokens: readonly Token[]): MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const open: { readonly token: Token; readonly children: MarkdownNode[] }[] = [];
  const put = (node: MarkdownNode) => (open.at(-1)?.children ?? root).push(node);
  for (const token of tokens) {
    if (token.nesting === 1) open.push({ token, children: [] });
    else if (token.nesting === -1) {
      const closed = open.pop();
      if (closed) for (const node of elementOf(closed.token, closed.children)) put(node);
    } else for (const node of leafOf(token)) put(node);
  }
  return root;
}

function elementOf(token: Token, children: readonly MarkdownNode[]): readonly MarkdownNode[] {
  const kind = ELEMENTS[token.type];
  if (kind === 'paragraph' && token.hidden) return children;
  if (kind) return [{ kind, children }];
  switch (token.type) {
    case 'heading_open':
      return [{ kind: 'heading', level: Number(token.tag.slice(1)), children }];
    case 'bullet_list_open':
      return [{ kind: 'list', first: null, children }];
    case 'ordered_list_open':
      return [{ kind: 'list', first: Number(token.attrGet('start') ?? 1), children }];
    case 'th_open':
    case 'td_open':
      return [{ kind: 'cell', isHead: token.type === 'th_open', children }];
    case 'link_open':
      return [{ kind: 'link', url: String(token.attrGet('href') ?? ''), children }];
    default:
      return children;
  }
}

function leafOf(token: Token): readonly MarkdownNode[] {
  switch (token.type) {
    case 'inline':
      return treeOf(token.children ?? []);
    case 'softbreak':
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'code_inline':
      return [{ kind: 'code', text: token.content }];
    case 'code_block':
    case 'fence':
      return [{ kind: 'block-code', text: token.content }];
    case 'image':
      return [{ kind: 'image', url: String(token.attrGet('src') ?? ''), text: token.content }];
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
  }
}
