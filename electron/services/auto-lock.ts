export interface AutoLockOptions {
  /** Seconds since a person last did something. */
  idleSeconds(): number;
  /** Minutes after which to lock; read each time, so that a change applies at once. */
  limitMinutes(): number;
  isOpen(): boolean;
  /** Must not reject. */
  lock(): Promise<void>;
}

const CHECK_EVERY_MS = 10_000;

/** Locks the workspace when nobody has been there for a while. Returns the function that ends the watch. */
export function startAutoLock({ idleSeconds, limitMinutes, isOpen, lock }: AutoLockOptions): () => void {
  let isLocking = false;
  const timer = setInterval(() => {
    if (isLocking || !isOpen() || idleSeconds() < limitMinutes() * 60) return;
    isLocking = true;
    void lock().finally(() => {
      isLocking = false;
    });
  }, CHECK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
