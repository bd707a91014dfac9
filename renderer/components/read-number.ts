import { readNumber as readAsWritten } from '#shared/import/numbers.ts';

export interface NumberBounds {
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
}

export type NumberReading = { readonly ok: true; readonly value: number | null } | { readonly ok: false };

/**
 * Reads a number as people type it: point or comma before decimals, spaces between thousands, any script's digits.
 * `1,234` is the thousand unless only the fraction lies within the bounds. Blank is null. Not ok when it is no number,
 * out of bounds, or has decimals where a whole one is wanted.
 */
export function readTypedNumber(text: string, { least, most, isWhole }: NumberBounds): NumberReading {
  if (text.trim() === '') return { ok: true, value: null };
  for (const sign of ['.', ','] as const) {
    const value = readAsWritten(text, sign);
    if (value === null || value < least || value > most || (isWhole && !Number.isInteger(value))) continue;
    return { ok: true, value };
  }
  return { ok: false };
}
