import { describe, expect, it } from 'vitest';
import { type CommitId, toHex } from '#shared/domain/ids.ts';
import { leakWarnings } from '#shared/exchange/leak-warnings.ts';
import { releaseOf } from '#shared/exchange/release-rules.ts';
import type { Op, PlainValue } from '#shared/log/op.ts';

function warningsOf(...lists: Op[][]) {
  const commits = lists.map((ops, at) => ({ id: toHex(new Uint8Array(32).fill(at)) as CommitId, ops }));
  const current = new Map<string, PlainValue>();
  for (const op of lists.flat()) if ('value' in op) current.set(op.field, op.value);
  return leakWarnings(
    commits,
    releaseOf(
      'note',
      commits,
      () => true,
      () => true,
    ),
    current,
  );
}

function isFound(identity: string, body: string): boolean {
  const warnings = warningsOf([
    { field: 'sources/s1/identity', value: identity },
    { field: 'body', value: body },
  ]);
  return warnings.some(({ path, withheldPath }) => path === 'body' && withheldPath === 'sources/s1/identity');
}

describe('a leak warning', () => {
  it.each([
    ['Amina Diallo', 'As Amina Diallo told us'],
    ['Amina Diallo', 'as AMINA  DIALLO told us'],
    ['Aminá Diallo', 'Amina-Diallo said'],
    ['Amina Diallo, teacher in Gao', 'Heard from Amina Diallo yesterday.'],
    ['Amina Diallo', 'Mrs Diallo confirmed it'],
    ['Ali', 'The driver, Ali, saw it'],
    ['Иванов Пётр', 'Сообщил Иванов'],
    ['Иванов', 'со слов Иванова'],
    ['أحمد محمود', 'قال وأحمد محمود إن'],
    ['王小明', '据王小明说'],
    ['สมชาย ใจดี', 'จากสมชาย ใจดีเมื่อวาน'],
    ['+223 76 12 34 56', 'Call 0022376123456 tonight'],
    ['76-12-34-56', 'tel. (76) 12.34.56'],
    ['amina@example.org', 'Write to amina@example.org.'],
  ])('finds "%s" in "%s"', (identity, body) => {
    expect(isFound(identity, body)).toBe(true);
  });

  it.each([
    ['Ali', 'Realignment of the border'],
    ['Ali', 'Alignment of forces'],
    ['Al', 'Al said so'],
    ['12', 'On 12 March'],
    ['Amina Diallo', 'A teacher told us'],
    ['two residents', 'Two men were seen'],
    ['Local women', 'local elections were held'],
    ['76 12 34 56', 'In 1976, 12 of 34 villages'],
    ['', 'anything'],
  ])('does not find "%s" in "%s"', (identity, body) => {
    expect(isFound(identity, body)).toBe(false);
  });

  it('looks into every field that travels and names each once', () => {
    const warnings = warningsOf([
      { field: 'sources/s1/identity', value: 'Amina Diallo' },
      { field: 'sources/s1/contact', value: 'Amina Diallo, Gao' },
      { field: 'sources/s1/description', value: 'The teacher Amina Diallo' },
      { field: 'title', value: 'Diallo warns' },
      { field: 'attachments/a/name', value: 'Amina Diallo.pdf' },
      { field: 'place', value: 'Mopti' },
    ]);
    const pairs = warnings.map(({ path, withheldPath }) => `${path} ${withheldPath}`);
    const paths = ['attachments/a/name', 'sources/s1/description', 'title'];
    const hidden = ['sources/s1/contact', 'sources/s1/identity'];
    expect(pairs.sort()).toEqual(paths.flatMap((path) => hidden.map((withheldPath) => `${path} ${withheldPath}`)));
  });

  it('tells what stands only in the history', () => {
    const warnings = warningsOf(
      [
        { field: 'sources/s1/identity', value: 'Amina Diallo' },
        { field: 'body', value: 'Amina Diallo told us' },
      ],
      [{ field: 'body', value: 'A teacher told us' }],
    );
    expect(warnings).toEqual([{ path: 'body', withheldPath: 'sources/s1/identity', isHistoric: true }]);
  });

  it('looks for what was withheld in an earlier version too', () => {
    const warnings = warningsOf(
      [{ field: 'sources/s1/identity', value: 'Amina Diallo' }],
      [
        { field: 'sources/s1/identity', value: null },
        { field: 'body', value: 'Amina Diallo told us' },
      ],
    );
    expect(warnings).toEqual([{ path: 'body', withheldPath: 'sources/s1/identity', isHistoric: false }]);
  });
});
