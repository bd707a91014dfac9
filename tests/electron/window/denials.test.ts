import { beforeEach, describe, expect, it, vi } from 'vitest';
import { denyApplication, denyContents, denySession, isOwnRequest } from '#electron/window/denials.ts';
import { createLog } from '#electron/services/log.ts';
import { electron, fire, MockContents, MockSession, resetElectron } from '#tests/support/electron-mock.ts';
import { scratchFolder } from '#tests/support/scratch.ts';

vi.mock('electron', async () => (await import('#tests/support/electron-mock.ts')).electron);

const lines: string[] = [];
const log = createLog((line) => lines.push(line));
beforeEach(async () => {
  resetElectron(await scratchFolder());
  lines.length = 0;
});

/** The functions take Electron's own classes; in these tests the mock stands in their place. */
function apply(deny: unknown, ...values: unknown[]): void {
  if (typeof deny === 'function') deny(...values);
}

describe('a session', () => {
  let session: MockSession;
  beforeEach(() => {
    session = new MockSession();
    apply(denySession, session, log);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'clipboard-sanitized-write',
    'openExternal',
    'fullscreen',
    'unknown',
  ])('refuses the permission %s, asked for or checked', (permission) => {
    const answer = vi.fn<(isGranted: boolean) => void>();
    session.handlers['permissionRequest']?.(null, permission, answer, {});
    expect(answer.mock.calls).toEqual([[false]]);
    expect(session.handlers['permissionCheck']?.(null, permission, 'app://concord', {})).toBe(false);
  });

  it('gives no device, screen or pairing', () => {
    expect(session.handlers['device']?.({})).toBe(false);
    expect(session.handlers['usbClasses']?.({ protectedClasses: ['audio'] })).toEqual(['audio']);
    const answer = vi.fn<(value: unknown) => void>();
    session.handlers['displayMedia']?.({}, answer);
    session.handlers['bluetooth']?.({}, answer);
    expect(answer.mock.calls).toEqual([[null], [{ confirmed: false }]]);
    for (const [event, values] of [
      ['select-serial-port', [[], new MockContents()]],
      ['select-hid-device', [{}]],
      ['select-usb-device', [{}]],
    ] as const) {
      const chosen = vi.fn<(id?: unknown) => void>();
      expect(fire(session, event, ...values, chosen).isPrevented).toBe(true);
      expect(chosen).toHaveBeenCalledTimes(1);
      expect(chosen.mock.calls[0]?.[0] || null).toBeNull();
    }
  });

  it('downloads nothing and fetches no dictionary', () => {
    expect(fire(session, 'will-download', {}, new MockContents()).isPrevented).toBe(true);
    expect(session.spellChecker).toEqual({ isEnabled: false, languages: [] });
  });

  it('finds no certificate good enough', () => {
    const answer = vi.fn<(result: number) => void>();
    session.handlers['certificate']?.({ hostname: 'example.org' }, answer);
    expect(answer.mock.calls).toEqual([[-2]]);
  });

  it('cancels every request that is not for the interface itself', () => {
    const isCancelled = (url: string): unknown => {
      const answer = vi.fn<(value: unknown) => void>();
      session.handlers['beforeRequest']?.({ url, resourceType: 'image' }, answer);
      return answer.mock.calls[0]?.[0];
    };
    expect(isCancelled('app://concord/index.html')).toEqual({ cancel: false });
    expect(isCancelled('blob:app://concord/1-2')).toEqual({ cancel: false });
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'ws://x/',
      'app://other/',
      'app://concord.example/',
      'ftp://x/',
      'devtools://devtools/x',
      'chrome://gpu',
      'blob:https://x/1',
    ]) {
      expect([url, isCancelled(url)]).toEqual([url, { cancel: true }]);
    }
    expect(lines.join('\n')).not.toContain('example.org');
  });

  it('lets the developer tools load themselves only in development', () => {
    expect(isOwnRequest('devtools://devtools/bundled/x.js')).toBe(false);
    electron.app.isPackaged = false;
    expect(isOwnRequest('devtools://devtools/bundled/x.js')).toBe(true);
  });
});

describe('a page', () => {
  let contents: MockContents;
  beforeEach(() => {
    contents = new MockContents();
    apply(denyContents, contents, log);
  });

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'is kept from %s',
    (event) => {
      expect(fire(contents, event, { url: 'https://example.org' }).isPrevented).toBe(true);
    },
  );

  it('opens no window, whatever it asks for', () => {
    for (const url of ['https://example.org', 'app://concord/', 'about:blank', 'data:text/html,x']) {
      expect(contents.windowOpen?.({ url })).toEqual({ action: 'deny' });
    }
  });

  it('gets no Bluetooth device and cannot keep its window from closing', () => {
    const chosen = vi.fn<(id: string) => void>();
    expect(fire(contents, 'select-bluetooth-device', [{ deviceId: 'x' }], chosen).isPrevented).toBe(true);
    expect(chosen.mock.calls).toEqual([['']]);
    // Preventing this event is how Electron is told to close all the same.
    expect(fire(contents, 'will-prevent-unload').isPrevented).toBe(true);
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
  });

  it('closes developer tools that were opened in an installed Concord, and leaves them in development', () => {
    contents.emit('devtools-opened');
    expect(contents.closeDevTools).toHaveBeenCalledTimes(1);
    electron.app.isPackaged = false;
    const open = new MockContents();
    apply(denyContents, open, log);
    open.emit('devtools-opened');
    expect(open.closeDevTools).not.toHaveBeenCalled();
  });
});

describe('the application', () => {
  beforeEach(() => denyApplication(log));

  it('applies the denials to every page that is ever made', () => {
    const contents = new MockContents();
    fire(electron.app, 'web-contents-created', contents);
    expect(contents.windowOpen?.({})).toEqual({ action: 'deny' });
    expect(fire(contents, 'will-navigate', { url: 'app://concord/' }).isPrevented).toBe(true);
  });

  it('trusts no certificate, offers none of its own and answers no login', () => {
    const answer = vi.fn<(value?: unknown) => void>();
    expect(fire(electron.app, 'certificate-error', null, 'https://x', 'e', {}, answer).isPrevented).toBe(true);
    expect(fire(electron.app, 'select-client-certificate', null, 'https://x', [{}], answer).isPrevented).toBe(true);
    expect(fire(electron.app, 'login', null, {}, {}, answer).isPrevented).toBe(true);
    expect(answer.mock.calls).toEqual([[false], [], []]);
  });
});
