import { protocol, type Session } from 'electron';
import type { RendererFiles } from '../services/renderer-files.ts';

const SCHEME = 'app';
/** Where the interface lives. A scheme of our own: no file URL, no port, no network. */
export const APP_ORIGIN = `${SCHEME}://concord`;

/** Must run before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        allowServiceWorkers: false,
        allowExtensions: false,
        bypassCSP: false,
        codeCache: false,
        corsEnabled: false,
        stream: false,
      },
    },
  ]);
}

/** Serves the interface to the windows of one session. */
export function serveInterface(session: Session, files: RendererFiles): void {
  session.protocol.handle(SCHEME, async (request) => {
    const { status, headers, body } = await files.respond(request.url, request.method);
    return new Response(body, { status, headers });
  });
}
