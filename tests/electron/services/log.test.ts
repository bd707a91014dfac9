import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLog } from '#electron/services/log.ts';

function recorder() {
  const lines: string[] = [];
  return {
    lines,
    log: createLog(
      (line) => lines.push(line),
      () => new Date(0),
    ),
  };
}

it('writes one line of JSON for each event', () => {
  const { lines, log } = recorder();
  log.write('window.crashed', { reason: 'oom', exitCode: 3, isLast: false });
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","event":"window.crashed","reason":"oom","exitCode":3,"isLast":false}',
  ]);
});

it('never writes a text, only single plain words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const { lines, log } = recorder();
      log.write('x', { fact: `two ${text}`, other: `/folder/${text}` });
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ fact: '…', other: '…' });
    }),
  );
});

it('tells of a failure its kind and place, and nothing of its message or its folders', () => {
  const { lines, log } = recorder();
  const secret = 'Village of X\n    at secretPlace (/home/somebody/notes.ts:1:1)';
  const error = Object.assign(new RangeError(secret), { code: 'ERR_X' });
  log.failure('call.notes.save', error);
  const all = lines.join('\n');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'call.notes.save', name: 'RangeError', code: 'ERR_X' });
  expect(all).toContain('log.test.ts');
  expect(all).not.toMatch(/Village|secretPlace|somebody|home/);
});

it.each([['text'], [null], [undefined], [{ message: 'secret words' }]])('takes %j as a failure too', (thrown) => {
  const { lines, log } = recorder();
  log.failure('x', thrown);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('secret');
});
