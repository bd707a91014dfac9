import { z } from 'zod';

/** Longest tag, namespace included. */
export const MAX_TAG_LENGTH = 120;

/** Most tags that a person may put on one record. */
export const MAX_TAGS = 500;

/**
 * The one form in which a tag is stored: NFC, white space runs folded to one space, trimmed, and the namespace (what
 * stands before the first colon) in lower case. Null when nothing is left or the tag is too long.
 */
export function normaliseTag(input: string): string | null {
  // Control and bidirectional format characters would let two tags look the same and differ.
  const plain = input
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const colon = plain.indexOf(':');
  const namespace = colon > 0 ? plain.slice(0, colon).trim().toLowerCase() : '';
  const value = colon > 0 ? plain.slice(colon + 1).trim() : plain;
  if (value === '' || !plain.isWellFormed()) return null;
  const tag = namespace === '' ? value : `${namespace}:${value}`;
  return tag.length > MAX_TAG_LENGTH ? null : tag;
}

/** The namespace of a tag, or null for a plain word. */
export function tagNamespace(tag: string): string | null {
  const colon = tag.indexOf(':');
  return colon > 0 ? tag.slice(0, colon) : null;
}

/** Tags of this namespace stay inside the desk's organisation unless an officer releases them. */
export const INTERNAL_NAMESPACE = 'internal';

export function isInternalTag(tag: string): boolean {
  return tagNamespace(tag) === INTERNAL_NAMESPACE;
}

/** A tag in its stored form. */
export const tagSchema = z
  .string()
  .min(1)
  .max(MAX_TAG_LENGTH)
  .refine((tag) => normaliseTag(tag) === tag, { error: 'A tag has no control characters and no double spaces.' });

/** Colours a tag may have, by role name; the tokens of each theme say how they look. */
export const TAG_COLOURS = ['none', 'blue', 'teal', 'green', 'yellow', 'orange', 'rose', 'purple', 'grey'] as const;
export type TagColour = (typeof TAG_COLOURS)[number];
