import { toHex } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import type { Input, Output } from '#shared/ipc/contract.ts';
import type { EventData, EventName } from '#shared/ipc/events.ts';
import type { Answers } from './fake-bridge.ts';
import { sampleBundles } from './sample-bundles.ts';
import { inspectSample, previewSample, refuseForeign } from './sample-csv.ts';
import { newId, type RecordView, SAMPLE_NOW, SELF } from './sample-records.ts';

type ExchangeMethod = Extract<
  keyof Answers,
  `desk.${string}` | `files.${string}` | `contacts.${string}` | `bundles.${string}` | `csv.${string}`
>;
type Contact = Output<'contacts.list'>[number];
type CsvMap = Output<'csv.maps'>[number];

interface Options {
  /** The name of the file that the file dialog gives; what it is follows from it. */
  readonly file: string;
  readonly contacts: boolean;
}

function contactNamed(
  name: string,
  officer: string,
  organisation: string,
  verifiedAt: string | null,
  isRemoved = false,
): Contact {
  const key = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 251, 7);
  return {
    id: newId(),
    desk: toHex(new Uint8Array(32).fill(key)),
    name,
    officer,
    organisation,
    fingerprint: [48213, 90417, 22650, 71938, 14466, 58120].map((group) => String(group + key)).join(' '),
    isVerified: verifiedAt !== null,
    verifiedAt,
    isRemoved,
    remark: null,
  };
}

/** The part of the sample desk that deals with files, contacts, bundles and event files. */
export function sampleExchange(
  options: Options,
  selected: (selection: Input<'bundles.plan'>['selection']) => readonly RecordView[],
  emit: <E extends EventName>(event: E, data: EventData<E>) => void,
): Pick<Answers, ExchangeMethod> {
  const contacts: Contact[] = options.contacts
    ? [
        contactNamed('Dakar', 'M. Diallo', 'UNOWAS', '2026-10-02T08:10Z'),
        contactNamed('Headquarters', 'R. Okafor', 'DPPA', '2026-09-14T13:00Z'),
        contactNamed('Osh field team', 'J. Keller', 'OSCE', null),
        contactNamed('Conakry', 'S. Camara', 'ECOWAS', null, true),
      ]
    : [];
  const maps: CsvMap[] = [];
  const files = new Map<string, string>();
  const nameOf = (file: string) => files.get(file) ?? '';
  const hold = (name: string, size: number) => {
    const file = crypto.randomUUID();
    files.set(file, name);
    return { file, name, size };
  };
  const contactChanged = (id: string) => emit('changed', [{ record: id, kind: 'contact', commit: null }]);
  const work = async (job: string) => {
    for (let done = 0; done <= 4; done++) {
      emit('progress', { job, phase: done < 2 ? 'reading' : 'writing', done: done * 50, total: 200 });
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
  };
  const card = contactNamed('Nouakchott', 'F. Mint Ahmed', 'UNOWAS', null);

  return {
    'desk.get': () => ({
      key: SELF.desk,
      name: 'Bishkek',
      officer: 'A. Tashieva',
      organisation: 'UNRCCA',
      fingerprint: '10442 88736 51209 66741 39088 12573',
    }),
    'desk.saveCard': () => ({ fileName: 'Bishkek.concord-card' }),
    'files.choose': ({ purpose }) => hold(purpose === 'card' ? 'nouakchott.concord-card' : options.file, 482_113),
    'files.receive': ({ name, bytes }) => hold(name, bytes.length),
    'files.release': () => ({}),
    'contacts.list': () => contacts,
    'contacts.preview': ({ file }) => {
      if (!nameOf(file).endsWith('.concord-card')) {
        throw new ConcordError('card.foreign', 'This is not a desk card that Concord can read.', { part: 'markers' });
      }
      const known = contacts.find(({ desk }) => desk === card.desk) ?? null;
      const { desk, name, officer, organisation, fingerprint } = card;
      const standing = known ? ('same' as const) : ('new' as const);
      return { desk, name, officer, organisation, fingerprint, createdAt: SAMPLE_NOW, standing, contact: known };
    },
    'contacts.add': () => {
      const known = contacts.find(({ desk }) => desk === card.desk);
      if (!known) contacts.push(card);
      contactChanged(card.id);
      return { id: card.id };
    },
    'contacts.update': ({ id, isVerified, isRemoved, remark }) => {
      const at = contacts.findIndex((contact) => contact.id === id);
      const before = contacts[at] ?? card;
      const after = {
        ...before,
        isVerified: isVerified ?? before.isVerified,
        verifiedAt: isVerified === undefined ? before.verifiedAt : isVerified ? '2026-11-24T10:42Z' : null,
        isRemoved: isRemoved ?? before.isRemoved,
        remark: remark === undefined ? before.remark : remark,
      };
      contacts[at] = after;
      contactChanged(id);
      return after;
    },
    ...sampleBundles({ contacts, selected, nameOf, work }),
    'csv.inspect': ({ file }) => {
      refuseForeign(nameOf(file));
      return inspectSample(nameOf(file), maps);
    },
    'csv.preview': ({ file, map }) => previewSample(nameOf(file), map),
    'csv.import': async ({ file, map, job }) => {
      await work(job);
      return { ...previewSample(nameOf(file), map).report, isDryRun: false };
    },
    'csv.maps': () => maps,
    'csv.saveMap': ({ map }) => {
      const at = maps.findIndex(({ name }) => name === map.name);
      if (at === -1) maps.push(map);
      else maps[at] = map;
      return {};
    },
    'csv.removeMap': ({ name }) => {
      const at = maps.findIndex((map) => map.name === name);
      if (at !== -1) maps.splice(at, 1);
      return {};
    },
  };
}
