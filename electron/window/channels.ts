import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type { Reply } from '#shared/ipc/bridge.ts';
import type { Method } from '#shared/ipc/contract.ts';
import type { EventData, EventName } from '#shared/ipc/events.ts';
import { EVENT_CHANNEL, INVOKE_CHANNEL } from './channel-names.ts';
import { APP_ORIGIN } from './app-scheme.ts';

// The only file that touches `ipcMain`.

export interface ChannelOptions {
  isOurWindow(contents: WebContents): boolean;
  dispatch(method: unknown, input: unknown): Promise<Reply<Method>>;
  /** Told when somebody else than the main frame of our window called. */
  onForeignSender(): void;
}

/** Listens for calls. A call from anything but the main frame of one of our windows at our own page is refused. */
export function listen({ isOurWindow, dispatch, onForeignSender }: ChannelOptions): void {
  ipcMain.handle(INVOKE_CHANNEL, async (event, method: unknown, input: unknown): Promise<Reply<Method>> => {
    if (isTrusted(event, isOurWindow)) return dispatch(method, input);
    onForeignSender();
    return { ok: false, error: { code: 'input.invalid', message: 'This page may not ask Concord for anything.' } };
  });
}

export function isTrusted(event: IpcMainInvokeEvent, isOurWindow: ChannelOptions['isOurWindow']): boolean {
  try {
    const frame = event.senderFrame;
    if (frame === null || frame.parent !== null || !isOurWindow(event.sender)) return false;
    if (frame.frameTreeNodeId !== event.sender.mainFrame.frameTreeNodeId) return false;
    return frame.origin === APP_ORIGIN && frame.url.startsWith(`${APP_ORIGIN}/`);
  } catch {
    // A frame that has gone throws when it is asked about; it gets no answer.
    return false;
  }
}

export function send<E extends EventName>(contents: WebContents, event: E, data: EventData<E>): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, event, data);
}
