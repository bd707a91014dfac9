import type { CsvColumn } from './csv-map.ts';

/** How a script shows where words end. */
type Part = 'word' | 'beginning' | 'anywhere';

/**
 * What column names say of how a person can be reached, without accents and articles, by the part of a word that says so.
 * Left out are words that as often mean something else in event data: a cell of a grid, a signal of a crisis, the
 * address of a place.
 */
const CONTACT: Readonly<Record<Part, readonly string[]>> = {
  word: list('tel msisdn contact contacts contacto contactos contato'),
  beginning: list(
    'phone telephone telefon mobile whatsapp telegram viber email courriel celular correo контакт телефон почт мобил',
  ),
  anywhere: list('phonenumber هاتف جوال موبايل بريد 电话 手机 邮箱 邮件 微信 联系'),
};

/** What column names say of who told something, or of who a person is. */
const IDENTITY: Readonly<Record<Part, readonly string[]>> = {
  word: list(`caller reportedby submittedby submitter toldby saidby rapportepar username enumerator interviewer focalpoint
    kiname chief zeuge zeugin`),
  beginning: list(
    `informan informer informat witness interviewee interviewed respondent reporter complainan whistleblow eyewitness
     temoin enqueteur enquete plaignant signale
     testig entrevistad encuestad denunciant informad
     информатор свидетел очевид заявител респондент опрошен`,
  ),
  anywhere: list('شاهد شهود مخبر مبلغ راوي 线人 目击 证人 举报 受访 报告人 信息提供'),
};

/** Names of columns that may hold a publication or a person. Withheld until somebody says which. */
const EITHER = list(
  'source sources fuente fuentes fonte quelle مصدر المصدر مصادر المصادر источник источники 来源 消息来源 name names monitor',
);

/** Words that name a person when a word such as `name` stands beside them. */
const PEOPLE = list(`source sources victim victims survivor detainee child father mother relative family
  fuente victima victime المصدر مصدر الضحيه ضحيه источник жертв пострадав 来源 受害 死者`);
const NAMES = list('name names nom noms nombre nombres nome اسم الاسم имя имена фио фамили 姓名 名字 名称');

function list(text: string): string[] {
  return text.trim().split(/\s+/).map(bare);
}

/** Without case, accents, and the difference between letters that Arabic writers exchange. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ة', 'ه')
    .replaceAll(/[أإآ]/g, 'ا')
    .replaceAll('ى', 'ي');
}

/**
 * Where a column belongs whose name says that it holds who told something or how to reach somebody: with the source, in
 * a field that a release withholds. Null for any other column. It must never end up in the text of the note, which
 * everybody reads who receives it. Names are only a hint: the person who imports sees where each column goes.
 */
export function personalColumn(column: string): CsvColumn | null {
  const words = wordsOf(column);
  const isContact = speaksOf(CONTACT, words);
  const isPerson = speaksOf(IDENTITY, words) || isNameOfPerson(words) || EITHER.includes(bare(column).trim());
  if (!isContact && !isPerson) return null;
  const target = isContact ? 'sources.1.contact' : 'sources.1.identity';
  return { column, target, format: { prefix: `${column.trim().slice(0, 60)}: ` } };
}

/** The words of a name as it is written and with its humps taken apart, neighbours joined, and all of it in one. */
function wordsOf(column: string): string[] {
  const parts = (text: string) =>
    bare(text)
      .split(/[^\p{L}]+/u)
      .filter((part) => part !== '');
  const written = parts(column);
  const humps = parts(column.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  const pairs = humps.slice(1).map((part, at) => `${humps[at] ?? ''}${part}`);
  // The Arabic article and prepositions are written onto the word.
  const plain = written.map((part) => part.replace(/^(?:وال|بال|لل|ال)/u, ''));
  return [...new Set([...written, ...humps, ...pairs, ...plain])];
}

function speaksOf(terms: Readonly<Record<Part, readonly string[]>>, words: readonly string[]): boolean {
  return words.some(
    (word) =>
      terms.word.includes(word) ||
      terms.beginning.some((term) => word.startsWith(term)) ||
      terms.anywhere.some((term) => word.includes(term)),
  );
}

/** `Victim name`, `Name of the source`. */
function isNameOfPerson(words: readonly string[]): boolean {
  return [PEOPLE, NAMES].every((terms) => words.some((word) => terms.some((term) => isForm(word, term))));
}

/** Russian bends its words, and Chinese writes them without spaces. */
function isForm(word: string, term: string): boolean {
  if (/\p{Script=Cyrillic}/u.test(term)) return word.startsWith(term);
  return /\p{Script=Han}/u.test(term) ? word.includes(term) : word === term;
}
