import type { Output } from '#shared/ipc/contract.ts';
import type { BundleSummary } from '../exchange/receive-bundle.ts';
import type { Session } from './session.ts';

export type Sender = Output<'bundles.preview'>['manifest']['sender'];

/** Who sent a bundle: the names on the card that came with it, and how far this desk trusts that desk. */
export async function senderOf({ store }: Session, { manifest, sender }: BundleSummary): Promise<Sender> {
  const { name, officer, organisation } = sender;
  const { trust } = await store.reader.call('author', { desk: manifest.sender });
  return { desk: manifest.sender, name, officer, organisation, trust };
}
