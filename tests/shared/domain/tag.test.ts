import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInternalTag, normaliseTag, tagNamespace, tagSchema } from '#shared/domain/tag.ts';

const any = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 140 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(fc.constantFrom(' ', ':', 'A', 'İ', 'e\u0301', '\u202E', '\uFEFF', '\t', 'x', '\uD800'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);

describe('the stored form of a tag', () => {
  it('is reached in one step and taken by the schema', () => {
    fc.assert(
      fc.property(any, (input) => {
        const tag = normaliseTag(input);
        if (tag === null) return;
        expect(normaliseTag(tag)).toBe(tag);
        expect(tagSchema.safeParse(tag).success).toBe(true);
        expect(tag).toBe(tag.trim());
        expect(tag).not.toMatch(/[\u0000-\u001F\u200B-\u200F\u202A-\u202E]| {2}/u);
      }),
      { numRuns: 1000 },
    );
  });

  it('has the namespace in lower case, and leaves the case of the value alone', () => {
    expect(normaliseTag('  Topic : Water  Rights ')).toBe('topic:Water Rights');
    expect(normaliseTag('Calm')).toBe('Calm');
    expect(normaliseTag('a:b:C')).toBe('a:b:C');
    expect(tagNamespace('topic:Water')).toBe('topic');
    expect(tagNamespace(':x')).toBeNull();
    expect(isInternalTag('internal:x')).toBe(true);
    expect(isInternalTag(normaliseTag('INTERNAL : x') ?? '')).toBe(true);
    expect(isInternalTag('internally:x')).toBe(false);
  });

  it('does not exist for what cannot be seen, is too long or is broken', () => {
    for (const input of ['', '  ', '\u200B', 'topic:', 'topic:\u202E', 'x'.repeat(121), '\uD800', 'a\uDC00']) {
      expect(normaliseTag(input), JSON.stringify(input)).toBeNull();
    }
  });

  it('cannot be two tags that look the same', () => {
    expect(normaliseTag('cafe\u0301')).toBe(normaliseTag('caf\u00E9'));
    expect(normaliseTag('internal\u200B:x')).toBe('internal:x');
    expect(normaliseTag('\u202Einternal:x')).toBe('internal:x');
  });
});
