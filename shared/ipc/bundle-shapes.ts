import { z } from 'zod';
import { recordIdSchema } from '../domain/record-fields.ts';
import { author, contact, hash, importReport } from './shapes.ts';

export const bundleManifestView = z.strictObject({
  bundle: z.string(),
  sender: author,
  sequence: z.number(),
  writtenAt: z.number(),
  recipients: z.array(z.string()),
  tlp: z.string(),
  sensitivity: z.string(),
  chathamHouse: z.boolean(),
  exercise: z.string().nullable(),
  expiresAt: z.number().nullable(),
  commits: z.number(),
  records: z.number(),
  attachments: z.number(),
  size: z.number(),
});

export const bundlePreview = z.strictObject({
  manifest: bundleManifestView,
  report: importReport,
  /** True when this very bundle was applied before. */
  isKnown: z.boolean(),
  /** How many records there are of each kind of change. */
  counts: z.strictObject({
    new: z.number(),
    updated: z.number(),
    suggestion: z.number(),
    conflict: z.number(),
    duplicate: z.number(),
  }),
  /** What each record would become, at most the first 500. */
  changes: z.array(
    z.strictObject({
      record: recordIdSchema,
      kind: z.string(),
      title: z.string().nullable(),
      change: z.enum(['new', 'updated', 'suggestion', 'conflict', 'duplicate']),
      by: author,
      fields: z.array(z.string()),
      withheld: z.number(),
      tlp: z.string(),
    }),
  ),
});

export const bundlePlan = z.strictObject({
  recipients: z.array(contact),
  records: z.array(
    z.strictObject({
      record: recordIdSchema,
      kind: z.string(),
      title: z.string().nullable(),
      tlp: z.string(),
      sensitivity: z.string(),
      chathamHouse: z.boolean(),
      visible: z.array(z.string()),
      withheld: z.array(
        z.strictObject({
          path: z.string(),
          reason: z.enum(['identity', 'personal', 'internal-tag', 'private', 'link']),
        }),
      ),
      /** Why this record may not go to one of the recipients; null when it may. */
      blocked: z.strictObject({ reason: z.string(), contacts: z.array(recordIdSchema) }).nullable(),
      /** Fields whose text still holds a withheld value. */
      warnings: z.array(
        z.strictObject({
          path: z.string(),
          withheldPath: z.string(),
          /** True when only an earlier version of the field holds it; that version travels with the history. */
          isHistoric: z.boolean(),
        }),
      ),
    }),
  ),
  /** Names exactly this plan: a write that carries it is refused when anything has changed since. */
  digest: hash,
  commits: z.number(),
  attachments: z.number(),
  size: z.number(),
});

export const bundleWritten = z.strictObject({
  fileName: z.string(),
  bundle: z.string(),
  sequence: z.number(),
  records: z.number(),
  commits: z.number(),
  attachments: z.number(),
  withheld: z.number(),
  size: z.number(),
  sha256: hash,
  isVerified: z.boolean(),
});
