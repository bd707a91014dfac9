/**
 * Letters that Unicode does not decompose but that people type, read or transliterate as something plainer.
 * Keys are lower case and already without diacritics; the fold applies this table after decomposition.
 */
export const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map([
  // Latin of Europe.
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ı', 'i'],
  ['ȷ', 'j'],
  ['ĸ', 'k'],
  ['ƀ', 'b'],
  ['ɨ', 'i'],
  ['ʉ', 'u'],
  ['ƶ', 'z'],
  // Latin of West and Central Africa (Hausa, Fulfulde, Bambara, Ewe, Lingala).
  ['ɓ', 'b'],
  ['ɗ', 'd'],
  ['ɖ', 'd'],
  ['ƙ', 'k'],
  ['ƴ', 'y'],
  ['ɛ', 'e'],
  ['ɔ', 'o'],
  ['ɲ', 'n'],
  ['ƒ', 'f'],
  ['ɣ', 'g'],
  ['ʋ', 'v'],
  ['ǝ', 'e'],
  // Azerbaijani: Ganja for Gəncə, Aliyev for Əliyev.
  ['ə', 'a'],
  // Greek.
  ['ς', 'σ'],
  // Arabic, with the Persian and Urdu letters that stand for the same ones.
  ['ٱ', 'ا'],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ې', 'ي'],
  ['ے', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ە', 'ه'],
  ['ہ', 'ه'],
  ['ھ', 'ه'],
  ['ۃ', 'ه'],
  // Apostrophes, the turned comma of Uzbek and Hawaiian, primes used as apostrophes.
  ['\u2019', "'"],
  ['\u2018', "'"],
  ['\u201b', "'"],
  ['\u02bc', "'"],
  ['\u02bb', "'"],
  ['\u02b9', "'"],
  ['\u02c8', "'"],
  ['\u2032', "'"],
  ['\u00b4', "'"],
  ['`', "'"],
  ['\ua78c', "'"],
  // Hyphens that are not the ASCII one.
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2212', '-'],
  ['\ufe63', '-'],
  // Half rings of Arabic transliteration (Saʿada): most people leave them out.
  ['\u02be', ''],
  ['\u02bf', ''],
  // Tatweel only stretches a word.
  ['\u0640', ''],
]);

/**
 * Marks that vanish: diacritics on Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, and characters that
 * have no width (joiners, soft hyphen, direction marks, variation selectors). Vowel signs of Indic and South-East
 * Asian scripts, and the voicing marks of Kana, are letters to their readers and stay.
 */
export const VANISHING =
  /[\u00ad\u034f\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u20d0-\u20ff\u2cef-\u2cf1\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]|[\u{e0000}-\u{e0fff}]/gu;
