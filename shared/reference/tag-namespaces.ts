import { type CodeOf, isCodeOf } from './vocabulary.ts';

/**
 * The published tag namespaces: what stands before the colon of a tag when desks are to understand one another. A tag
 * needs no namespace, and a desk may use others of its own. Lower case, as tags are stored.
 */
// prettier-ignore
export const TAG_NAMESPACES = [
  { code: 'topic', label: 'Topic', meaning: 'What it is about beyond the situation type: topic:transhumance, topic:gold mining.', isWithheld: false },
  { code: 'actor-type', label: 'Kind of actor', meaning: 'What kind of group takes part: actor-type:militia, actor-type:youth wing.', isWithheld: false },
  { code: 'protection', label: 'Protection', meaning: 'Who needs protection and from what: protection:children, protection:minority.', isWithheld: false },
  { code: 'source-type', label: 'Kind of source', meaning: 'Where it comes from, never who: source-type:local media, source-type:partner.', isWithheld: false },
  { code: 'area', label: 'Area', meaning: 'A named area that crosses administrative limits: area:Liptako-Gourma, area:Karamoja.', isWithheld: false },
  { code: 'process', label: 'Process', meaning: 'The peace process or engagement it belongs to: process:national dialogue.', isWithheld: false },
  { code: 'theme', label: 'Theme', meaning: 'Agenda it touches: theme:women peace and security, theme:youth, theme:climate.', isWithheld: false },
  { code: 'internal', label: 'Internal', meaning: 'For your own organisation only. Withheld when a record is released.', isWithheld: true },
] as const;
export type TagNamespace = CodeOf<typeof TAG_NAMESPACES>;
export const isTagNamespace = isCodeOf(TAG_NAMESPACES);
