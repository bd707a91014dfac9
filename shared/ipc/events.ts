import { z } from 'zod';
import type { EVENT_NAMES } from './names.ts';
import { receivedFile, workspaceState } from './shapes.ts';

/** What the main process tells every window without being asked. */
export const EVENTS = {
  /** Records that changed, coalesced; `commit` is null when many commits changed one record. */
  changed: z.array(z.strictObject({ record: z.string(), kind: z.string(), commit: z.string().nullable() })),
  /** `total` is null while it is not known. */
  progress: z.strictObject({
    job: z.string(),
    phase: z.enum(['reading', 'verifying', 'writing', 'indexing', 'checking']),
    done: z.number(),
    total: z.number().nullable(),
  }),
  state: workspaceState,
  /** A command chosen from the application menu or a file opened with Concord. */
  command: z.strictObject({
    name: z.enum([
      'new-note',
      'new-case',
      'find',
      'palette',
      'lock',
      'undo',
      'redo',
      'import',
      'release',
      'settings',
      'keys',
    ]),
    /** The file that was opened with Concord; only ever beside `import`. */
    file: receivedFile.optional(),
  }),
} as const satisfies Record<(typeof EVENT_NAMES)[number], z.ZodType>;

export type EventName = keyof typeof EVENTS;
export type EventData<E extends EventName> = z.output<(typeof EVENTS)[E]>;
