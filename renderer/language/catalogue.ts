import { i18n } from '@lingui/core';
import type { Preferences } from '../bridge/usePreferences.ts';
import { messages as english } from '../locales/en.po';

export type Locale = Preferences['locale'];

/** Languages by their own names, in the order in which the United Nations lists them. */
export const LANGUAGES: readonly { readonly locale: Locale; readonly name: string }[] = [
  { locale: 'ar', name: 'العربية' },
  { locale: 'zh', name: '中文' },
  { locale: 'en', name: 'English' },
  { locale: 'fr', name: 'Français' },
  { locale: 'ru', name: 'Русский' },
  { locale: 'es', name: 'Español' },
];

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr';
}

/**
 * Makes a language the one in use. The layout follows the language at once; texts that have no translation are shown in
 * English, and the document says so, so that a screen reader does not read English with another tongue's sounds.
 */
export function speak(locale: Locale): void {
  i18n.loadAndActivate({ locale: 'en', messages: english });
  document.documentElement.lang = 'en';
  document.documentElement.dir = directionOf(locale);
}
