/**
 * Writes the decimal digits of any script as 0–9, as in Arabic `٢٠٢٤`, and the Arabic decimal and thousands signs and the
 * typographic minus as their ASCII forms. Everything else stays.
 */
export function plainDigits(text: string): string {
  // Almost every cell is plain ASCII; the Unicode property test is the costly part.
  if (!/[^\u0000-\u007F]/.test(text)) return text;
  return text
    .replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
    .replaceAll('٫', '.')
    .replaceAll('٬', "'")
    .replaceAll('−', '-');
}

/** Decimal digits stand in unbroken runs, each a whole number of times 0 to 9. */
function digitValue(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}
