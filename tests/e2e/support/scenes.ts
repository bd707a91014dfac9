import type { Scene } from './scene.ts';
import { DESK_SCENES } from './scenes-desk.ts';
import { EXCHANGE_SCENES } from './scenes-exchange.ts';
import { EDITOR_SCENES } from './scenes-editor.ts';

/** Every screen and state that is looked at. Each group of screens has a file of its own. */
export const SCENES: readonly Scene[] = [...DESK_SCENES, ...EXCHANGE_SCENES, ...EDITOR_SCENES];
