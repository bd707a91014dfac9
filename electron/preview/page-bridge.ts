import { EVENT_NAMES, METHODS } from '#shared/ipc/names.ts';
import { createWire, type Wire } from './wire.ts';

/** Names of the two functions between the page and the preview host. */
export const INVOKE_BINDING = '__concordInvoke';
export const EVENT_FUNCTION = '__concordEvent';

interface BridgeConfig {
  readonly origin: string;
  readonly platform: string;
  readonly methods: readonly string[];
  readonly events: readonly string[];
  readonly invokeBinding: string;
  readonly eventFunction: string;
}

/** What of the page's globals the script uses; this folder is compiled without the DOM. */
interface PageScope {
  readonly location: { readonly origin: string };
  readonly top: unknown;
  [name: string]: unknown;
}

/** The script that runs in the page before any of its own: puts the same bridge there that Electron's preload does. */
export function bridgeScript(origin: string, platform: string): string {
  const config: BridgeConfig = {
    origin,
    platform,
    methods: METHODS,
    events: EVENT_NAMES,
    invokeBinding: INVOKE_BINDING,
    eventFunction: EVENT_FUNCTION,
  };
  return `(${installBridge.toString()})(globalThis, (${createWire.toString()})(), ${JSON.stringify(config)});`;
}

/** Runs inside the page, from its source text: it may use nothing but its arguments and the language itself. */
export function installBridge(scope: PageScope, wire: Wire, config: BridgeConfig): void {
  if (scope.location.origin !== config.origin || scope.top !== scope) return;
  const methods = new Set(config.methods);
  const listeners = new Map<string, Set<(data: unknown) => void>>();
  for (const name of config.events) listeners.set(name, new Set());

  const bridge = {
    async invoke(method: string, input: unknown): Promise<unknown> {
      const binding = scope[config.invokeBinding];
      if (!methods.has(method) || typeof binding !== 'function') throw new TypeError('Unknown method');
      const answer: unknown = await binding(method, wire.encode(input));
      return wire.decode(String(answer));
    },
    on(event: string, listener: (data: unknown) => void): () => void {
      const set = listeners.get(event);
      if (!set) throw new TypeError('Unknown event');
      if (typeof listener !== 'function') throw new TypeError('A listener is a function');
      // Wrapped, so that one function may listen twice and end one of the two.
      const entry = (data: unknown): void => listener(data);
      set.add(entry);
      return () => void set.delete(entry);
    },
    host: Object.freeze({ kind: 'preview', platform: config.platform }),
  };
  Object.defineProperty(scope, 'concord', { value: Object.freeze(bridge), enumerable: true });
  Object.defineProperty(scope, config.eventFunction, {
    value: (event: string, data: string) => {
      for (const listener of [...(listeners.get(event) ?? [])]) listener(wire.decode(data));
    },
  });
}
