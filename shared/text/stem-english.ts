import { stem as stemPorter2 } from 'porter2';

/** Irregular forms that suffix rules cannot reach, with the word they belong to. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    arise: 'arose arisen',
    beat: 'beaten',
    become: 'became',
    begin: 'began begun',
    break: 'broke broken',
    bring: 'brought',
    build: 'built',
    burn: 'burnt',
    buy: 'bought',
    catch: 'caught',
    child: 'children',
    choose: 'chose chosen',
    come: 'came',
    drive: 'drove driven',
    fall: 'fell fallen',
    feed: 'fed',
    fight: 'fought',
    find: 'found',
    fisherman: 'fishermen',
    flee: 'fled',
    forbid: 'forbade forbidden',
    give: 'gave given',
    go: 'went gone goes',
    grow: 'grew grown',
    gunman: 'gunmen',
    herdsman: 'herdsmen',
    hide: 'hid hidden',
    hold: 'held',
    keep: 'kept',
    know: 'knew known',
    lead: 'led',
    lose: 'lost',
    make: 'made',
    man: 'men',
    meet: 'met',
    militiaman: 'militiamen',
    overthrow: 'overthrew overthrown',
    pay: 'paid',
    policeman: 'policemen',
    rise: 'rose risen',
    say: 'said',
    see: 'saw seen',
    seek: 'sought',
    sell: 'sold',
    send: 'sent',
    shake: 'shook shaken',
    shoot: 'shot',
    speak: 'spoke spoken',
    spend: 'spent',
    spokesman: 'spokesmen',
    steal: 'stole stolen',
    strike: 'struck stricken',
    take: 'took taken',
    teach: 'taught',
    tell: 'told',
    throw: 'threw thrown',
    tribesman: 'tribesmen',
    understand: 'understood',
    win: 'won',
    withdraw: 'withdrew withdrawn',
    woman: 'women',
    write: 'wrote written',
    crisis: 'crises',
    analysis: 'analyses',
  }).flatMap(([base, forms]) => forms.split(' ').map((form): [string, string] => [form, base])),
);

const ISE = /is(e|ed|es|er|ers|ing|ation|ations|ational)$/;
const YSE = /ys(e|ed|er|ers|ing)$/;
const OUR = /our(s|ed|ing|er|ers|hood|hoods|able|ful)?$/;

/** One spelling for the British and the American one. It only has to be the same for both, not right. */
function oneSpelling(word: string): string {
  if (word.length < 6) return word;
  if (ISE.test(word)) return word.replace(ISE, 'iz$1');
  if (YSE.test(word)) return word.replace(YSE, 'yz$1');
  if (OUR.test(word)) return word.replace(OUR, 'or$1');
  if (/(?:def|off|lic)ences?$/.test(word)) return word.replace(/ence(s?)$/, 'ense$1');
  if (/[nb]tres?$/.test(word)) return word.replace(/tre(s?)$/, 'ter$1');
  return /grammes?$/.test(word) ? word.replace(/mme(s?)$/, 'm$1') : word;
}

/**
 * The English stem of a folded word: the Porter 2 algorithm (Snowball "English"), after irregular forms and British
 * spellings are brought to one form.
 */
export function stemEnglish(word: string): string {
  return stemPorter2(oneSpelling(IRREGULAR.get(word) ?? word));
}
