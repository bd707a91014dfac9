import type { Page } from 'playwright-core';
import type { FakeOptions } from '#renderer/dev/fake-bridge.ts';

/** One state of one screen that can be looked at. */
export interface Scene {
  /** The file name of its pictures; the first word is the screen. */
  readonly name: string;
  readonly options?: Partial<FakeOptions>;
  /** What is done before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Under which conditions a scene is looked at. */
export interface Variant {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly preferences: FakeOptions['preferences'];
}

export const VARIANTS: readonly Variant[] = [
  { name: 'light-1280', width: 1280, height: 800, preferences: { theme: 'light' } },
  { name: 'light-1024', width: 1024, height: 700, preferences: { theme: 'light' } },
  { name: 'dark-1280', width: 1280, height: 800, preferences: { theme: 'dark' } },
  { name: 'rtl-1280', width: 1280, height: 800, preferences: { theme: 'light', locale: 'ar' } },
  { name: 'contrast-1280', width: 1280, height: 800, preferences: { theme: 'contrast' } },
];
