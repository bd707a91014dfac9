import { inPlainSight } from '../../markdown/plain-sight.ts';

/** Characters of a text that one line can show. */
const LONGEST = 240;

/** The beginning of a text on one line, with nothing in it that cannot be seen. */
export function oneLine(text: string): string {
  return inPlainSight(text.slice(0, LONGEST).replaceAll(/\s+/g, ' ').trim());
}
