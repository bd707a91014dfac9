import fc from 'fast-check';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOpenable, parseLaunchArguments } from '#electron/services/launch-arguments.ts';

const parse = (...args: string[]) => parseLaunchArguments(args, resolve('/start'));

it('takes a workspace in both spellings, from where the program was started', () => {
  expect(parse('--workspace', 'desk').workspace).toBe(resolve('/start/desk'));
  expect(parse('--workspace=desk').workspace).toBe(resolve('/start/desk'));
  expect(parse(`--workspace=${resolve('/other')}`).workspace).toBe(resolve('/other'));
  expect(parse().workspace).toBeNull();
});

it.each([['--workspace'], ['--workspace=']])('refuses %j without a folder', (argument) => {
  expect(parse(argument)).toEqual({ workspace: null, file: null, refused: ['--workspace'] });
});

it('takes a bundle or a card to open, and passes over any other file', () => {
  expect(parse('in/x.concord').file).toBe(resolve('/start/in/x.concord'));
  expect(parse('CARD.CONCORD-CARD').file).toBe(resolve('/start/CARD.CONCORD-CARD'));
  expect(parse('x.exe', 'x.concord.exe', 'concord')).toEqual({ workspace: null, file: null, refused: [] });
});

describe('switches', () => {
  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-allow-origins=*',
    '--inspect',
    '--inspect-brk=0',
    '-r',
    '--require=x.js',
    '--js-flags=--expose-gc',
    '--no-sandbox',
    '--disable-web-security',
    '--load-extension=x',
    '--user-data-dir=x',
    '--host-rules=MAP * x',
    '--proxy-server=x',
    '--renderer-cmd-prefix=gdb',
    '--enable-logging',
    '-',
    '--',
  ])('refuses %s', (argument) => {
    expect(parse(argument).refused).toEqual([argument.split('=')[0]]);
  });

  it('lets pass what concerns only the drawing of a window', () => {
    expect(parse('--ozone-platform=wayland', '--force-device-scale-factor=1.5', '--disable-gpu').refused).toEqual([]);
  });

  it('refuses every other one, whatever it is called and wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 8 })),
        fc.stringMatching(/^--?[a-z]{1,12}$/),
        fc.nat(5),
        (others, name, at) => {
          const plain = others.filter((other) => !other.startsWith('-'));
          plain.splice(at, 0, name);
          expect(parseLaunchArguments(plain, resolve('/start')).refused).toContain(name);
        },
      ),
    );
  });
});

it.each([
  [resolve('/a/b.concord'), true],
  [resolve('/a/b.CONCORD-CARD'), true],
  ['b.concord', false],
  [resolve('/a/b.csv'), false],
  [`${resolve('/a')}\0.concord`, false],
  [`${resolve('/a')}${'x'.repeat(5000)}.concord`, false],
  [null, false],
  [['/a.concord'], false],
])('a path handed over as %j may be opened: %s', (path, isAllowed) => {
  expect(isOpenable(path)).toBe(isAllowed);
});
