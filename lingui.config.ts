import { defineConfig } from '@lingui/cli';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  fallbackLocales: { default: 'en' },
  catalogs: [{ path: '<rootDir>/renderer/locales/{locale}', include: ['renderer'], exclude: ['renderer/locales/**'] }],
  orderBy: 'messageId',
  runtimeConfigModule: { Trans: ['#renderer/language/LiteralTrans.tsx', 'LiteralTrans'] },
});
