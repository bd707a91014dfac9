import { z } from 'zod';

/** Device-independent pixels, as the window system counts them. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const pixels = z.int().min(-100_000).max(100_000);
export const windowStateSchema = z.strictObject({
  bounds: z.strictObject({ x: pixels, y: pixels, width: pixels.positive(), height: pixels.positive() }),
  isMaximized: z.boolean(),
});
export type WindowState = z.output<typeof windowStateSchema>;

export const DEFAULT_SIZE = { width: 1280, height: 800 } as const;
export const MINIMUM_SIZE = { width: 800, height: 560 } as const;

/** A window that can be grabbed shows at least this much of its upper edge. */
const GRIP = { width: 160, height: 40 } as const;

/**
 * Where the window opens: where it was, if it can still be grabbed there; else in the middle of the first work area.
 * Never larger than the work area it lies on. `workAreas` is the primary display's first, then the others'; with none
 * (no display is known yet) the default size at the origin.
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly Rectangle[]): WindowState {
  const primary = workAreas[0];
  if (!primary) return { bounds: { x: 0, y: 0, ...DEFAULT_SIZE }, isMaximized: false };
  const home = saved ? workAreas.find((area) => canBeGrabbed(saved.bounds, area)) : undefined;
  if (!saved || !home) return { bounds: centred(primary), isMaximized: saved?.isMaximized ?? false };
  const bounds = fitted(saved.bounds, home);
  // Made smaller, a window that hung over the edge may be out of reach.
  return { bounds: canBeGrabbed(bounds, home) ? bounds : centred(home), isMaximized: saved.isMaximized };
}

function canBeGrabbed(bounds: Rectangle, area: Rectangle): boolean {
  const visible = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const isTopInside = bounds.y >= area.y && bounds.y + GRIP.height <= area.y + area.height;
  return isTopInside && visible >= Math.min(GRIP.width, bounds.width);
}

function centred(area: Rectangle): Rectangle {
  const width = Math.min(DEFAULT_SIZE.width, area.width);
  const height = Math.min(DEFAULT_SIZE.height, area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}

function fitted(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = clamp(bounds.width, Math.min(MINIMUM_SIZE.width, area.width), area.width);
  const height = clamp(bounds.height, Math.min(MINIMUM_SIZE.height, area.height), area.height);
  return { x: bounds.x, y: bounds.y, width, height };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
