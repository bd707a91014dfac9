import { z } from 'zod';
import { caseSchema } from '../domain/case.ts';
import type { RecordKind } from '../domain/kinds.ts';
import { noteSchema } from '../domain/note.ts';
import { recordIdSchema } from '../domain/record-fields.ts';
import { TAG_COLOURS, tagSchema } from '../domain/tag.ts';
import { SENSITIVITIES, TLP_LABELS } from '../reference/scales.ts';
import { csvMap } from '../import/csv-map.ts';

export { csvMap, recordIdSchema, tagSchema };

/** An opaque id that the renderer picks for long work, to follow its progress and to cancel it. */
export const jobId = z.string().min(1).max(64);
/** Names a file that the host holds; never a path. */
export const fileToken = z.string().min(1).max(64);
export const receivedFile = z.strictObject({ file: fileToken, name: z.string(), size: z.number() });
export const recordKind = z.enum(['note', 'case']);
export const tagColour = z.enum(TAG_COLOURS);
/** Field values as entered; the domain's schema of the kind checks them. */
export const loose = z.record(z.string().max(80), z.unknown());
/** A SHA-256 or a public key, 64 hex digits. */
export const hash = z.string().length(64);

export const workspaceState = z.strictObject({
  status: z.enum(['none', 'locked', 'open']),
  /** Name, officer and organisation are known only while open. */
  name: z.string().nullable(),
  officer: z.string().nullable(),
  organisation: z.string().nullable(),
  desk: hash.nullable(),
  /** The exercise's name, or null for live. Shown on every screen. */
  exercise: z.string().nullable(),
  /** Milliseconds to wait before the next unlock attempt is heard. */
  waitMs: z.number(),
});

export const deskInfo = z.strictObject({
  key: hash,
  name: z.string(),
  officer: z.string(),
  organisation: z.string(),
  /** Six groups of five digits, to be read aloud. */
  fingerprint: z.string(),
});

export const contact = z.strictObject({
  id: recordIdSchema,
  desk: hash,
  name: z.string(),
  officer: z.string(),
  organisation: z.string(),
  fingerprint: z.string(),
  isVerified: z.boolean(),
  verifiedAt: z.string().nullable(),
  isRemoved: z.boolean(),
  remark: z.string().nullable(),
});

/** What a desk card says, and what adding it would do to the contacts of this desk. */
export const cardPreview = z.strictObject({
  desk: hash,
  name: z.string(),
  officer: z.string(),
  organisation: z.string(),
  fingerprint: z.string(),
  createdAt: z.number(),
  /**
   * `new` makes a contact; `same` and `older` change nothing but bring a removed contact back; `newer` renews a contact
   * and keeps what was verified; `changed` renews it, and it has to be verified anew.
   */
  standing: z.enum(['new', 'same', 'older', 'newer', 'changed']),
  /** The contact that the card's desk is already; null when it is none. */
  contact: contact.nullable(),
});

/** Somebody who wrote a commit, as far as this desk knows. */
export const author = z.strictObject({
  desk: hash,
  /** Null for a desk of which no card is known. */
  name: z.string().nullable(),
  officer: z.string().nullable(),
  organisation: z.string().nullable(),
  trust: z.enum(['self', 'verified', 'unverified', 'unknown']),
});

const plainValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const opShape = z.union([
  z.strictObject({ field: z.string(), value: plainValue }),
  z.strictObject({ field: z.string(), add: z.array(z.string()), remove: z.array(z.string()) }),
]);

/** A record of a kind as the renderer sees it. */
export function recordView<K extends RecordKind & ('note' | 'case')>(kind: K) {
  return z.strictObject({
    id: recordIdSchema,
    kind: z.literal(kind),
    realm: z.string(),
    owner: author,
    /** True when this desk's edits apply; otherwise they become suggestions. */
    isInside: z.boolean(),
    createdAt: z.number(),
    updatedAt: z.number(),
    values: kindValues[kind],
    /** Tags that this organisation put on somebody else's record; shown here only. */
    ownTags: z.array(z.string()),
    conflicts: z.array(
      z.strictObject({
        path: z.string(),
        /** How many rivals there are besides. */
        more: z.number(),
        rivals: z.array(z.strictObject({ value: plainValue, by: author, at: z.number(), commit: hash })),
      }),
    ),
    suggestions: z.array(z.strictObject({ by: author, at: z.number(), commit: hash, ops: z.array(opShape) })),
    /** How many suggestions there are besides the newest. */
    moreSuggestions: z.number(),
    withheld: z.array(z.strictObject({ by: author, count: z.number() })),
    /** Ancestor commits that have not arrived yet. */
    missing: z.number(),
    waiting: z.number(),
    /** The commits that this view shows the work of; to be given back as `seen` with a change made on it. */
    heads: z.array(hash),
  });
}
const kindValues = { note: noteSchema, case: caseSchema } as const;

export const historyEntry = z.strictObject({
  commit: hash,
  by: author,
  at: z.number(),
  /** Whether it counts as a change of the record or stands beside it as a suggestion. */
  standing: z.enum(['applied', 'suggestion', 'waiting', 'quarantined']),
  ops: z.array(opShape),
  withheld: z.number(),
});

export const draft = z.strictObject({
  id: z.string(),
  kind: recordKind,
  record: recordIdSchema.nullable(),
  values: loose,
  savedAt: z.number(),
});

export const attachmentInput = z.strictObject({
  name: z.string().min(1).max(255),
  mediaType: z.string().max(120),
  bytes: z.instanceof(Uint8Array),
});
export const attachmentContent = z.strictObject({ bytes: z.instanceof(Uint8Array), size: z.number() });

export const FACETS = [
  'kind',
  'country',
  'type',
  'severity',
  'tag',
  'organisation',
  'marking',
  'sensitivity',
  'status',
] as const;
export const facetName = z.enum(FACETS);
export type FacetName = (typeof FACETS)[number];

/** What narrows a search: within one facet any of the values, across facets all. Dates are inclusive `YYYY-MM-DD`. */
export const searchFilter = z.strictObject({
  values: z.partialRecord(facetName, z.array(z.string().max(200)).max(300)),
  from: z.string().max(10).nullable(),
  to: z.string().max(10).nullable(),
});

export const searchRequest = z.strictObject({
  text: z.string().max(1000),
  filter: searchFilter,
  sort: z.enum(['newest', 'relevance']),
  offset: z.int().min(0),
  limit: z.int().min(0).max(500),
  hasFacets: z.boolean(),
  /** True while the last word is being typed: it then matches as a beginning. */
  isTyping: z.boolean(),
});

export const recordHit = z.strictObject({
  id: recordIdSchema,
  kind: recordKind,
  title: z.string().nullable(),
  /** Marks are ranges of UTF-16 units in `title` and in `snippet`. */
  titleMarks: z.array(z.strictObject({ start: z.number(), end: z.number() })),
  snippet: z.string(),
  marks: z.array(z.strictObject({ start: z.number(), end: z.number() })),
  type: z.string().nullable(),
  status: z.string().nullable(),
  severity: z.number().nullable(),
  country: z.string().nullable(),
  place: z.string().nullable(),
  /** Day of the event, else of the record. */
  date: z.string(),
  eventEnd: z.string().nullable(),
  tlp: z.string(),
  sensitivity: z.string(),
  chathamHouse: z.boolean(),
  tags: z.array(z.string()),
  organisation: z.string().nullable(),
  updatedAt: z.number(),
  hasConflict: z.boolean(),
  hasSuggestion: z.boolean(),
  attachmentCount: z.number(),
});

export const searchResult = z.strictObject({
  total: z.number(),
  hits: z.array(recordHit),
  /** Per facet the counts of the hits, highest first; each facet is counted without its own filter. */
  facets: z.partialRecord(facetName, z.array(z.strictObject({ value: z.string(), count: z.number() }))),
});

/** A part that is null stays as it is. */
export const markingChange = z.strictObject({
  tlp: z.enum(TLP_LABELS.map(({ code }) => code)).nullable(),
  sensitivity: z.enum(SENSITIVITIES.map(({ code }) => code)).nullable(),
  chathamHouse: z.boolean().nullable(),
});

/** Which records an action means: these, or all hits of a search. */
export const selection = z.union([
  z.strictObject({ ids: z.array(recordIdSchema).min(1).max(100_000) }),
  z.strictObject({ text: z.string().max(1000), filter: searchFilter }),
]);

export const tagSummary = z.strictObject({
  tag: z.string(),
  count: z.number(),
  colour: tagColour,
  description: z.string().nullable(),
});

export const undoable = z.strictObject({
  /** What was done, as a message key with a count: the interface says it in words. */
  label: z.enum([
    'note.save',
    'case.save',
    'tags.apply',
    'tags.rename',
    'tag.describe',
    'restore',
    'mark',
    'csv.import',
    'contact',
  ]),
  count: z.number(),
  at: z.number(),
});

const problem = z.strictObject({
  line: z.number().nullable(),
  record: z.string().nullable(),
  code: z.string(),
  message: z.string(),
});

/** received = accepted + duplicate + suggested + conflict + refused, always. */
export const importReport = z.strictObject({
  received: z.number(),
  accepted: z.number(),
  duplicate: z.number(),
  suggested: z.number(),
  conflict: z.number(),
  refused: z.number(),
  /** At most the first thousand; `refused` counts all. */
  problems: z.array(problem),
  isDryRun: z.boolean(),
});

export const csvInspection = z.strictObject({
  encoding: z.string(),
  delimiter: z.string(),
  /** The row that names the columns, counted from 1 over rows that are not blank; 0 when none does. */
  headerRow: z.number(),
  header: z.array(z.string()),
  /** HXL hashtags under the header, or null when the file has none. */
  hxl: z.array(z.string()).nullable(),
  rows: z.array(z.array(z.string())),
  rowCount: z.number().nullable(),
  /** Columns that hold dates, with the formats under which they can be read; more than one asks for a choice. */
  dates: z.array(z.strictObject({ column: z.string(), formats: z.array(z.string()) })),
  /** The name of the ready or saved map that fits, or null. */
  suggestedMap: csvMap.nullable(),
});

export const csvPreview = z.strictObject({
  notes: z.array(loose),
  report: importReport,
});

export const checkReport = z.strictObject({
  ok: z.boolean(),
  stateHash: hash,
  /** The hash after rebuilding from the log; null unless asked for. */
  rebuiltHash: hash.nullable(),
  commits: z.number(),
  records: z.number(),
  attachments: z.number(),
  problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
});

export const stats = z.strictObject({
  notes: z.number(),
  cases: z.number(),
  commits: z.number(),
  tags: z.number(),
  contacts: z.number(),
  attachments: z.number(),
  attachmentBytes: z.number(),
  fileBytes: z.number(),
});

/** Choices that are remembered on this machine; they hold no content. */
export const preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  locale: z.enum(['en', 'ar', 'zh', 'fr', 'ru', 'es']),
  facetsWidth: z.number().min(160).max(480),
  listWidth: z.number().min(280).max(900),
  isFacetsOpen: z.boolean(),
  openSections: z.array(z.string().max(40)).max(40),
  sort: z.enum(['newest', 'relevance']),
  autoLockMinutes: z.int().min(1).max(240),
});
