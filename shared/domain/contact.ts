import { z } from 'zod';
import { date, text, yesNo } from './fields.ts';

/**
 * What this desk has decided about another desk. It is a record so that the decisions have a history; it is never
 * released. Only a verified contact counts as a member of the organisation that its card names.
 */
export const contactSchema = z.strictObject({
  /** The signed desk card as it was received, in its text form. */
  card: text(16_384, { release: 'withhold', isSearched: false }),
  isVerified: yesNo({ release: 'withhold' }),
  verifiedAt: date({ release: 'withhold' }),
  isRemoved: yesNo({ release: 'withhold' }),
  remark: text(2_000, { release: 'withhold', isSearched: false }),
});

export type ContactValues = z.infer<typeof contactSchema>;
export type ContactInput = Partial<ContactValues>;
