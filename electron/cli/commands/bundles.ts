import { parsePath } from '#shared/domain/fields.ts';
import { parseRecordId } from '#shared/domain/ids.ts';
import { exerciseName } from '#shared/domain/realm.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import { aboutFile } from '../about-file.ts';
import { usageError } from '../arguments.ts';
import { assertFree } from '../cli-host.ts';
import type { Answer, Call, Command } from '../command.ts';
import { chooseContact } from '../contact-choice.ts';
import { shownTime } from '../dates.ts';
import { FACET_OPTIONS, facetsOf } from '../finding-options.ts';
import { shownAuthor } from '../record-document.ts';
import { senderOf } from '../bundle-sender.ts';
import { safeText } from '../safe-text.ts';
import { JOB } from '../session.ts';
import { counted, shownSize } from '../sizes.ts';
import { facts, table } from '../text-layout.ts';

export const exportBundle: Command = {
  name: 'export',
  group: 'Exchange',
  summary: 'Release notes and cases to contacts in an encrypted bundle.',
  parameters: [],
  options: [
    { name: 'to', value: 'F.concord', summary: 'File to write.', isRequired: true },
    {
      name: 'recipient',
      value: 'CONTACT',
      summary: 'Who is to read it, by id or name.',
      isRequired: true,
      isRepeated: true,
    },
    { name: 'id', value: 'ID', summary: 'A note or case to release.', isRepeated: true },
    { name: 'query', value: 'Q', summary: 'Release everything that this search finds.' },
    ...FACET_OPTIONS,
    { name: 'force', summary: 'Replace a file that exists.' },
    { name: 'dry-run', summary: 'Show what each record would disclose and withhold; write nothing.' },
  ],
  details: [
    'Who a source is, contact details, personal data and internal tags are withheld. A marking that does not allow a ' +
      'recipient stops the whole release. The finished file is opened again with the eyes of each recipient and compared ' +
      'with what was planned.',
  ],
  run: async (call) => {
    const { args } = call;
    const selection = selectionOf(call);
    const path = call.path(args.required('to'));
    const isDryRun = args.has('dry-run');
    if (!isDryRun && !args.has('force')) assertFree(path);
    const session = await call.open();
    const contacts = await session.call('contacts.list', {});
    const chosen = args.texts('recipient').map((given) => chooseContact(contacts, given));
    const recipients = [...new Set(chosen.map(({ id }) => id))];
    const unverified = chosen.filter(({ isVerified }) => !isVerified);
    const plan = await session.call('bundles.plan', { selection, recipients });
    if (isDryRun) return planAnswer(plan, call);
    let written;
    try {
      written = await session.host.answering(path, args.has('force'), () =>
        session.call('bundles.write', { selection, recipients, review: plan.digest, job: JOB }),
      );
    } catch (error) {
      throw withHint(error);
    }
    if (!written) throw new Error('The host answers every dialog');
    const { fileName: _, ...rest } = written;
    const leaks = leaksOf(plan);
    return {
      data: { file: path, ...rest, recipients, unverified: unverified.map(({ id }) => id), warnings: leaks },
      lines: facts(
        [
          ['Bundle', safeText(path)],
          ['For', chosen.map(({ name, organisation }) => safeText(`${name}, ${organisation}`)).join('; ')],
          [
            'Holds',
            `${counted(written.records, 'record')}, ${counted(written.commits, 'change')}, ${counted(written.attachments, 'attachment')}`,
          ],
          ['Withheld', counted(written.withheld, 'field')],
          ['Number', `${written.sequence} to these recipients`],
          ['Size', shownSize(written.size)],
          ['SHA-256', written.sha256],
          ['Checked', 'opened again as each recipient; it holds exactly what was planned'],
          ...leaks.map((leak): [string, string] => ['Caution', leak]),
          ...unverified.map(({ name }): [string, string] => [
            'Caution',
            `${safeText(name)} is not verified: compare the fingerprint before you hand the file over`,
          ]),
        ],
        call.terminal.columns,
      ),
    };
  },
};

function selectionOf({ args }: Call): Input<'bundles.write'>['selection'] {
  const ids = args.texts('id').map(parseRecordId);
  const values = facetsOf(args, null);
  const hasQuery = args.has('query') || Object.keys(values).length > 0;
  if (hasQuery === ids.length > 0) throw usageError('Give either --id, or --query or the options of a search.');
  return ids.length > 0 ? { ids } : { text: args.text('query') ?? '', filter: { values, from: null, to: null } };
}

/** A marking may be what stands in the way; the way to lift it is a command. */
function withHint(error: unknown): unknown {
  if (!(error instanceof ConcordError) || error.code !== 'release.blocked') return error;
  if (!error.message.includes('ingerprint')) return error;
  return new ConcordError(
    error.code,
    `${error.message} Once they agree, say "concord contact verify CONTACT".`,
    error.detail,
    { cause: error },
  );
}

function planAnswer(plan: Output<'bundles.plan'>, { terminal }: Call): Answer {
  const rows = plan.records.map(({ record, title, tlp, visible, withheld, blocked }) => [
    record,
    safeText(title ?? 'Untitled'),
    tlp.replace(/^TLP:/, ''),
    String(visible.length),
    String(withheld.length),
    blocked ? 'no' : 'yes',
  ]);
  const columns = [
    { header: 'Id' },
    { header: 'Title', isFlexible: true },
    { header: 'TLP' },
    { header: 'Shown', isRight: true },
    { header: 'Withheld', isRight: true },
    { header: 'May go' },
  ];
  const blocked = plan.records.flatMap((one) =>
    one.blocked ? [`${one.record}: ${safeText(one.blocked.reason)}`] : [],
  );
  return {
    data: { isDryRun: true, ...plan },
    lines: [
      ...table(columns, rows, terminal.columns),
      '',
      `${counted(plan.records.length, 'record')}, ${counted(plan.commits, 'change')}, ${counted(plan.attachments, 'attachment')}. Nothing was written.`,
      ...blocked,
      ...leaksOf(plan),
    ],
  };
}

/** Where a withheld name stands in something that is shown, in words. */
function leaksOf({ records }: Output<'bundles.plan'>): string[] {
  return records.flatMap(({ record, warnings }) =>
    warnings.map(
      ({ path, withheldPath }) =>
        `${record}: ${shownPath(path)} still names what is withheld in ${shownPath(withheldPath)}.`,
    ),
  );
}

/** `sources/k3j9/contact` as `sources (contact)`. */
function shownPath(path: string): string {
  const { field, attribute } = parsePath(path) ?? { field: path, attribute: null };
  return safeText(attribute === null ? field : `${field} (${attribute})`);
}

export const verifyBundle: Command = {
  name: 'verify',
  group: 'Exchange',
  summary: 'Verify a bundle without taking it in.',
  parameters: [{ name: 'F.concord', isRequired: true }],
  options: [],
  details: [
    'The whole file is decrypted and checked: the signature of its sender, the digest over its content, and the signature ' +
      'of the author of every change in it.',
  ],
  run: async (call) => {
    const path = call.path(call.args.positionals[0] ?? '');
    const session = await call.open();
    let verified;
    try {
      verified = await session.exchange.verify({ path }, session.watched);
    } catch (error) {
      throw aboutFile(path, error);
    }
    const { manifest, commits, refused, refusedCount, isEncrypted, bundleHash, fileHash } = verified;
    const sender = await senderOf(session, verified);
    const ok = refusedCount === 0;
    return {
      data: {
        ok,
        file: path,
        bundle: manifest.bundle,
        sender,
        sequence: manifest.sequence,
        writtenAt: manifest.writtenAt.at,
        expiresAt: manifest.expiresAt,
        exercise: exerciseName(manifest.realm),
        tlp: manifest.marking.tlp,
        sensitivity: manifest.marking.sensitivity,
        isEncrypted,
        recipients: manifest.recipients.length,
        commits,
        records: manifest.counts.records,
        attachments: manifest.counts.attachments,
        bundleHash,
        sha256: fileHash,
        problems: refused,
      },
      lines: [
        ok
          ? 'The bundle is whole and everything in it is signed by its author.'
          : 'Some changes in this bundle do not hold.',
        '',
        ...facts(
          [
            ['Sender', shownAuthor(sender)],
            ['Written', shownTime(manifest.writtenAt.at)],
            ['Number', String(manifest.sequence)],
            ['Marking', `${manifest.marking.tlp} · ${manifest.marking.sensitivity}`],
            [
              'Holds',
              `${counted(manifest.counts.records, 'record')}, ${counted(commits, 'change')}, ${counted(manifest.counts.attachments, 'attachment')}`,
            ],
            ['Encrypted', isEncrypted ? `yes, for ${counted(manifest.recipients.length, 'recipient')}` : 'no'],
            ['SHA-256', fileHash],
          ],
          call.terminal.columns,
        ),
        ...refused.flatMap(({ record, code, message }) => ['', `${record} ${code}: ${safeText(message)}`]),
      ],
      ...(ok ? {} : { failure: refusedError(refusedCount) }),
    };
  },
};

function refusedError(count: number) {
  const message = `${counted(count, 'change')} in this bundle ${count === 1 ? 'does' : 'do'} not hold. Ask the sender to write it again.`;
  return new ConcordError('bundle.signature', message).toData();
}
