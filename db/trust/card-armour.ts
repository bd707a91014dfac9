import { foreignCard } from '#shared/exchange/desk-card.ts';
import { LIMITS } from '#shared/log/limits.ts';

const BEGIN = '-----BEGIN CONCORD DESK CARD-----';
const END = '-----END CONCORD DESK CARD-----';
const LINE = 64;

/**
 * The text form of a card: two marker lines around base64 in lines of 64. Nothing readable stands beside it on purpose:
 * a name that is not signed would be believed.
 */
export function armourCard(bytes: Uint8Array): string {
  const base64 = Buffer.from(bytes).toString('base64');
  const lines = base64.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
  return `${[BEGIN, ...lines, END].join('\n')}\n`;
}

/**
 * The bytes of one card's text form. Accepts what mail does to a text (a byte order mark, CRLF, blank lines around) and
 * nothing else: one card, full lines, canonical base64. Throws `card.foreign`.
 */
export function unarmourCard(text: string): Uint8Array {
  if (text.length > LIMITS.card * 2) throw foreignCard('size');
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .trim()
    .split('\n');
  const body = lines.slice(1, -1);
  if (lines[0] !== BEGIN || lines.at(-1) !== END || body.length === 0) throw foreignCard('markers');
  const isShaped = body.every((line, at) => (at < body.length - 1 ? line.length === LINE : line.length <= LINE));
  const base64 = body.join('');
  const bytes = Buffer.from(base64, 'base64');
  if (!isShaped || bytes.toString('base64') !== base64) throw foreignCard('base64');
  return Uint8Array.from(bytes);
}
