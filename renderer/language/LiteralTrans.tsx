import { Trans, type TransProps } from '@lingui/react';

/**
 * What every `<Trans>` of the interface becomes (lingui.config.ts). Lingui puts values into the message before it looks
 * for elements in it, so a name such as `UN<x/>OCA` would lose what looks like a tag, or take on an element of the
 * message. Here a value is always shown as the text that it is.
 */
export function LiteralTrans({ values, ...message }: TransProps) {
  return <Trans {...message} {...(values ? { values: literal(values) } : {})} />;
}

/** Values that are elements themselves are put in as they are and never read. */
function literal(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.includes('<') ? <>{value}</> : value,
    ]),
  );
}
