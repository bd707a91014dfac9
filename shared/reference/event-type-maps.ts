import type { SituationType } from './situation-types.ts';

/**
 * What the event types of published data sets become, keyed by the value as it stands in the file. The original value
 * should be kept beside it: these lists are coarser and finer in different places.
 */

/** UCDP Georeferenced Event Dataset, `type_of_violence`: 1 state-based, 2 non-state, 3 one-sided. */
export const UCDP_TYPES_OF_VIOLENCE = {
  '1': 'armed-clash',
  '2': 'non-state-battle',
  '3': 'attack-on-civilians',
} as const satisfies Readonly<Record<string, SituationType>>;

/** UCDP's own words for its three types, for tags and notes. */
export const UCDP_TYPE_LABELS = {
  '1': 'State-based conflict',
  '2': 'Non-state conflict',
  '3': 'One-sided violence',
} as const;

/**
 * ACLED `event_type`, since 2019 and before. "Protests" and "Strategic developments" are given their commonest kind;
 * the sub-event type says more. The former "Riots/Protests" is left out: it does not say whether anyone was violent.
 */
export const ACLED_EVENT_TYPES = {
  Battles: 'armed-clash',
  'Explosions/Remote violence': 'explosion-remote-violence',
  'Violence against civilians': 'attack-on-civilians',
  Protests: 'peaceful-protest',
  Riots: 'violent-demonstration',
  'Strategic developments': 'strategic-development',
  'Battle-No change of territory': 'armed-clash',
  'Battle-Government regains territory': 'armed-clash',
  'Battle-Non-state actor overtakes territory': 'armed-clash',
  'Headquarters or base established': 'strategic-development',
  'Non-violent transfer of territory': 'strategic-development',
  'Remote violence': 'explosion-remote-violence',
  'Strategic development': 'strategic-development',
} as const satisfies Readonly<Record<string, SituationType>>;

/** ACLED `sub_event_type` (codebook since 2019). "Arrests" are those of political weight, lawful or not. */
export const ACLED_SUB_EVENT_TYPES = {
  'Armed clash': 'armed-clash',
  'Government regains territory': 'armed-clash',
  'Non-state actor overtakes territory': 'armed-clash',
  'Chemical weapon': 'explosion-remote-violence',
  'Air/drone strike': 'explosion-remote-violence',
  'Suicide bomb': 'explosion-remote-violence',
  'Shelling/artillery/missile attack': 'explosion-remote-violence',
  'Remote explosive/landmine/IED': 'explosion-remote-violence',
  Grenade: 'explosion-remote-violence',
  'Sexual violence': 'sexual-violence',
  Attack: 'attack-on-civilians',
  'Abduction/forced disappearance': 'abduction',
  'Peaceful protest': 'peaceful-protest',
  'Protest with intervention': 'peaceful-protest',
  'Excessive force against protesters': 'repression',
  'Excessive force against protestors': 'repression',
  'Violent demonstration': 'violent-demonstration',
  'Mob violence': 'mob-violence',
  Agreement: 'agreement',
  Arrests: 'detention',
  'Change to group/activity': 'strategic-development',
  'Disrupted weapons use': 'strategic-development',
  'Headquarters or base established': 'strategic-development',
  'Looting/property destruction': 'looting-destruction',
  'Non-violent transfer of territory': 'strategic-development',
  Other: 'strategic-development',
} as const satisfies Readonly<Record<string, SituationType>>;

function folded(table: Readonly<Record<string, SituationType>>): ReadonlyMap<string, SituationType> {
  return new Map(Object.entries(table).map(([value, type]) => [value.toLowerCase(), type]));
}

const SUB_EVENT_TYPES = folded(ACLED_SUB_EVENT_TYPES);
const EVENT_TYPES = folded(ACLED_EVENT_TYPES);

/** The situation type of an ACLED row, by the finer value first, whatever the case; null when neither says enough. */
export function acledSituationType(eventType: string | null, subEventType: string | null): SituationType | null {
  return (
    SUB_EVENT_TYPES.get((subEventType ?? '').trim().toLowerCase()) ??
    EVENT_TYPES.get((eventType ?? '').trim().toLowerCase()) ??
    null
  );
}
