import { useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useAnnouncer } from '../messages/useAnnouncer.ts';
import { readableAddress } from './plain-sight.ts';

interface Props {
  readonly url: string;
}

/** An address that can be read and copied, and does not open anything. */
export function AddressText({ url }: Props) {
  const { t } = useLingui();
  const announcer = useAnnouncer();
  const copy = () => {
    navigator.clipboard.writeText(url).then(
      () => announcer.say(t`Address copied`),
      () => announcer.toast(t`The address could not be copied. Select it and copy it by key.`, { isError: true }),
    );
  };
  return (
    <span className="markdown-view-address" dir="ltr">
      {readableAddress(url)}
      <Button className="markdown-view-copy" aria-label={t`Copy the address`} onPress={copy}>
        <Copy size={12} aria-hidden />
      </Button>
    </span>
  );
}
