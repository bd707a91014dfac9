import { z } from 'zod';
import { SENSITIVITIES, TLP_LABELS } from '../reference/scales.ts';
import { code, items, members, text, whole, yesNo } from './fields.ts';
import { isRecordId } from './ids.ts';
import { MAX_TAGS, normaliseTag, tagSchema } from './tag.ts';

/** A record id as it crosses a border. */
export const recordIdSchema = z.string().refine(isRecordId, { error: 'This is not a record id.' });

/** Fields that every shareable record has: marking, tags, links to other records, attachments. */
export const commonFields = {
  tlp: code(TLP_LABELS),
  sensitivity: code(SENSITIVITIES),
  chathamHouse: yesNo(),
  /** Why the marking was relaxed, kept with the record's history. */
  markingReason: text(500, { release: 'withhold', isSearched: false }),
  /**
   * Put away by its owner: out of lists and search until it is brought back. Never travels; what others should know
   * is said with the status "retracted".
   */
  isDiscarded: yesNo({ release: 'withhold' }),
  tags: members(tagSchema, MAX_TAGS, { isSearched: true, normalise: normaliseTag }),
  /** Ids of linked notes and cases. */
  links: members(recordIdSchema, 1000),
  attachments: items(
    {
      /** SHA-256 of the content, 64 hex digits. */
      hash: text(64, { isSearched: false }),
      name: text(255),
      mediaType: text(120, { isSearched: false }),
      /** Bytes. */
      size: whole(0, 2 ** 40),
    },
    500,
  ),
};

/** Item arrays as given on entry: ids are optional and attributes may be left out. */
export type ItemsInput<T> = T extends readonly (infer E)[] ? (E extends { id: string } ? Partial<E>[] : T) : T;
