import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTERNAL_NAMESPACE, normaliseTag } from '#shared/domain/tag.ts';
import {
  ACLED_EVENT_TYPES,
  ACLED_SUB_EVENT_TYPES,
  acledSituationType,
  UCDP_TYPE_LABELS,
  UCDP_TYPES_OF_VIOLENCE,
} from '#shared/reference/event-type-maps.ts';
import { ORGANISATIONS, ORGANISATION_KINDS, organisationByAcronym } from '#shared/reference/organisations.ts';
import {
  PEACE_INDICATOR_GROUPS,
  PEACE_INDICATOR_TOPICS,
  PEACE_INDICATORS,
} from '#shared/reference/peace-indicators.ts';
import {
  ACLED_GEO_PRECISIONS,
  ACLED_TIME_PRECISIONS,
  UCDP_DATE_PRECISIONS,
  UCDP_WHERE_PRECISIONS,
} from '#shared/reference/precision-codes.ts';
import { RISK_FACTOR_GROUPS, RISK_FACTORS } from '#shared/reference/risk-factors.ts';
import {
  ACTOR_ROLES,
  CASE_PHASES,
  CONFIDENCES,
  COORDINATE_PRECISIONS,
  CREDIBILITIES,
  DATE_PRECISIONS,
  HORIZONS,
  isCoordinatePrecision,
  isDatePrecision,
  isSeverity,
  isTlpLabel,
  LIKELIHOODS,
  NOTE_STATUSES,
  PARTY_ROLES,
  RELIABILITIES,
  SENSITIVITIES,
  SEVERITIES,
  TLP_BACKGROUND,
  TLP_LABELS,
  TRENDS,
} from '#shared/reference/scales.ts';
import { isSituationType, SITUATION_GROUPS, SITUATION_TYPES } from '#shared/reference/situation-types.ts';
import { TAG_NAMESPACES } from '#shared/reference/tag-namespaces.ts';
import { entryOf, isCodeOf, labelOf, type VocabularyEntry } from '#shared/reference/vocabulary.ts';

const lists: Readonly<Record<string, readonly VocabularyEntry[]>> = {
  ACTOR_ROLES,
  CASE_PHASES,
  CONFIDENCES,
  COORDINATE_PRECISIONS,
  CREDIBILITIES,
  DATE_PRECISIONS,
  HORIZONS,
  LIKELIHOODS,
  NOTE_STATUSES,
  ORGANISATION_KINDS,
  PARTY_ROLES,
  PEACE_INDICATOR_GROUPS,
  PEACE_INDICATOR_TOPICS,
  PEACE_INDICATORS,
  RELIABILITIES,
  RISK_FACTOR_GROUPS,
  RISK_FACTORS,
  SENSITIVITIES,
  SEVERITIES,
  SITUATION_GROUPS,
  SITUATION_TYPES,
  TAG_NAMESPACES,
  TLP_LABELS,
  TRENDS,
};

const PLAIN_CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Lists whose codes are written as somebody else has published them, or are numbers. */
const hasOwnCodes = new Set(['TLP_LABELS', 'RELIABILITIES', 'CREDIBILITIES', 'SEVERITIES']);

/** Texts of an entry that a person reads. */
const textsOf = (entry: object) => Object.values(entry).filter((value) => typeof value === 'string');

describe.each(Object.entries(lists))('%s', (name, list) => {
  it('has unique codes and labels, written clean', () => {
    expect(new Set(list.map((entry) => String(entry.code))).size).toBe(list.length);
    expect(new Set(list.map((entry) => entry.label.toLowerCase())).size).toBe(list.length);
    for (const entry of list) {
      for (const text of textsOf(entry)) {
        expect(text).toBe(text.trim().normalize('NFC'));
        expect(text).not.toBe('');
        expect(text).not.toMatch(/!| {2}/);
      }
    }
  });

  it('has codes that never need quoting or folding', () => {
    expect(list.filter((entry) => !hasOwnCodes.has(name) && !PLAIN_CODE.test(String(entry.code)))).toEqual([]);
  });

  it('guards exactly its codes', () => {
    const isCode = isCodeOf(list);
    for (const entry of list) {
      expect(isCode(entry.code)).toBe(true);
      expect(entryOf(list, entry.code)).toBe(entry);
      expect(labelOf(list, entry.code)).toBe(entry.label);
    }
    for (const value of ['', ' ', 'nonsense', 'constructor', '__proto__', null, undefined, {}, [], 0, Number.NaN]) {
      expect(isCode(value)).toBe(false);
      expect(entryOf(list, value)).toBeNull();
    }
    expect(labelOf(list, 'from-a-newer-version')).toBe('from-a-newer-version');
  });
});

describe('scales that others have published', () => {
  it('are complete and in the published order', () => {
    expect(TLP_LABELS.map((entry) => entry.code)).toEqual([
      'TLP:RED',
      'TLP:AMBER+STRICT',
      'TLP:AMBER',
      'TLP:GREEN',
      'TLP:CLEAR',
    ]);
    expect(TLP_LABELS.map((entry) => entry.colour)).toEqual(['#FF2B2B', '#FFC000', '#FFC000', '#33FF00', '#FFFFFF']);
    expect(TLP_LABELS.every((entry) => entry.label === entry.code)).toBe(true);
    expect(TLP_BACKGROUND).toBe('#000000');
    expect(SENSITIVITIES.map((entry) => entry.code)).toEqual(['unclassified', 'confidential', 'strictly-confidential']);
    expect(RELIABILITIES.map((entry) => entry.code).join('')).toBe('ABCDEF');
    expect(CREDIBILITIES.map((entry) => entry.code).join('')).toBe('123456');
    expect(SEVERITIES.map((entry) => entry.code)).toEqual([1, 2, 3, 4, 5]);
  });

  it('have bands of likelihood that rise, do not overlap and span nought to a hundred', () => {
    const bounds = LIKELIHOODS.flatMap((entry) => [...entry.percent]);
    expect(bounds).toEqual([...new Set(bounds)].toSorted((one, other) => one - other));
    expect([bounds[0], bounds.at(-1)]).toEqual([0, 100]);
  });

  it('do not take a number for its digits or one case for another', () => {
    expect([isSeverity(1), isSeverity('1'), isSeverity(1.5), isSeverity(6)]).toEqual([true, false, false, false]);
    expect([isTlpLabel('TLP:RED'), isTlpLabel('tlp:red'), isTlpLabel('RED')]).toEqual([true, false, false]);
  });
});

describe('codes of other data sets', () => {
  it('become precisions that exist, each of UCDP another one', () => {
    const dates = { ...UCDP_DATE_PRECISIONS, ...ACLED_TIME_PRECISIONS };
    for (const precision of Object.values(dates)) expect(isDatePrecision(precision)).toBe(true);
    for (const precision of [...Object.values(UCDP_WHERE_PRECISIONS), ...Object.values(ACLED_GEO_PRECISIONS)]) {
      expect(isCoordinatePrecision(precision)).toBe(true);
    }
    expect(Object.keys(UCDP_DATE_PRECISIONS)).toEqual(['1', '2', '3', '4', '5']);
    expect(Object.keys(UCDP_WHERE_PRECISIONS)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    expect(new Set(Object.values(UCDP_DATE_PRECISIONS)).size).toBe(5);
    expect(new Set(Object.values(UCDP_WHERE_PRECISIONS)).size).toBe(7);
  });

  it('become situation types that exist and are not mistaken for good news', () => {
    for (const table of [UCDP_TYPES_OF_VIOLENCE, ACLED_EVENT_TYPES, ACLED_SUB_EVENT_TYPES]) {
      for (const [value, type] of Object.entries(table)) {
        expect(isSituationType(type)).toBe(true);
        expect(entryOf(SITUATION_TYPES, type)?.isPositive).toBe(value === 'Agreement');
      }
    }
    expect(Object.keys(UCDP_TYPE_LABELS)).toEqual(Object.keys(UCDP_TYPES_OF_VIOLENCE));
    expect(new Set(Object.values(UCDP_TYPES_OF_VIOLENCE)).size).toBe(3);
  });

  it('let the finer ACLED type decide and fall back on the coarser', () => {
    expect(acledSituationType('Violence against civilians', 'Sexual violence')).toBe('sexual-violence');
    expect(acledSituationType('VIOLENCE AGAINST CIVILIANS', ' abduction/forced disappearance ')).toBe('abduction');
    expect(acledSituationType('Battles', null)).toBe('armed-clash');
    expect(acledSituationType('Battles', 'something new')).toBe('armed-clash');
    expect(acledSituationType(null, 'Mob violence')).toBe('mob-violence');
    expect(acledSituationType('Riots/Protests', null)).toBeNull();
    for (const odd of ['', 'constructor', '__proto__']) expect(acledSituationType(odd, odd)).toBeNull();
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), (event, subEvent) => {
        const type = acledSituationType(event, subEvent);
        expect(type === null || isSituationType(type)).toBe(true);
      }),
    );
  });
});

describe('situation types', () => {
  it('stand under headings that exist, none of them empty, and are positive exactly under the positive one', () => {
    const groups = SITUATION_TYPES.map((entry) => entry.group);
    expect(new Set(groups)).toEqual(new Set(SITUATION_GROUPS.map((group) => group.code)));
    // A heading shown once in a list needs its entries together.
    expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual(SITUATION_GROUPS.map((group) => group.code));
    for (const entry of SITUATION_TYPES) expect(entry.isPositive).toBe(entry.group === 'positive');
    expect(SITUATION_TYPES.at(-1)?.code).toBe('other');
  });
});

describe('risk factors', () => {
  it('are the fourteen of the Framework of Analysis: eight common, two for each crime', () => {
    expect(RISK_FACTORS.map((factor) => factor.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(RISK_FACTORS.map((factor) => factor.code)).toEqual(RISK_FACTORS.map((factor) => `rf${factor.number}`));
    const byGroup = Map.groupBy(RISK_FACTORS, (factor) => factor.group);
    expect(RISK_FACTOR_GROUPS.map((group) => byGroup.get(group.code)?.length)).toEqual([8, 2, 2, 2]);
    for (const factor of RISK_FACTORS) {
      expect(factor.indicators.length).toBeGreaterThanOrEqual(5);
      expect(new Set(factor.indicators).size).toBe(factor.indicators.length);
    }
    expect(RISK_FACTORS[6].label).toBe('Enabling circumstances or preparatory action');
    expect(RISK_FACTORS[9].label).toBe('Signs of an intent to destroy in whole or in part a protected group');
  });
});

describe('peace indicators', () => {
  it('stand in groups and topics that exist, none of them empty, on the side of their group', () => {
    for (const entry of PEACE_INDICATORS) {
      expect(entryOf(PEACE_INDICATOR_GROUPS, entry.group)?.isPeace).toBe(entry.isPeace);
    }
    expect(new Set(PEACE_INDICATORS.map((entry) => entry.group)).size).toBe(PEACE_INDICATOR_GROUPS.length);
    expect(new Set(PEACE_INDICATORS.map((entry) => entry.topic)).size).toBe(PEACE_INDICATOR_TOPICS.length);
  });
});

describe('organisations', () => {
  it('have unique acronyms and names, kinds that exist and parents on the list', () => {
    const written = ORGANISATIONS.flatMap((entry) => [entry.acronym.toLowerCase(), entry.name.toLowerCase()]);
    expect(new Set(written).size).toBe(2 * ORGANISATIONS.length);
    for (const entry of ORGANISATIONS) {
      expect(isCodeOf(ORGANISATION_KINDS)(entry.kind)).toBe(true);
      expect(entry.seat).not.toBe('');
      expect(organisationByAcronym(entry.acronym)).toBe(entry);
    }
    const parents = ORGANISATIONS.flatMap((entry) => entry.parent ?? []);
    for (const parent of parents) expect(organisationByAcronym(parent)?.parent).toBeNull();
    expect(organisationByAcronym(' unowas ')?.seat).toBe('Dakar');
    expect(organisationByAcronym('CEWARN')?.parent).toBe('IGAD');
    for (const text of ['', 'UN', 'constructor']) expect(organisationByAcronym(text)).toBeNull();
  });
});

describe('tag namespaces', () => {
  it('are namespaces as tags are stored, and only the internal one is withheld', () => {
    for (const { code } of TAG_NAMESPACES) expect(normaliseTag(`${code}:x`)).toBe(`${code}:x`);
    const withheld = TAG_NAMESPACES.filter((entry) => entry.isWithheld).map((entry) => entry.code);
    expect(withheld).toEqual([INTERNAL_NAMESPACE]);
  });
});
