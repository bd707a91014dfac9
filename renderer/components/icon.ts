import type { LucideIcon } from 'lucide-react';

/** What every component takes as an icon. Those that point in the reading direction are given `isPointing`. */
export type Icon = LucideIcon;

/** The two sizes in which icons are drawn. */
export const ICON_SMALL = 16;
export const ICON_LARGE = 20;
