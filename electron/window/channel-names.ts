/** The only two channels between a window and the main process: calls in, events out. */
export const INVOKE_CHANNEL = 'concord:invoke';
export const EVENT_CHANNEL = 'concord:event';
