import { z } from 'zod';
import { code, text } from './fields.ts';
import { TAG_COLOURS } from './tag.ts';

/** What this organisation says about a tag: its colour and meaning. The tag itself stands in the records' sets. */
export const tagDefinitionSchema = z.strictObject({
  tag: text(120, { isSearched: false }),
  colour: code(TAG_COLOURS),
  description: text(1_000, { isSearched: false }),
});

export type TagDefinitionValues = z.infer<typeof tagDefinitionSchema>;
export type TagDefinitionInput = Partial<TagDefinitionValues>;
