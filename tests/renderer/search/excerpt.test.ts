import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround } from '#renderer/features/search/excerpt.ts';

const TEXT = 'Families came on foot over two days and drank from the pump behind the school.';
const markOf = (word: string) => ({ start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length });

describe('an excerpt', () => {
  it('begins a word or two before the first hit', () => {
    const { text, marks } = excerptAround(TEXT, [markOf('pump'), markOf('school')]);
    expect(text).toBe('…from the pump behind the school.');
    expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(['pump', 'school']);
  });

  it('leaves a text alone whose hit is near its beginning or that has none', () => {
    expect(excerptAround(TEXT, [markOf('came')])).toEqual({ text: TEXT, marks: [markOf('came')] });
    expect(excerptAround(TEXT, [])).toEqual({ text: TEXT, marks: [] });
  });

  it('begins at the hit where the script has no spaces', () => {
    const text = '当地居民说水泵在星期二的夜里被人拆走了';
    expect(excerptAround(text, [{ start: 13, end: 15 }]).text).toBe(`…${text.slice(13)}`);
  });

  it('never loses or changes what is marked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.nat(120), fc.nat(20), (text, start, length) => {
        fc.pre(start + length <= text.length && length > 0);
        const shown = excerptAround(text, [{ start, end: start + length }]);
        const [mark] = shown.marks;
        expect(shown.text.slice(mark?.start, mark?.end)).toBe(text.slice(start, start + length));
      }),
    );
  });
});
