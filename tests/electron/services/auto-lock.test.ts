import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startAutoLock } from '#electron/services/auto-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const state = { idle: 0, minutes: 2, isOpen: true, locks: 0, finish: (): void => undefined };
  const stop = startAutoLock({
    idleSeconds: () => state.idle,
    limitMinutes: () => state.minutes,
    isOpen: () => state.isOpen,
    lock: () => {
      state.locks += 1;
      return new Promise<void>((resolve) => {
        state.finish = () => {
          state.isOpen = false;
          resolve();
        };
      });
    },
  });
  return { state, stop };
}

it('locks once when nobody was there for as long as chosen', async () => {
  const { state, stop } = watch();
  state.idle = 119;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.locks).toBe(0);
  state.idle = 120;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.locks).toBe(1);
  state.finish();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.locks).toBe(1);
  state.isOpen = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(state.locks).toBe(2);
  stop();
});

it('follows a change of the choice at once, leaves a locked workspace alone, and stops when told', async () => {
  const { state, stop } = watch();
  state.idle = 100;
  state.isOpen = false;
  await vi.advanceTimersByTimeAsync(60_000);
  state.minutes = 1;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.locks).toBe(0);
  stop();
  state.isOpen = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(state.locks).toBe(0);
});
