import { z } from 'zod';
import { CASE_PHASES, PARTY_ROLES } from '../reference/scales.ts';
import { code, date, items, members, text } from './fields.ts';
import { commonFields, type ItemsInput } from './record-fields.ts';

/** A case file: one preventive or mediation engagement. Every register is null when not given. */
export const caseSchema = z.strictObject({
  title: text(300),
  summary: text(20_000),
  phase: code(CASE_PHASES),
  leadOffice: text(200),
  /** ISO 3166-1 alpha-3 codes. */
  countries: members(z.string().regex(/^[A-Z]{3}$/), 60),
  openedOn: date(),
  closedOn: date(),
  parties: items({ name: text(300), role: code(PARTY_ROLES), detail: text(2_000) }, 200),
  ...commonFields,
});

export type CaseValues = z.infer<typeof caseSchema>;

/** Any part of a case file; items may come without an id. */
export type CaseInput = { [K in keyof CaseValues]?: ItemsInput<CaseValues[K]> };
