import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';

function shown(message: ReactNode): string {
  i18n.loadAndActivate({ locale: 'en', messages: {} });
  return renderToStaticMarkup(<I18nProvider i18n={i18n}>{message}</I18nProvider>);
}

describe('values in a message of the interface', () => {
  it.each([
    '<script>window.hacked=1</script>',
    'UN<x/>OCA',
    '<0>bold</0>',
    '<1/>',
    '<img src=x onerror="window.hacked=1">',
    'a < b > c',
  ])('are shown as the text that they are: %s', (name) => {
    const complaint = vi.spyOn(console, 'error');
    const text = renderToStaticMarkup(<>{name}</>);
    expect(
      shown(
        <Trans>
          <b>Suggested</b> by <bdi>{name}</bdi>
        </Trans>,
      ),
    ).toBe(`<b>Suggested</b> by <bdi>${text}</bdi>`);
    expect(shown(<Trans>Adds {name}</Trans>)).toBe(`Adds ${text}`);
    expect(complaint).not.toHaveBeenCalled();
  });
});
