import './pane-split.css';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

interface Props {
  /** What lies before it, read aloud as the name of the handle. */
  readonly label: string;
  /** Width of the pane before it, in pixels, and what it may be. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly onWidth: (width: number) => void;
}

/** Pixels that an arrow key moves. */
const STEP = 16;

/** The edge between two panes, moved with the pointer or with the arrow keys. */
export function PaneSplit({ label, width, least, most, onWidth }: Props) {
  const grip = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const within = (next: number) => Math.round(Math.min(most, Math.max(least, next)));
  const direction = (element: Element) => (getComputedStyle(element).direction === 'rtl' ? -1 : 1);

  const press = (event: KeyboardEvent) => {
    const toEnd = direction(event.currentTarget) === 1 ? 'ArrowRight' : 'ArrowLeft';
    const toStart = toEnd === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
    const next: Readonly<Record<string, number>> = {
      [toEnd]: width + STEP,
      [toStart]: width - STEP,
      Home: least,
      End: most,
    };
    const wanted = next[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    onWidth(within(wanted));
  };
  const take = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { x: event.clientX, width };
  };
  const drag = (event: PointerEvent) => {
    if (grip.current)
      onWidth(within(grip.current.width + (event.clientX - grip.current.x) * direction(event.currentTarget)));
  };

  return (
    <div
      className="pane-split"
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      data-own-keys
      onKeyDown={press}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    />
  );
}
