import { z } from 'zod';

/**
 * Names the place of a schema issue without echoing what was sent: only names that stand in the schema itself are
 * repeated, so a key that a caller made up (in a record, or an unknown property) ends the path as `…`. Empty when the
 * input as a whole is meant.
 */
export function inputPath(schema: z.ZodType, path: readonly PropertyKey[]): string {
  let known = '';
  let at: unknown = schema;
  for (const segment of path) {
    at = inner(at);
    if (at instanceof z.ZodObject && typeof segment === 'string' && Object.hasOwn(at.shape, segment)) {
      known += known ? `.${segment}` : segment;
      at = at.shape[segment];
    } else if (at instanceof z.ZodArray && typeof segment === 'number') {
      known += `[${segment}]`;
      at = at.element;
    } else {
      return known ? `${known}.…` : '…';
    }
  }
  return known;
}

/** Takes off what does not change the shape: optional, nullable, default. */
function inner(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault) at = at.unwrap();
  return at;
}
