import { basename } from 'node:path';
import type { DeskKey } from '#shared/domain/ids.ts';
import { exerciseName } from '#shared/domain/realm.ts';
import type { Output } from '#shared/ipc/contract.ts';
import type { BundleReceipt } from '../exchange/exchange-client.ts';
import { shownContact } from './contacts.ts';
import { type HandlerContext, watched } from './context.ts';
import { sourceOf } from './csv.ts';
import type { Handlers } from './endpoint.ts';
import { selectedIds } from './finding.ts';

type BundleHandlers = Pick<Handlers, 'bundles.plan' | 'bundles.write' | 'bundles.preview' | 'bundles.apply'>;

/** Releasing records in a bundle, and taking a bundle in. */
export function bundleHandlers({ store, exchange, files, host }: HandlerContext): BundleHandlers {
  return {
    'bundles.plan': async ({ selection, recipients }) => {
      const ids = await selectedIds(store, selection);
      const plan = await exchange.plan({ ids, recipients });
      return { ...plan, recipients: plan.recipients.map(shownContact) };
    },
    'bundles.write': async ({ selection, recipients, review }, call) => {
      const ids = await selectedIds(store, selection);
      const path = await host.saveDialog(suggestedName(store.opened?.workspace ?? 'bundle'), 'bundle');
      if (path === null) return null;
      // The dialog has asked before it names a file that exists.
      const written = await exchange.write(
        store,
        { ids, recipients, path, isReplacing: true, review: review ?? null },
        watched(call),
      );
      const { record: _, ...facts } = written;
      return { ...facts, fileName: basename(path) };
    },
    'bundles.preview': async ({ file, job: _ }, call) => {
      const held = await files.open(file);
      const receipt = await exchange.preview(store, sourceOf(held), watched(call));
      return {
        manifest: await manifestView(store.reader, receipt, held.size),
        report: report(receipt),
        isKnown: receipt.isKnown,
        counts: receipt.counts,
        changes: await Promise.all(
          receipt.changes.map(async (change) => ({
            ...change,
            by: await store.reader.call('author', { desk: change.by }),
          })),
        ),
      };
    },
    'bundles.apply': async ({ file }, call) => {
      const held = await files.open(file);
      return report(await exchange.apply(store, sourceOf(held), watched(call)));
    },
  };
}

function report({ report: counted }: BundleReceipt): Output<'bundles.apply'> {
  return { ...counted, problems: [...counted.problems] };
}

/** `field-office-2026-11-24.concord`, in letters that every file system takes. */
function suggestedName(workspace: string): string {
  const name = workspace
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase();
  return `${name || 'bundle'}-${new Date().toISOString().slice(0, 10)}.concord`;
}

type Manifest = Output<'bundles.preview'>['manifest'];

async function manifestView(
  reader: HandlerContext['store']['reader'],
  { manifest, sender }: BundleReceipt,
  size: number,
): Promise<Manifest> {
  const authorOf = (desk: DeskKey) => reader.call('author', { desk });
  const recipients = await Promise.all(manifest.recipients.map(({ desk }) => authorOf(desk)));
  return {
    bundle: manifest.bundle,
    // The names on the card that came with the bundle; how far to trust them is what this desk knows.
    sender: {
      desk: manifest.sender,
      name: sender.name,
      officer: sender.officer,
      organisation: sender.organisation,
      trust: (await authorOf(manifest.sender)).trust,
    },
    sequence: manifest.sequence,
    writtenAt: manifest.writtenAt.at,
    recipients: recipients.map((one) => one.name ?? `${one.desk.slice(0, 8)}…`),
    tlp: manifest.marking.tlp,
    sensitivity: manifest.marking.sensitivity,
    chathamHouse: manifest.marking.chathamHouse,
    exercise: exerciseName(manifest.realm),
    expiresAt: manifest.expiresAt,
    commits: manifest.counts.commits,
    records: manifest.counts.records,
    attachments: manifest.counts.attachments,
    size,
  };
}
