import { contextBridge, ipcRenderer } from 'electron';
import { EVENT_NAMES, METHODS } from '#shared/ipc/names.ts';
import { EVENT_CHANNEL, INVOKE_CHANNEL } from './window/channel-names.ts';

// The compiler cannot check this object against `Bridge` without the schemas, which must stay out of the preload; the
// test of the preload does. Names are checked here only so that a mistake shows early: the main process trusts nothing.
const methods: ReadonlySet<string> = new Set(METHODS);
const events: ReadonlySet<string> = new Set(EVENT_NAMES);

contextBridge.exposeInMainWorld('concord', {
  invoke(method: unknown, input: unknown): Promise<unknown> {
    if (typeof method !== 'string' || !methods.has(method)) return Promise.reject(new TypeError('Unknown method'));
    return ipcRenderer.invoke(INVOKE_CHANNEL, method, input);
  },
  on(event: unknown, listener: unknown): () => void {
    if (typeof event !== 'string' || !events.has(event)) throw new TypeError('Unknown event');
    if (typeof listener !== 'function') throw new TypeError('A listener is a function');
    // The event object of Electron stays here: it would give the page the sender and its ports.
    const relay = (_: unknown, name: unknown, data: unknown): void => {
      if (name === event) listener(data);
    };
    ipcRenderer.on(EVENT_CHANNEL, relay);
    return () => void ipcRenderer.off(EVENT_CHANNEL, relay);
  },
  host: { kind: 'electron', platform: process.platform },
});
