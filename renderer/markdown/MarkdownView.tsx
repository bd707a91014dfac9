import './markdown-view.css';
import { Fragment, type ReactNode, useMemo } from 'react';
import { AddressText } from './AddressText.tsx';
import { type MarkdownNode, markdownTree } from './markdown-tree.ts';
import { withoutOverrides } from './plain-sight.ts';

interface Props {
  readonly source: string;
}

/**
 * A Markdown text as elements. No HTML is parsed or set anywhere; links and images are told as text with their address
 * and lead nowhere, since opening one would tell a stranger who reads what.
 */
export function MarkdownView({ source }: Props) {
  const tree = useMemo(() => markdownTree(source), [source]);
  return <div className="markdown-view">{nodes(tree, headingRanks(tree))}</div>;
}

/** Heading levels that occur, in order: the first stands below the record's own title, the next below that. */
type Ranks = readonly number[];

function headingRanks(tree: readonly MarkdownNode[]): Ranks {
  const levels = new Set(tree.map((it) => (it.kind === 'heading' ? it.level : 0)).filter((level) => level > 0));
  return [...levels].sort((one, other) => one - other);
}

function nodes(children: readonly MarkdownNode[], ranks: Ranks): ReactNode {
  // The tree is read anew with each text, so positions are as good as names.
  return children.map((child, at) => <Fragment key={at}>{node(child, ranks)}</Fragment>);
}

function node(it: MarkdownNode, ranks: Ranks): ReactNode {
  switch (it.kind) {
    case 'text':
      return withoutOverrides(it.text);
    case 'paragraph':
      return <p dir="auto">{nodes(it.children, ranks)}</p>;
    case 'heading':
      return heading(ranks.indexOf(it.level), nodes(it.children, ranks));
    case 'quote':
      return <blockquote dir="auto">{nodes(it.children, ranks)}</blockquote>;
    case 'list':
      return it.first === null ? (
        <ul>{nodes(it.children, ranks)}</ul>
      ) : (
        <ol start={it.first}>{nodes(it.children, ranks)}</ol>
      );
    case 'item':
      return <li dir="auto">{nodes(it.children, ranks)}</li>;
    case 'strong':
      return <strong>{nodes(it.children, ranks)}</strong>;
    case 'emphasis':
      return <em>{nodes(it.children, ranks)}</em>;
    case 'deleted':
      return <s>{nodes(it.children, ranks)}</s>;
    case 'code':
      return <code dir="ltr">{it.text}</code>;
    case 'block-code':
      return <pre dir="ltr">{it.text}</pre>;
    case 'link':
      return (
        <>
          <bdi>{nodes(it.children, ranks)}</bdi> <AddressText url={it.url} />
        </>
      );
    case 'image':
      return (
        <>
          <bdi>{it.text}</bdi> <AddressText url={it.url} />
        </>
      );
    case 'table':
      return (
        <div className="markdown-view-wide">
          <table>{nodes(it.children, ranks)}</table>
        </div>
      );
    case 'table-head':
      return <thead>{nodes(it.children, ranks)}</thead>;
    case 'table-body':
      return <tbody>{nodes(it.children, ranks)}</tbody>;
    case 'row':
      return <tr>{nodes(it.children, ranks)}</tr>;
    case 'cell':
      return it.isHead ? (
        <th scope="col" dir="auto">
          {nodes(it.children, ranks)}
        </th>
      ) : (
        <td dir="auto">{nodes(it.children, ranks)}</td>
      );
    case 'break':
      return <br />;
    case 'rule':
      return <hr />;
  }
}

function heading(rank: number, children: ReactNode): ReactNode {
  if (rank <= 0) return <h3 dir="auto">{children}</h3>;
  if (rank === 1) return <h4 dir="auto">{children}</h4>;
  return <h5 dir="auto">{children}</h5>;
}
