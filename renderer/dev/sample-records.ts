import type { CaseValues } from '#shared/domain/case.ts';
import { isRecordId, type RecordId, toBase32, toHex } from '#shared/domain/ids.ts';
import type { NoteValues } from '#shared/domain/note.ts';
import { parseValues } from '#shared/domain/values.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { createRandom, type Random } from './random.ts';
import { ACTORS, BODY, EVENTS, ORGANISATION_NAMES, PLACES, TAGS } from './sample-words.ts';

export type NoteView = Output<'notes.get'>;
export type CaseView = Output<'cases.get'>;
export type RecordView = NoteView | CaseView;
export type Author = NoteView['owner'];

const DAY = 86_400_000;
/** The samples stand still in time, so that pictures can be compared. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 24, 10, 42);

const random = createRandom(20261124);
export const SELF: Author = {
  desk: toHex(random.bytes(32)),
  name: 'Bishkek',
  officer: 'A. Tashieva',
  organisation: 'UNRCCA',
  trust: 'self',
};
const OTHERS: readonly [Author, ...Author[]] = [
  { desk: toHex(random.bytes(32)), name: 'Dakar', officer: 'M. Diallo', organisation: 'UNOWAS', trust: 'verified' },
  {
    desk: toHex(random.bytes(32)),
    name: 'Osh field team',
    officer: 'J. Keller',
    organisation: 'OSCE',
    trust: 'unverified',
  },
  { desk: toHex(random.bytes(32)), name: null, officer: null, organisation: null, trust: 'unknown' },
];

export function newId(): RecordId {
  const id = toBase32(random.bytes(16));
  if (!isRecordId(id)) throw new Error('16 bytes are always a record id');
  return id;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function head(at: number, owner: Author) {
  return {
    realm: 'live',
    owner,
    isInside: owner.trust === 'self',
    createdAt: at,
    updatedAt: at + 3_600_000,
    ownTags: owner.trust === 'self' ? [] : ['internal:for the weekly'],
    conflicts: [],
    heads: [],
    moreSuggestions: 0,
    suggestions: [],
    withheld: owner.trust === 'verified' ? [{ by: owner, count: 3 }] : [],
    missing: 0,
    waiting: 0,
  };
}

const TLP = ['TLP:AMBER', 'TLP:AMBER', 'TLP:GREEN', 'TLP:AMBER+STRICT', 'TLP:CLEAR', 'TLP:RED'] as const;

function noteValues(draw: Random, at: number): NoteValues {
  const place = draw.pick(PLACES);
  const event = draw.pick(EVENTS);
  const low = draw.whole(4);
  return parseValues('note', {
    title: event.title.replace('{place}', place.place),
    summary: event.summary,
    body: BODY,
    status: draw.pick(['submitted', 'submitted', 'reviewed', 'draft', 'superseded', 'retracted']),
    type: event.type,
    severity: draw.chance(0.06) ? null : 1 + draw.whole(5),
    likelihood: draw.pick(['likely', 'realistic-possibility', 'highly-likely', null]),
    confidence: draw.pick(['moderate', 'low', 'high', null]),
    trend: draw.pick(['worsening', 'stable', 'improving', 'unclear', null]),
    horizon: draw.pick(['days', 'weeks', 'months', null]),
    eventStart: day(at),
    eventEnd: draw.chance(0.3) ? day(at + 2 * DAY) : null,
    eventPrecision: 'day',
    observedAt: `${day(at)}T06:40Z`,
    reportedAt: day(at + DAY),
    country: place.country,
    areas: [{ id: 'a1', level: 1, name: `${place.place} region`, pcode: `${place.country}01` }],
    place: place.place,
    latitude: place.latitude,
    longitude: place.longitude,
    coordinatePrecision: 'near',
    actors: draw.some(ACTORS, 3).map((name, index) => ({ id: `p${index}`, name, role: 'party', detail: null })),
    fatalitiesLow: low,
    fatalitiesBest: low + 1,
    fatalitiesHigh: low + 4,
    riskFactors: ['rf1', 'rf7'],
    triggers: 'Announcement of the results, expected on 2 December.',
    structuralCauses: 'Unequal access to water and registration; memory of the violence of 2010.',
    responses: [
      {
        id: 'r1',
        action: 'Call the two party offices before the rally',
        addressee: 'Resident Coordinator',
        deadline: day(at + 3 * DAY),
      },
    ],
    gaps: 'Who closed the centre, and on whose order.',
    nextUpdateDue: day(at + 7 * DAY),
    sources: [
      {
        id: 's1',
        description: 'Shopkeeper near the centre',
        reliability: 'B',
        credibility: '2',
        access: 'restricted',
        date: day(at),
        reference: null,
        identity: 'Known to the desk',
        contact: null,
      },
      {
        id: 's2',
        description: 'Local radio',
        reliability: 'C',
        credibility: '3',
        access: 'open',
        date: day(at),
        reference: 'https://example.org/radio/14',
        identity: null,
        contact: null,
      },
    ],
    tlp: draw.pick(TLP),
    sensitivity: draw.pick(['unclassified', 'unclassified', 'confidential', 'strictly-confidential']),
    chathamHouse: draw.chance(0.15),
    tags: draw.some(TAGS, 3),
    attachments: draw.chance(0.25)
      ? [
          {
            id: 'f1',
            hash: toHex(draw.bytes(32)),
            name: 'registration-centre.jpg',
            mediaType: 'image/jpeg',
            size: 1_482_113,
          },
        ]
      : [],
  });
}

function caseValues(draw: Random, at: number): CaseValues {
  const place = draw.pick(PLACES);
  return parseValues('case', {
    title: `Water and borders around ${place.place}: local dialogue`,
    summary: 'A standing commission of both sides meets each month; the office backs it with a mediator and maps.',
    phase: draw.pick(['monitoring', 'assessment', 'pre-negotiation', 'negotiation', 'implementation', 'closed']),
    leadOffice: draw.pick(ORGANISATION_NAMES),
    countries: [place.country],
    openedOn: day(at),
    parties: [
      { id: 'p1', name: 'Water users’ association, upstream', role: 'conflict-party', detail: null },
      { id: 'p2', name: 'Water users’ association, downstream', role: 'conflict-party', detail: null },
      { id: 'p3', name: 'Regional centre', role: 'facilitator', detail: 'Since March' },
    ],
    tlp: draw.pick(TLP),
    sensitivity: 'confidential',
    chathamHouse: draw.chance(0.3),
    tags: draw.some(TAGS, 2),
  });
}

/** Some hundreds of notes and some cases, newest first; the first ones have something to settle. */
export function sampleRecords(noteCount: number, caseCount: number): RecordView[] {
  const records: RecordView[] = [];
  for (let index = 0; index < noteCount; index++) {
    const at = SAMPLE_NOW - index * DAY * 1.7 - random.whole(DAY);
    const owner = index > 0 && random.chance(0.3) ? random.pick(OTHERS) : SELF;
    records.push({ id: newId(), kind: 'note', ...head(at, owner), values: noteValues(random, at) });
  }
  for (let index = 0; index < caseCount; index++) {
    const at = SAMPLE_NOW - index * DAY * 20 - random.whole(DAY);
    records.push({ id: newId(), kind: 'case', ...head(at, SELF), values: caseValues(random, at) });
  }
  const [first] = records;
  if (first?.kind === 'note') records[0] = unsettled(first);
  return records;
}

function unsettled(note: NoteView): NoteView {
  const [dakar, osh] = [OTHERS[0], OTHERS[1] ?? OTHERS[0]];
  return {
    ...note,
    values: { ...note.values, severity: 4, chathamHouse: true, tlp: 'TLP:AMBER+STRICT', sensitivity: 'confidential' },
    conflicts: [
      {
        path: 'severity',
        more: 0,
        rivals: [
          { value: 4, by: SELF, at: note.updatedAt, commit: toHex(random.bytes(32)) },
          { value: 3, by: dakar, at: note.updatedAt - 60_000, commit: toHex(random.bytes(32)) },
        ],
      },
    ],
    suggestions: [
      {
        by: osh,
        at: note.updatedAt - 120_000,
        commit: toHex(random.bytes(32)),
        ops: [{ field: 'place', value: 'Osh, Alymbek Datka market' }],
      },
    ],
    withheld: [{ by: dakar, count: 3 }],
  };
}
