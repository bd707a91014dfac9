import { z } from 'zod';
import { PEACE_INDICATORS } from '../reference/peace-indicators.ts';
import { RISK_FACTORS } from '../reference/risk-factors.ts';
import {
  ACTOR_ROLES,
  CONFIDENCES,
  COORDINATE_PRECISIONS,
  CREDIBILITIES,
  DATE_PRECISIONS,
  HORIZONS,
  LIKELIHOODS,
  NOTE_STATUSES,
  RELIABILITIES,
  TRENDS,
} from '../reference/scales.ts';
import { SITUATION_TYPES } from '../reference/situation-types.ts';
import { code, codes, date, decimal, items, text, whole } from './fields.ts';
import { commonFields, type ItemsInput } from './record-fields.ts';

/**
 * An early-warning note: what was observed, where, when, by whom, how sure, how sensitive, what to watch, what to do.
 * The names are those of the JSON that the command line reads and prints. Every register is null when not given.
 */
export const noteSchema = z.strictObject({
  title: text(300),
  summary: text(4_000),
  /** Markdown. */
  body: text(400_000),
  status: code(NOTE_STATUSES),
  /** Situation type. */
  type: code(SITUATION_TYPES),
  severity: whole(1, 5),
  likelihood: code(LIKELIHOODS),
  confidence: code(CONFIDENCES),
  trend: code(TRENDS),
  horizon: code(HORIZONS),
  eventStart: date(),
  eventEnd: date(),
  eventPrecision: code(DATE_PRECISIONS),
  observedAt: date(),
  reportedAt: date(),
  /** ISO 3166-1 alpha-3. */
  country: text(3, { isSearched: false }),
  /** Administrative areas, level 1 the largest. */
  areas: items({ level: whole(1, 5), name: text(200), pcode: text(40) }, 20),
  place: text(300),
  /** WGS 84 degrees. */
  latitude: decimal(-90, 90),
  longitude: decimal(-180, 180),
  coordinatePrecision: code(COORDINATE_PRECISIONS),
  actors: items({ name: text(300), role: code(ACTOR_ROLES), detail: text(1_000) }, 200),
  fatalitiesLow: whole(0, 100_000_000),
  fatalitiesBest: whole(0, 100_000_000),
  fatalitiesHigh: whole(0, 100_000_000),
  riskFactors: codes(RISK_FACTORS, 100),
  peaceIndicators: codes(PEACE_INDICATORS, 200),
  structuralCauses: text(20_000),
  triggers: text(20_000),
  responses: items({ action: text(2_000), addressee: text(300), deadline: date() }, 100),
  gaps: text(20_000),
  nextUpdateDue: date(),
  sources: items(
    {
      /** What may be said of the source in public: "local newspaper", "two residents". */
      description: text(1_000),
      reliability: code(RELIABILITIES),
      credibility: code(CREDIBILITIES),
      access: code(['open', 'restricted']),
      date: date(),
      reference: text(2_000),
      /** Who the source is. Never leaves the desk unless an officer decides so. */
      identity: text(500, { release: 'withhold', isSearched: true }),
      contact: text(500, { release: 'withhold', isSearched: false }),
    },
    200,
  ),
  /**
   * Where an imported record came from and its id there, such as `ucdp-ged:71663`. It serves this desk's imports only,
   * and a digest over a row could confirm a guess about what was withheld of it: it stays here.
   */
  origin: text(200, { isSearched: false, release: 'withhold' }),
  ...commonFields,
});

export type NoteValues = z.infer<typeof noteSchema>;

/** What a person or a file gives: any part of a note. Items may come without an id. */
export type NoteInput = { [K in keyof NoteValues]?: ItemsInput<NoteValues[K]> };
