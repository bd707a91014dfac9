/**
 * The organisations that a new desk can choose from, so that the same office is not written in ten ways. A starting
 * list, not a register of the United Nations system: a desk may name any other organisation. Names and seats are those
 * that the organisations use of themselves in English; where an entity works from two seats, both stand here.
 */

export const ORGANISATION_KINDS = [
  { code: 'un-entity', label: 'UN entity' },
  { code: 'un-regional-office', label: 'UN regional office' },
  { code: 'regional-organisation', label: 'Regional organisation' },
  { code: 'partner', label: 'Partner' },
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]['code'];

export interface OrganisationEntry {
  /** What a desk stores and shows: the acronym in common English use. Unique. */
  readonly acronym: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly seat: string;
  /** Acronym of the organisation that it is part of; null when it stands by itself. */
  readonly parent: string | null;
}

// prettier-ignore
export const ORGANISATIONS: readonly OrganisationEntry[] = [
  { acronym: 'DPPA', name: 'Department of Political and Peacebuilding Affairs', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'MSU', name: 'Mediation Support Unit', kind: 'un-entity', seat: 'New York', parent: 'DPPA' },
  { acronym: 'PBSO', name: 'Peacebuilding Support Office', kind: 'un-entity', seat: 'New York', parent: 'DPPA' },
  { acronym: 'DPO', name: 'Department of Peace Operations', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'OSAPG', name: 'Office on Genocide Prevention and the Responsibility to Protect', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'UNOCC', name: 'United Nations Operations and Crisis Centre', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'DCO', name: 'Development Coordination Office', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'OCHA', name: 'Office for the Coordination of Humanitarian Affairs', kind: 'un-entity', seat: 'New York and Geneva', parent: null },
  { acronym: 'OHCHR', name: 'Office of the United Nations High Commissioner for Human Rights', kind: 'un-entity', seat: 'Geneva', parent: null },
  { acronym: 'UNHCR', name: 'Office of the United Nations High Commissioner for Refugees', kind: 'un-entity', seat: 'Geneva', parent: null },
  { acronym: 'UNDP', name: 'United Nations Development Programme', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'UNICEF', name: 'United Nations Children’s Fund', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'UN-Women', name: 'United Nations Entity for Gender Equality and the Empowerment of Women', kind: 'un-entity', seat: 'New York', parent: null },
  { acronym: 'WFP', name: 'World Food Programme', kind: 'un-entity', seat: 'Rome', parent: null },
  { acronym: 'FAO', name: 'Food and Agriculture Organization of the United Nations', kind: 'un-entity', seat: 'Rome', parent: null },
  { acronym: 'WHO', name: 'World Health Organization', kind: 'un-entity', seat: 'Geneva', parent: null },
  { acronym: 'IOM', name: 'International Organization for Migration', kind: 'un-entity', seat: 'Geneva', parent: null },
  { acronym: 'UNODC', name: 'United Nations Office on Drugs and Crime', kind: 'un-entity', seat: 'Vienna', parent: null },

  { acronym: 'UNOWAS', name: 'United Nations Office for West Africa and the Sahel', kind: 'un-regional-office', seat: 'Dakar', parent: 'DPPA' },
  { acronym: 'UNOCA', name: 'United Nations Regional Office for Central Africa', kind: 'un-regional-office', seat: 'Libreville', parent: 'DPPA' },
  { acronym: 'UNRCCA', name: 'United Nations Regional Centre for Preventive Diplomacy for Central Asia', kind: 'un-regional-office', seat: 'Ashgabat', parent: 'DPPA' },
  { acronym: 'UNOAU', name: 'United Nations Office to the African Union', kind: 'un-regional-office', seat: 'Addis Ababa', parent: 'DPPA' },
  { acronym: 'OSESG-HoA', name: 'Office of the Special Envoy of the Secretary-General for the Horn of Africa', kind: 'un-regional-office', seat: 'Nairobi', parent: 'DPPA' },
  { acronym: 'OSESG-GL', name: 'Office of the Special Envoy of the Secretary-General for the Great Lakes Region', kind: 'un-regional-office', seat: 'Nairobi', parent: 'DPPA' },

  { acronym: 'AU', name: 'African Union', kind: 'regional-organisation', seat: 'Addis Ababa', parent: null },
  { acronym: 'ECOWAS', name: 'Economic Community of West African States', kind: 'regional-organisation', seat: 'Abuja', parent: null },
  { acronym: 'IGAD', name: 'Intergovernmental Authority on Development', kind: 'regional-organisation', seat: 'Djibouti', parent: null },
  { acronym: 'CEWARN', name: 'Conflict Early Warning and Response Mechanism of IGAD', kind: 'regional-organisation', seat: 'Addis Ababa', parent: 'IGAD' },
  { acronym: 'ECCAS', name: 'Economic Community of Central African States', kind: 'regional-organisation', seat: 'Libreville', parent: null },
  { acronym: 'SADC', name: 'Southern African Development Community', kind: 'regional-organisation', seat: 'Gaborone', parent: null },
  { acronym: 'EAC', name: 'East African Community', kind: 'regional-organisation', seat: 'Arusha', parent: null },
  { acronym: 'ICGLR', name: 'International Conference on the Great Lakes Region', kind: 'regional-organisation', seat: 'Bujumbura', parent: null },
  { acronym: 'LAS', name: 'League of Arab States', kind: 'regional-organisation', seat: 'Cairo', parent: null },
  { acronym: 'OIC', name: 'Organisation of Islamic Cooperation', kind: 'regional-organisation', seat: 'Jeddah', parent: null },
  { acronym: 'EU', name: 'European Union', kind: 'regional-organisation', seat: 'Brussels', parent: null },
  { acronym: 'OSCE', name: 'Organization for Security and Co-operation in Europe', kind: 'regional-organisation', seat: 'Vienna', parent: null },
  { acronym: 'OAS', name: 'Organization of American States', kind: 'regional-organisation', seat: 'Washington, D.C.', parent: null },
  { acronym: 'CARICOM', name: 'Caribbean Community', kind: 'regional-organisation', seat: 'Georgetown', parent: null },
  { acronym: 'ASEAN', name: 'Association of Southeast Asian Nations', kind: 'regional-organisation', seat: 'Jakarta', parent: null },
  { acronym: 'SCO', name: 'Shanghai Cooperation Organisation', kind: 'regional-organisation', seat: 'Beijing', parent: null },
  { acronym: 'PIF', name: 'Pacific Islands Forum', kind: 'regional-organisation', seat: 'Suva', parent: null },

  { acronym: 'ICRC', name: 'International Committee of the Red Cross', kind: 'partner', seat: 'Geneva', parent: null },
  { acronym: 'WANEP', name: 'West Africa Network for Peacebuilding', kind: 'partner', seat: 'Accra', parent: null },
];

/** The organisation with this acronym, whatever its case; null when it is not on the list. */
export function organisationByAcronym(acronym: string): OrganisationEntry | null {
  const wanted = acronym.trim().toLowerCase();
  return ORGANISATIONS.find((entry) => entry.acronym.toLowerCase() === wanted) ?? null;
}
