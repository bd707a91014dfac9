import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  fallbackLocales: { default: 'en' },
  catalogs: [{ path: '<rootDir>/renderer/locales/{locale}', include: ['renderer'], exclude: ['renderer/locales/**'] }],
  // Without line numbers a text changes the catalogue only when it changes itself.
  format: formatter({ lineNumbers: false }),
  orderBy: 'messageId',
  runtimeConfigModule: { Trans: ['#renderer/language/LiteralTrans.tsx', 'LiteralTrans'] },
});
