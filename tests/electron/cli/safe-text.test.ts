import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeJson, safeLines, safeText } from '#electron/cli/safe-text.ts';

/** What could steer a terminal or turn its line around. */
const STEERING =
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF\uD800-\uDFFF]/u;

describe('content on its way to a terminal', () => {
  it('shows escape sequences and direction marks in place of obeying them', () => {
    expect(safeText('\u001B[2Jgone\u0007')).toBe(String.raw`\u{1b}[2Jgone\u{7}`);
    expect(safeText('evil\u202Egpj.exe')).toBe(String.raw`evil\u{202e}gpj.exe`);
    expect(safeText('\u009B31m')).toBe(String.raw`\u{9b}31m`);
    expect(safeText('two\nlines')).toBe(String.raw`two\u{a}lines`);
  });

  it('leaves every script as it is', () => {
    const scripts = 'Éleveurs — пастухи — 牧民 — الرعاة — می‌خواهم — नमस्ते — 👩🏽‍🌾';
    expect(safeText(scripts)).toBe(scripts);
  });

  it('never lets anything through that steers, in lines or in JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(safeText(text)).not.toMatch(STEERING);
        for (const line of safeLines(text)) expect(line).not.toMatch(STEERING);
        const json = safeJson({ text });
        expect(json).not.toMatch(STEERING);
        expect(JSON.parse(json)).toEqual({ text });
      }),
    );
  });

  it('parts lines at every kind of line end', () => {
    expect(safeLines('a\r\nb\rc\n\td')).toEqual(['a', 'b', 'c', '  d']);
  });
});

it('times become ISO 8601 in JSON, other numbers stay', () => {
  expect(safeJson({ at: 1, updatedAt: 0, verifiedAt: '2026-11-24T10:00Z', expiresAt: null, lat: 5 })).toBe(
    '{"at":"1970-01-01T00:00:00.001Z","updatedAt":"1970-01-01T00:00:00.000Z","verifiedAt":"2026-11-24T10:00Z","expiresAt":null,"lat":5}',
  );
});
