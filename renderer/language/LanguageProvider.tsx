import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { type ReactNode, useLayoutEffect } from 'react';
import { I18nProvider as AriaLocaleProvider } from 'react-aria-components';
import { usePreferences } from '../bridge/usePreferences.ts';
import { speak } from './catalogue.ts';

interface Props {
  readonly children: ReactNode;
}

/** Texts and reading direction for everything below, from the remembered language. */
export function LanguageProvider({ children }: Props) {
  const { locale } = usePreferences().preferences;
  useLayoutEffect(() => speak(locale), [locale]);
  return (
    <I18nProvider i18n={i18n}>
      <AriaLocaleProvider locale={locale}>{children}</AriaLocaleProvider>
    </I18nProvider>
  );
}
