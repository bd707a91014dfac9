import { toHex } from '#shared/domain/ids.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import type { EventData, EventName } from '#shared/ipc/events.ts';
import type { Answers } from './fake-bridge.ts';
import { newId, type RecordView, SAMPLE_NOW, SELF } from './sample-records.ts';

type ExchangeMethod = Extract<
  keyof Answers,
  `desk.${string}` | `files.${string}` | `contacts.${string}` | `bundles.${string}` | `csv.${string}`
>;
type Contact = Output<'contacts.list'>[number];
type CsvMap = Output<'csv.maps'>[number];

const REPORT: Output<'csv.import'> = {
  received: 214,
  accepted: 206,
  duplicate: 4,
  suggested: 1,
  conflict: 1,
  refused: 2,
  problems: [
    { line: 18, record: null, code: 'row.unreadable', message: 'The date "31/02/2024" does not exist.' },
    { line: 97, record: null, code: 'row.missing', message: 'There is no title and nothing to make one from.' },
  ],
  isDryRun: false,
};

function contactNamed(name: string, officer: string, organisation: string, isVerified: boolean): Contact {
  return {
    id: newId(),
    desk: toHex(Uint8Array.from({ length: 32 }, (_, at) => at + name.length)),
    name,
    officer,
    organisation,
    fingerprint: '48213 90417 22650 71938 04466 58120',
    isVerified,
    verifiedAt: isVerified ? '2026-10-02' : null,
    isRemoved: false,
    remark: null,
  };
}

/** The part of the sample desk that deals with files, contacts, bundles and event files. */
export function sampleExchange(
  selected: (selection: Input<'bundles.plan'>['selection']) => readonly RecordView[],
  emit: <E extends EventName>(event: E, data: EventData<E>) => void,
): Pick<Answers, ExchangeMethod> {
  const contacts: Contact[] = [
    contactNamed('Dakar', 'M. Diallo', 'UNOWAS', true),
    contactNamed('Headquarters', 'R. Okafor', 'DPPA', true),
    contactNamed('Osh field team', 'J. Keller', 'OSCE', false),
  ];
  const maps: CsvMap[] = [];
  const contactChanged = (id: string) => emit('changed', [{ record: id, kind: 'contact', commit: null }]);
  const author = (contact: Contact) => ({
    desk: contact.desk,
    name: contact.name,
    officer: contact.officer,
    organisation: contact.organisation,
    trust: 'verified' as const,
  });
  const work = async (job: string) => {
    for (let done = 0; done <= 4; done++) {
      emit('progress', { job, phase: done < 2 ? 'reading' : 'writing', done: done * 50, total: 200 });
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  };

  return {
    'desk.get': () => ({
      key: SELF.desk,
      name: 'Bishkek',
      officer: 'A. Tashieva',
      organisation: 'UNRCCA',
      fingerprint: '10442 88736 51209 66741 39088 12573',
    }),
    'desk.saveCard': () => ({ fileName: 'bishkek.concord-card' }),
    'files.choose': ({ purpose }) => ({
      file: crypto.randomUUID(),
      name: purpose === 'csv' ? 'events.csv' : purpose === 'card' ? 'dakar.concord-card' : 'weekly-47.concord',
      size: 482_113,
    }),
    'files.receive': ({ name, bytes }) => ({ file: crypto.randomUUID(), name, size: bytes.length }),
    'files.release': () => ({}),
    'contacts.list': () => contacts,
    'contacts.add': () => {
      const added = contactNamed('Conakry', 'S. Camara', 'UNOWAS', false);
      contacts.push(added);
      contactChanged(added.id);
      return { id: added.id };
    },
    'contacts.update': ({ id, isVerified, isRemoved, remark }) => {
      const at = contacts.findIndex((contact) => contact.id === id);
      const before = contacts[at] ?? contactNamed('?', '?', '?', false);
      const after = {
        ...before,
        isVerified: isVerified ?? before.isVerified,
        isRemoved: isRemoved ?? before.isRemoved,
        remark: remark === undefined ? before.remark : remark,
      };
      contacts[at] = after;
      contactChanged(id);
      return after;
    },
    'bundles.plan': ({ selection, recipients }) => {
      const chosen = selected(selection);
      return {
        recipients: contacts.filter((contact) => recipients.includes(contact.id)),
        records: chosen.map((record, at) => ({
          record: record.id,
          kind: record.kind,
          title: record.values.title,
          tlp: record.values.tlp ?? 'TLP:RED',
          sensitivity: record.values.sensitivity ?? 'strictly-confidential',
          visible: ['title', 'summary', 'body', 'severity', 'sources/s1/description', 'sources/s1/reliability'],
          withheld:
            record.kind === 'note'
              ? [
                  { path: 'sources/s1/identity', reason: 'identity' },
                  ...(at % 3 === 0 ? [{ path: 'tags', reason: 'internal-tag' as const }] : []),
                ]
              : [],
          blocked:
            record.values.tlp === 'TLP:RED'
              ? {
                  reason: 'TLP:RED stays with the people in the room.',
                  contacts: contacts.map(({ id }) => id).filter((id) => recipients.includes(id)),
                }
              : null,
          warnings: at === 1 ? [{ path: 'summary', withheldPath: 'sources/s1/identity', isHistoric: false }] : [],
        })),
        commits: chosen.length * 3,
        attachments: 2,
        size: chosen.length * 4200,
      };
    },
    'bundles.write': async ({ selection, job }) => {
      await work(job);
      const count = selected(selection).length;
      return {
        fileName: 'bishkek-48.concord',
        bundle: newId(),
        sequence: 48,
        records: count,
        commits: count * 3,
        attachments: 2,
        withheld: count,
        size: count * 4100,
        sha256: 'c4'.repeat(32),
        isVerified: true,
      };
    },
    'bundles.preview': async ({ job }) => {
      await work(job);
      const [sender = contactNamed('Dakar', 'M. Diallo', 'UNOWAS', true)] = contacts;
      const kinds = ['new', 'new', 'new', 'updated', 'suggestion', 'conflict', 'duplicate', 'refused'] as const;
      return {
        manifest: {
          bundle: newId(),
          sender: author(sender),
          sequence: 47,
          writtenAt: SAMPLE_NOW,
          recipients: ['Bishkek', 'Headquarters'],
          tlp: 'TLP:AMBER',
          sensitivity: 'confidential',
          exercise: null,
          expiresAt: null,
          commits: 260,
          records: 214,
          attachments: 3,
          size: 482_113,
        },
        report: { ...REPORT, isDryRun: true },
        isKnown: false,
        changes: Array.from({ length: 60 }, (_, at) => ({
          record: newId(),
          kind: 'note',
          title: `Observation ${at + 1} from the southern road`,
          change: kinds[at % kinds.length] ?? 'new',
          by: author(sender),
          fields: ['title', 'summary', 'severity'],
          withheld: at % 5,
          tlp: 'TLP:AMBER',
        })),
      };
    },
    'bundles.apply': async ({ job }) => {
      await work(job);
      return REPORT;
    },
    'csv.inspect': () => ({
      encoding: 'utf-8',
      delimiter: ',',
      headerRow: 0,
      dates: [],
      header: ['id', 'date_start', 'country', 'where_description', 'best'],
      hxl: null,
      rows: [
        ['71663', '2024-03-01', 'Bangladesh', 'Cox’s Bazar', '2'],
        ['71664', '2024-03-02', 'Bangladesh', 'Dhaka', '0'],
      ],
      rowCount: 214,
      suggestedMap: null,
    }),
    'csv.preview': () => ({ notes: [], report: { ...REPORT, isDryRun: true } }),
    'csv.import': async ({ job }) => {
      await work(job);
      return REPORT;
    },
    'csv.maps': () => maps,
    'csv.saveMap': ({ map }) => {
      maps.push(map);
      return {};
    },
    'csv.removeMap': ({ name }) => {
      const at = maps.findIndex((map) => map.name === name);
      if (at !== -1) maps.splice(at, 1);
      return {};
    },
  };
}
