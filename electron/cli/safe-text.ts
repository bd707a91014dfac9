/**
 * What must not reach a terminal as it is: control characters (escape sequences among them), characters that turn the
 * direction of a line, separators that only some programs take for line ends, invisible tag characters, and code points
 * that are no characters.
 */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Noncharacter_Code_Point}\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Content on one line, fit for a terminal: what could steer it is shown as `\u{1b}`. */
export function safeText(text: string): string {
  return text.replaceAll(UNFIT, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Content as lines fit for a terminal; line ends of every system count, tabs become two spaces. */
export function safeLines(text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => safeText(line.replaceAll('\t', '  ')));
}

/**
 * JSON on one line that means the same and can be shown in a terminal. Numbers under `at` and under names that end in
 * `At` are milliseconds since 1970 and become ISO 8601 times.
 */
export function safeJson(value: unknown): string {
  const json = JSON.stringify(value, (key, part: unknown) =>
    typeof part === 'number' && /^at$|At$/.test(key) ? new Date(part).toISOString() : part,
  );
  // JSON.stringify escapes what lies below U+0020 and broken surrogates itself.
  return json.replaceAll(UNFIT, (letter) =>
    Array.from({ length: letter.length }, (_, at) => escapedUnit(letter.charCodeAt(at))).join(''),
  );
}

function escapedUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
