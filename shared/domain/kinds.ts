import type { z } from 'zod';
import { type CaseValues, caseSchema } from './case.ts';
import { type ContactValues, contactSchema } from './contact.ts';
import { type NoteValues, noteSchema } from './note.ts';
import { type TagDefinitionValues, tagDefinitionSchema } from './tag-definition.ts';

/** The kinds of record that this version understands. Others are kept and relayed untouched. */
export const RECORD_KINDS = ['note', 'case', 'contact', 'tag'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export interface ValuesByKind {
  note: NoteValues;
  case: CaseValues;
  contact: ContactValues;
  tag: TagDefinitionValues;
}

const SCHEMAS = {
  note: noteSchema,
  case: caseSchema,
  contact: contactSchema,
  tag: tagDefinitionSchema,
} as const;

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(SCHEMAS, kind);
}

/** The schema that types and checks the values of a kind. */
export function schemaOf<K extends RecordKind>(kind: K): (typeof SCHEMAS)[K] {
  return SCHEMAS[kind];
}

/** Field name → field schema of a kind; an empty object for kinds of a newer version. */
export function shapeOf(kind: string): Readonly<Record<string, z.ZodType>> {
  return isRecordKind(kind) ? SCHEMAS[kind].shape : {};
}

/** Kinds that hold this desk's own decisions and are never released. */
export function isPrivateKind(kind: string): boolean {
  return kind === 'contact' || kind === 'tag';
}
