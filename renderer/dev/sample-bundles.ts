import { bundleError } from '#shared/exchange/bundle-error.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import type { Answers } from './fake-bridge.ts';
import { newId, type RecordView, SAMPLE_NOW } from './sample-records.ts';

type Contact = Output<'contacts.list'>[number];
type Preview = Output<'bundles.preview'>;
type PlannedRecord = Output<'bundles.plan'>['records'][number];

interface Parts {
  readonly contacts: readonly Contact[];
  readonly selected: (selection: Input<'bundles.plan'>['selection']) => readonly RecordView[];
  readonly nameOf: (file: string) => string;
  readonly work: (job: string) => Promise<void>;
}

const REPORT: Output<'bundles.apply'> = {
  received: 260,
  accepted: 214,
  duplicate: 40,
  suggested: 1,
  conflict: 2,
  refused: 3,
  problems: [
    {
      line: null,
      record: newId(),
      code: 'commit.signature',
      message: 'A change is not signed by the desk that it names. It was not taken in.',
    },
    {
      line: null,
      record: newId(),
      code: 'commit.clock',
      message: 'The clock of this change’s author is more than a day ahead. It is kept aside until that time has come.',
    },
    {
      line: null,
      record: newId(),
      code: 'commit.private',
      message: 'A change would decide for this desk whom it trusts. It was not taken in.',
    },
  ],
  isDryRun: false,
};

const TITLES = [
  'Herders turned back at the northern crossing',
  'Curfew extended in three districts',
  'Market closed after threats against traders',
  'Elders broker the return of seized cattle',
  'Convoy halted at the river bridge',
  'اشتباك قرب السوق المركزي',
];

/** The part of the sample desk that releases and takes in bundles. */
export function sampleBundles({
  contacts,
  selected,
  nameOf,
  work,
}: Parts): Pick<Answers, 'bundles.plan' | 'bundles.write' | 'bundles.preview' | 'bundles.apply'> {
  const plan = (record: RecordView, at: number, recipients: readonly Contact[]): PlannedRecord => {
    const isNote = record.kind === 'note';
    const doubtful = recipients.filter(({ isVerified }) => !isVerified);
    const isStrict = record.values.tlp === 'TLP:RED' || record.values.tlp === 'TLP:AMBER+STRICT';
    const sources = 'sources' in record.values ? record.values.sources : [];
    return {
      record: record.id,
      kind: record.kind,
      title: record.values.title,
      tlp: record.values.tlp ?? 'TLP:RED',
      sensitivity: record.values.sensitivity ?? 'strictly-confidential',
      chathamHouse: record.values.chathamHouse ?? false,
      visible: [
        ...Object.entries(record.values).flatMap(([field, value]) =>
          value === null || (Array.isArray(value) && value.length === 0) ? [] : [field],
        ),
        ...sources.flatMap(({ id }) => [`sources/${id}/description`, `sources/${id}/reliability`]),
      ],
      withheld: [
        ...(isNote ? sources.map(({ id }) => ({ path: `sources/${id}/identity`, reason: 'identity' as const })) : []),
        ...(at % 3 === 0 ? [{ path: 'tags', reason: 'internal-tag' as const }] : []),
      ],
      blocked:
        isStrict && doubtful.length > 0
          ? {
              reason: `${record.values.tlp} stays with those who are verified. Compare fingerprints with ${doubtful.map(({ officer, organisation }) => `${officer} (${organisation})`).join(', ')} first.`,
              contacts: doubtful.map(({ id }) => id),
            }
          : null,
      warnings:
        at === 1
          ? [{ path: 'summary', withheldPath: `sources/${sources[0]?.id ?? 's1'}/identity`, isHistoric: false }]
          : at === 2
            ? [{ path: 'title', withheldPath: `sources/${sources[0]?.id ?? 's1'}/identity`, isHistoric: true }]
            : [],
    };
  };

  return {
    'bundles.plan': ({ selection, recipients }) => {
      const chosen = selected(selection);
      const to = contacts.filter((contact) => recipients.includes(contact.id));
      return {
        recipients: to,
        records: chosen.map((record, at) => plan(record, at, to)),
        commits: chosen.length * 3,
        attachments: 2,
        size: chosen.length * 4200,
        digest: '5e'.repeat(32),
      };
    },
    'bundles.write': async ({ selection, job }) => {
      await work(job);
      const count = selected(selection).length;
      return {
        fileName: 'bishkek-2026-11-24.concord',
        bundle: newId(),
        sequence: 48,
        records: count,
        commits: count * 3,
        attachments: 2,
        withheld: count,
        size: count * 4100,
        sha256: 'c41f09d7'.repeat(8),
        isVerified: true,
      };
    },
    'bundles.preview': async ({ file, job }): Promise<Preview> => {
      const name = nameOf(file);
      if (!name.endsWith('.concord')) throw bundleError('bundle.foreign');
      await work(job);
      if (name.includes('exercise')) throw bundleError('bundle.realm');
      const [verified, , unverified] = contacts;
      const sender = name.includes('osh') ? unverified : verified;
      const isStranger = name.includes('unknown');
      const by = {
        desk: isStranger ? 'ef'.repeat(32) : (sender?.desk ?? ''),
        name: sender?.name ?? null,
        officer: sender?.officer ?? null,
        organisation: sender?.organisation ?? null,
        trust: isStranger ? ('unknown' as const) : sender?.isVerified ? ('verified' as const) : ('unverified' as const),
      };
      const kinds = ['new', 'new', 'new', 'updated', 'new', 'duplicate', 'updated'] as const;
      return {
        manifest: {
          bundle: newId(),
          sender: by,
          sequence: 47,
          writtenAt: SAMPLE_NOW,
          recipients: ['Bishkek', 'Headquarters'],
          tlp: 'TLP:AMBER',
          sensitivity: 'confidential',
          chathamHouse: true,
          exercise: null,
          expiresAt: null,
          commits: 260,
          records: 214,
          attachments: 3,
          size: 482_113,
        },
        report: { ...REPORT, isDryRun: true },
        isKnown: name.includes('again'),
        counts: { new: 118, updated: 53, suggestion: 1, conflict: 2, duplicate: 40 },
        changes: Array.from({ length: 214 }, (_, at) => ({
          record: newId(),
          kind: at % 11 === 5 ? 'case' : 'note',
          title: TITLES[at % TITLES.length] ?? null,
          change:
            at === 4
              ? ('suggestion' as const)
              : at === 8 || at === 9
                ? ('conflict' as const)
                : (kinds[at % kinds.length] ?? 'new'),
          by,
          fields: ['title', 'summary', 'body', 'severity', 'country', 'place', 'eventStart', 'sources', 'tags'].slice(
            0,
            2 + (at % 8),
          ),
          withheld: at % 5,
          tlp: at % 4 === 0 ? 'TLP:GREEN' : 'TLP:AMBER',
        })),
      };
    },
    'bundles.apply': async ({ job }) => {
      await work(job);
      return REPORT;
    },
  };
}
