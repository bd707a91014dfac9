import type { BrowserContext, Page, Route } from 'playwright-core';
import type { Reply } from '#shared/ipc/bridge.ts';
import type { Method } from '#shared/ipc/contract.ts';
import type { RendererFiles } from '../services/renderer-files.ts';
import { bridgeScript, EVENT_FUNCTION, INVOKE_BINDING } from './page-bridge.ts';
import { createWire } from './wire.ts';

/** A host name that can never exist, on a scheme that makes the page a secure context. */
export const PREVIEW_ORIGIN = 'https://concord.invalid';

const wire = createWire();

export interface PageHostOptions {
  readonly files: RendererFiles;
  dispatch(method: unknown, input: unknown): Promise<Reply<Method>>;
  /** Told of requests that were refused, with the kind of resource. */
  onRefused(resourceType: string): void;
}

/** Serves the interface to one page, refuses everything else, and answers the page's calls. */
export async function hostPage(context: BrowserContext, page: Page, options: PageHostOptions): Promise<void> {
  await context.route('**/*', (route) => answerRequest(route, options));
  context.on('page', (other) => {
    if (other !== page) void other.close().catch(() => undefined);
  });
  await context.exposeBinding(INVOKE_BINDING, async ({ frame }, method: unknown, input: unknown) => {
    const isOurs = frame === page.mainFrame() && frame.url().startsWith(`${options.files.origin}/`);
    const reply: Reply<Method> = isOurs ? await options.dispatch(method, decoded(input)) : REFUSED;
    return wire.encode(reply);
  });
  await context.addInitScript({ content: bridgeScript(options.files.origin, process.platform) });
}

const REFUSED: Reply<Method> = {
  ok: false,
  error: { code: 'input.invalid', message: 'This page may not ask Concord for anything.' },
};

/** What cannot be decoded is given to the schema as nothing, which refuses it in its own words. */
function decoded(input: unknown): unknown {
  try {
    return wire.decode(String(input));
  } catch {
    return undefined;
  }
}

async function answerRequest(route: Route, { files, onRefused }: PageHostOptions): Promise<void> {
  const request = route.request();
  const url = request.url();
  const isNavigation = request.isNavigationRequest();
  // Navigation goes to the interface itself and nowhere else, not even to another of its files.
  const isOurs = isNavigation ? url === files.page : url.startsWith(`${files.origin}/`);
  if (!isOurs) {
    onRefused(request.resourceType());
    // "No content" leaves the page where it is; an aborted navigation would put an error page in its place.
    return (isNavigation ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient')).catch(() => undefined);
  }
  const { status, headers, body } = await files.respond(url, request.method());
  // The window may have been closed while the file was read.
  return route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) }).catch(() => undefined);
}

/** Sends events to a page one after the other, in the order in which they happened. */
export function createEventSender(page: Page): (event: string, data: unknown) => void {
  let queue: Promise<unknown> = Promise.resolve();
  return (event, data) => {
    const call = `globalThis.${EVENT_FUNCTION}?.(${JSON.stringify(event)}, ${JSON.stringify(wire.encode(data))})`;
    // A page that is loading or gone misses the event; it asks for the state when it starts.
    queue = queue.then(() => page.evaluate(call)).catch(() => undefined);
  };
}
