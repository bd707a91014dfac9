import { app, type Session, type WebContents } from 'electron';
import type { Log } from '../services/log.ts';
import { APP_ORIGIN } from './app-scheme.ts';

/** Takes from a session everything that a page could ask for: the interface needs none of it. */
export function denySession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.write('denied.permission', { permission });
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('will-download', (event) => {
    log.write('denied.download');
    event.preventDefault();
  });

  // Languages and dictionaries would be fetched from a server.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);

  session.webRequest.onBeforeRequest((details, answer) => {
    const isOwn = isOwnRequest(details.url);
    if (!isOwn) log.write('denied.request', { type: details.resourceType });
    answer({ cancel: !isOwn });
  });
  // -2 is net::ERR_FAILED: no certificate is ever good enough, as there is nothing to connect to.
  session.setCertificateVerifyProc((_request, answer) => answer(-2));
}

/** The developer tools load their own pages; they exist only in development. */
const DEVTOOLS = 'devtools://';

export function isOwnRequest(url: string): boolean {
  const isOurs = url.startsWith(`${APP_ORIGIN}/`) || url.startsWith(`blob:${APP_ORIGIN}/`) || url.startsWith('data:');
  return isOurs || (!app.isPackaged && url.startsWith(DEVTOOLS));
}

/** Keeps every page where it is: no navigation, no new window, no embedded guest, no device. */
export function denyContents(contents: WebContents, log: Log): void {
  const refuse = (what: string) => (event: { preventDefault(): void }) => {
    log.write('denied.navigation', { what });
    event.preventDefault();
  };
  contents.on('will-navigate', refuse('navigate'));
  contents.on('will-frame-navigate', refuse('frame'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(() => {
    log.write('denied.window');
    return { action: 'deny' };
  });
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault();
    answer('');
  });
  // Drafts save themselves, so a page has no reason to hold its window open.
  contents.on('will-prevent-unload', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  if (app.isPackaged) contents.on('devtools-opened', () => contents.closeDevTools());
}

/** Applies the denials to whatever page is ever made, and refuses what is asked of the application as a whole. */
export function denyApplication(log: Log): void {
  app.on('web-contents-created', (_event, contents) => denyContents(contents, log));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('login', (event, _contents, _details, _authInfo, answer) => {
    event.preventDefault();
    answer();
  });
}
