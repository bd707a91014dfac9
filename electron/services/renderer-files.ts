import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ConcordError } from '#shared/errors.ts';
import { securityHeaders } from './content-policy.ts';

export interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface RendererFiles {
  /** `scheme://host` under which the interface is served. */
  readonly origin: string;
  /** The page that a window loads. */
  readonly page: string;
  /** Answers a request of a window; never rejects, never reads a file that was not there at the start. */
  respond(url: string, method: string): Promise<Served>;
}

/** Only these kinds of file are served; source maps are not. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * The built interface as a fixed list of files. The folder is listed once; a request is answered only when its path is
 * literally on the list, so no path is ever put together from a request and none can lead outside.
 * Throws `file.unreadable` when the folder holds no interface.
 */
export async function openRendererFiles(folder: string, origin: string): Promise<RendererFiles> {
  const files = new Map<string, string>();
  await list(folder, '', files);
  const page = files.get('/index.html');
  if (!page)
    throw new ConcordError(
      'file.unreadable',
      'The interface is missing from this installation. Install Concord again.',
    );
  files.set('/', page);

  return {
    origin,
    page: `${origin}/`,
    async respond(url, method) {
      if (method !== 'GET') return refusal(405);
      const path = requestedPath(url, origin);
      const file = path === null ? undefined : files.get(path);
      if (!file) return refusal(404);
      try {
        return await serve(file);
      } catch {
        return refusal(404);
      }
    },
  };
}

async function list(folder: string, prefix: string, files: Map<string, string>): Promise<void> {
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await list(path, `${prefix}/${entry.name}`, files);
    else if (entry.isFile() && extname(entry.name) in CONTENT_TYPES) files.set(`${prefix}/${entry.name}`, path);
  }
}

function requestedPath(url: string, origin: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname, username, password, search } = new URL(url);
  if (`${protocol}//${host}` !== origin || username !== '' || password !== '' || search !== '') return null;
  return pathname;
}

async function serve(file: string): Promise<Served> {
  const nonce = randomBytes(18).toString('base64');
  const extension = extname(file);
  const content = await readFile(file);
  const body = extension === '.html' ? withNonce(content.toString('utf8'), nonce) : new Uint8Array(content);
  return {
    status: 200,
    headers: { ...securityHeaders(nonce), 'Content-Type': CONTENT_TYPES[extension] ?? 'text/plain' },
    body,
  };
}

function withNonce(html: string, nonce: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    html.replace(/<head[^>]*>/i, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`),
  );
}

function refusal(status: 404 | 405): Served {
  const body = new TextEncoder().encode(status === 404 ? 'Not found' : 'Not allowed');
  return { status, headers: { ...securityHeaders('none'), 'Content-Type': 'text/plain; charset=utf-8' }, body };
}
