import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandForm, parseArguments, usageLine } from '#electron/cli/arguments.ts';
import { ConcordError } from '#shared/errors.ts';

const form: CommandForm = {
  name: 'thing do',
  parameters: [
    { name: 'ID', isRequired: true },
    { name: 'TAG', isRepeated: true },
  ],
  options: [
    { name: 'to', value: 'F', summary: '', isRequired: true },
    { name: 'limit', value: 'N', summary: '' },
    { name: 'force', summary: '' },
    { name: 'exercise', value: 'NAME', bareValue: 'exercise', summary: '' },
    { name: 'country', value: 'C', summary: '', isRepeated: true },
  ],
};
const variadic: CommandForm = {
  name: 'export',
  parameters: [],
  options: [
    { name: 'id', value: 'ID', summary: '', isRepeated: true },
    { name: 'to', value: 'F', summary: '' },
  ],
};

function mistake(of: CommandForm, args: readonly string[]): string {
  try {
    parseArguments(of, args);
  } catch (error) {
    if (error instanceof ConcordError && error.code === 'usage') return error.message;
    throw error;
  }
  return 'no mistake';
}

describe('arguments', () => {
  it('are read in any order, with the value behind a space or an equals sign', () => {
    const args = parseArguments(form, ['abc', '--to=x', 'red', '--force', 'blue', '--limit', '3']);
    expect(args.positionals).toEqual(['abc', 'red', 'blue']);
    expect([args.text('to'), args.whole('limit', 0), args.has('force'), args.has('exercise')]).toEqual([
      'x',
      3,
      true,
      false,
    ]);
  });

  it('collect what is given several times', () => {
    const args = parseArguments(form, ['a', '--to', 'x', '--country', 'KGZ', '--country=TJK']);
    expect(args.texts('country')).toEqual(['KGZ', 'TJK']);
  });

  it('let words follow a repeated option of a command that takes no other words', () => {
    const args = parseArguments(variadic, ['--id', 'a', 'b', '--to', 'f', '--id', 'c']);
    expect([args.texts('id'), args.text('to')]).toEqual([['a', 'b', 'c'], 'f']);
    expect(mistake(variadic, ['--to', 'f', 'g'])).toContain('"g"');
  });

  it('let an option go without its value where that is allowed, and nowhere else', () => {
    expect(parseArguments(form, ['a', '--exercise', '--to', 'f']).text('exercise')).toBe('exercise');
    expect(parseArguments(form, ['a', '--to', 'f', '--exercise']).text('exercise')).toBe('exercise');
    expect(parseArguments(form, ['a', '--to', 'f', '--exercise', 'Osh']).text('exercise')).toBe('Osh');
    expect(mistake(form, ['a', '--to', '--force'])).toContain('--to needs a value');
    expect(mistake(form, ['a', '--to'])).toContain('--to needs a value');
  });

  it('take everything behind -- as words', () => {
    const args = parseArguments(form, ['--to', 'f', '--', '--limit', '-x', '--to']);
    expect(args.positionals).toEqual(['--limit', '-x', '--to']);
  });

  it.each([
    [['a', '--to', 'f', '--colour'], 'no option --colour'],
    [['a', '--to', 'f', '-x'], 'no option -x'],
    [['a', '--to', 'f', '--force=yes'], 'takes no value'],
    [['a', '--to', 'f', '--to', 'g'], 'given twice'],
    [['a'], '--to is needed'],
    [['--to', 'f'], 'ID is needed'],
  ])('refuse %j', (args, reason) => {
    expect(mistake(form, args)).toContain(reason);
  });

  it('say how numbers and choices must be', () => {
    const limit = (value: string) => () =>
      parseArguments(form, ['a', '--to', 'f', `--limit=${value}`]).whole('limit', 1);
    for (const value of ['x', '', '0', '-1', '1.5', '1e3', '99999999999', '٣'])
      expect(limit(value)).toThrow('whole number');
    expect(() => parseArguments(form, ['a', '--to', 'f']).choice('to', ['newest'])).toThrow('--to is one of: newest');
  });

  it('never crash: whatever is given is read or refused as wrong usage', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '--',
        '-',
        '--to',
        '--to=',
        '--force',
        '--exercise',
        '--id',
        '--help',
        '-h',
        '--json',
        '--=',
        '-',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (args) => {
        const outcome = mistake(form, args);
        expect(outcome.length).toBeGreaterThan(0);
      }),
    );
  });
});

it('the usage line shows what is needed and what is not', () => {
  expect(usageLine(form)).toBe(
    'concord thing do ID [TAG…] --to F [--limit N] [--force] [--exercise [NAME]] [--country C…]',
  );
});
