import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SIZE, placeWindow, type Rectangle, windowStateSchema } from '#electron/services/window-state.ts';

const laptop: Rectangle = { x: 0, y: 24, width: 1366, height: 744 };
const right: Rectangle = { x: 1366, y: 0, width: 1920, height: 1080 };
const saved = (x: number, y: number, width = 1000, height = 700) => ({
  bounds: { x, y, width, height },
  isMaximized: false,
});

it('opens in the middle of the first display at first, never larger than its work area', () => {
  expect(placeWindow(null, [right]).bounds).toEqual({ x: 1686, y: 140, ...DEFAULT_SIZE });
  expect(placeWindow(null, [laptop]).bounds).toEqual({ x: 43, y: 24, width: 1280, height: 744 });
});

it('comes back where it was, on any display, and maximised if it was', () => {
  expect(placeWindow(saved(1500, 100), [laptop, right])).toEqual(saved(1500, 100));
  expect(placeWindow({ ...saved(10, 30), isMaximized: true }, [laptop]).isMaximized).toBe(true);
});

describe('a place that can no longer be reached', () => {
  it.each([
    ['on a display that was taken away', saved(1500, 100)],
    ['above the work area', saved(10, 0)],
    ['below it', saved(10, 760)],
    ['far to the left', saved(-900, 100)],
  ])('%s is not used', (_, state) => {
    expect(placeWindow(state, [laptop]).bounds).toEqual(placeWindow(null, [laptop]).bounds);
  });
});

it('can always be grabbed and never exceeds the display, wherever it was', () => {
  const pixels = fc.integer({ min: -20_000, max: 20_000 });
  const size = fc.integer({ min: 1, max: 20_000 });
  const area = fc.record({
    x: pixels,
    y: pixels,
    width: fc.integer({ min: 320, max: 8000 }),
    height: fc.integer({ min: 240, max: 8000 }),
  });
  const state = fc.record({
    bounds: fc.record({ x: pixels, y: pixels, width: size, height: size }),
    isMaximized: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.option(state), fc.array(area, { minLength: 1, maxLength: 4 }), (before, areas) => {
      const { bounds } = placeWindow(before, areas);
      const home = areas.find(({ x, y, width, height }) => {
        const visible = Math.min(bounds.x + bounds.width, x + width) - Math.max(bounds.x, x);
        return bounds.y >= y && bounds.y + 40 <= y + height && visible >= Math.min(160, bounds.width);
      });
      expect(home).toBeDefined();
      expect(bounds.width).toBeLessThanOrEqual(Math.max(...areas.map(({ width }) => width)));
      expect(windowStateSchema.safeParse({ bounds, isMaximized: false }).success).toBe(true);
    }),
  );
});

it('has a place even when no display is known', () => {
  expect(placeWindow(saved(5, 5), []).bounds).toEqual({ x: 0, y: 0, ...DEFAULT_SIZE });
});

it.each([
  { bounds: { x: 0, y: 0, width: 0, height: 5 }, isMaximized: false },
  { bounds: { x: 0.5, y: 0, width: 5, height: 5 }, isMaximized: false },
  { bounds: { x: 1e9, y: 0, width: 5, height: 5 }, isMaximized: false },
  { bounds: { x: 0, y: 0, width: 5, height: 5 }, isMaximized: 'yes' },
])('does not accept %j from disk', (state) => {
  expect(windowStateSchema.safeParse(state).success).toBe(false);
});
