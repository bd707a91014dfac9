import { stemmer as snowballRussian } from '@orama/stemmers/russian';

/** Plurals from another root. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    человек: 'люди людей людям людьми людях',
    ребенок: 'дети детей детям детьми детях',
    день: 'дня дню днем дне дни дней дням днями днях',
    мать: 'матери матерью матерей матерям матерями матерях',
    год: 'лет',
  }).flatMap(([base, forms]) => forms.split(' ').map((form): [string, string] => [form, base])),
);

/**
 * The Russian stem (Snowball) of a folded word. Snowball leaves the fleeting vowel of -ец and -ок (беженец but беженцы,
 * рынок but рынки), so it is dropped from every stem that ends so.
 */
export function stemRussian(word: string): string {
  const stem = snowballRussian(IRREGULAR.get(word) ?? word);
  return stem.length > 4 ? stem.replace(/([бвгджзклмнпрстфхчшщ])(?:е(?=ц$)|о(?=к$))/, '$1') : stem;
}
