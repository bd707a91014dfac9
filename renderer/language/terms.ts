import { countryByAlpha3 } from '#shared/reference/countries.ts';
import { ORGANISATIONS } from '#shared/reference/organisations.ts';
import { PEACE_INDICATOR_GROUPS, PEACE_INDICATORS } from '#shared/reference/peace-indicators.ts';
import { RISK_FACTOR_GROUPS, RISK_FACTORS } from '#shared/reference/risk-factors.ts';
import {
  ACTOR_ROLES,
  CASE_PHASES,
  CONFIDENCES,
  COORDINATE_PRECISIONS,
  CREDIBILITIES,
  DATE_PRECISIONS,
  HORIZONS,
  LIKELIHOODS,
  NOTE_STATUSES,
  PARTY_ROLES,
  RELIABILITIES,
  SENSITIVITIES,
  SEVERITIES,
  TLP_LABELS,
  TRENDS,
} from '#shared/reference/scales.ts';
import { SITUATION_GROUPS, SITUATION_TYPES } from '#shared/reference/situation-types.ts';
import { TAG_NAMESPACES } from '#shared/reference/tag-namespaces.ts';
import { entryOf, type VocabularyEntry } from '#shared/reference/vocabulary.ts';

interface Entry extends VocabularyEntry {
  readonly meaning?: string;
  readonly description?: string;
}

/** Every controlled list that is shown, by the name under which its words are translated. */
export const TERM_LISTS = {
  severity: SEVERITIES,
  likelihood: LIKELIHOODS,
  confidence: CONFIDENCES,
  trend: TRENDS,
  horizon: HORIZONS,
  datePrecision: DATE_PRECISIONS,
  coordinatePrecision: COORDINATE_PRECISIONS,
  status: NOTE_STATUSES,
  actorRole: ACTOR_ROLES,
  partyRole: PARTY_ROLES,
  phase: CASE_PHASES,
  reliability: RELIABILITIES,
  credibility: CREDIBILITIES,
  tlp: TLP_LABELS,
  sensitivity: SENSITIVITIES,
  type: SITUATION_TYPES,
  situationGroup: SITUATION_GROUPS,
  riskFactor: RISK_FACTORS,
  riskFactorGroup: RISK_FACTOR_GROUPS,
  peaceIndicator: PEACE_INDICATORS,
  peaceIndicatorGroup: PEACE_INDICATOR_GROUPS,
  tagNamespace: TAG_NAMESPACES,
} as const satisfies Record<string, readonly Entry[]>;

export type TermList = keyof typeof TERM_LISTS;

export interface EnglishTerm {
  readonly label: string;
  readonly meaning: string | null;
}

/** The English words of a code; the code itself where the list does not know it, so that nothing is shown as empty. */
export function englishTerm(list: TermList, code: string | number): EnglishTerm {
  const entries: readonly Entry[] = TERM_LISTS[list];
  const entry = entryOf(entries, list === 'severity' ? Number(code) : code);
  return { label: entry?.label ?? String(code), meaning: entry?.meaning ?? entry?.description ?? null };
}

/** The English name of a country; the code where it is not known. */
export function englishCountry(alpha3: string): string {
  return countryByAlpha3(alpha3)?.name ?? alpha3;
}

/** The full name behind an acronym; null when the register does not have it. */
export function organisationName(acronym: string): string | null {
  return ORGANISATIONS.find((entry) => entry.acronym === acronym)?.name ?? null;
}
