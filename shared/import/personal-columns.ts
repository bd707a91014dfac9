import type { CsvColumn } from './csv-map.ts';

/**
 * Words of column names that say how a person can be reached, without accents. Left out are words that as often mean
 * something else in event data: a cell of a grid, a signal of a crisis, the address of a place.
 */
const CONTACT =
  words(`phone phones telephone telephones tel mobile whatsapp telegram viber email emails mail contact contacts
  courriel portable telefono correo celular contacto telefone contato
  هاتف جوال بريد телефон почта контакт 电话 手机 邮箱 邮件 微信 联系方式`);

/** Words of column names that say who told something. */
const IDENTITY =
  words(`informant informants informer witness witnesses interviewee interviewees respondent respondents reporter
  reporters reportedby enumerator complainant caller sourcename nameofsource sourceidentity
  informateur informatrice temoin temoins enqueteur signalepar nomdelasource
  informante testigo testigos reportadopor nombredelafuente denunciante
  مخبر شاهد مبلغ информатор свидетель заявитель источникимя 线人 目击者 举报人 受访者`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).map(bare));
}

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/**
 * Where a column belongs whose name says that it holds who told something or how to reach somebody: with the source, in
 * a field that a release withholds unless an officer decides otherwise. Null for any other column. It must never end up
 * in the text of the note, which everybody reads who receives it.
 */
export function personalColumn(column: string): CsvColumn | null {
  const parts = bare(column).split(/[^\p{L}]+/u);
  const humps = bare(column.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).split(/[^\p{L}]+/u);
  const names = [...parts, ...humps, parts.join('')];
  const isContact = names.some((name) => CONTACT.has(name));
  if (!isContact && !names.some((name) => IDENTITY.has(name))) return null;
  const target = isContact ? 'sources.1.contact' : 'sources.1.identity';
  return { column, target, format: { prefix: `${column.trim().slice(0, 60)}: ` } };
}
