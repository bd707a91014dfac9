import { once } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { cancelled } from './long-work.ts';

/**
 * The sending end of a port between two threads: each part is answered with a message before the next is sent, so that
 * who reads fast waits for who writes slowly.
 */
export class Line<Part> {
  private readonly port: MessagePort;
  private isClosed = false;

  constructor(port: MessagePort) {
    this.port = port;
    port.once('close', () => (this.isClosed = true));
  }

  post(part: Part): void {
    if (!this.isClosed) this.port.postMessage(part);
  }

  /** Resolves when the other side asks for the next part; throws `cancelled` when it has given up. */
  async send(part: Part): Promise<void> {
    const stopped = new AbortController();
    try {
      const answered = once(this.port, 'message', { signal: stopped.signal });
      const closed = once(this.port, 'close', { signal: stopped.signal });
      answered.catch(() => undefined);
      closed.catch(() => undefined);
      this.post(part);
      const isAnswered = await Promise.race([answered.then(() => true), closed.then(() => false)]);
      if (this.isClosed || !isAnswered) throw cancelled();
    } finally {
      stopped.abort();
    }
  }
}
