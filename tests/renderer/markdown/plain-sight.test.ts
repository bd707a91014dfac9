import { expect, it } from 'vitest';
import { inPlainSight, withoutOverrides } from '#renderer/markdown/plain-sight.ts';

it('shows what would write the rest backwards, and leaves honest marks of direction alone', () => {
  expect(withoutOverrides('\u202Egpj.exe')).toBe('⟨202E⟩gpj.exe');
  const honest = 'قال \u200Fنعم\u200F، \u2067ok\u2069 \u202Bثم\u202C';
  expect(withoutOverrides(honest)).toBe(honest);
});

it('shows everything that cannot be seen where looking alike is the trick', () => {
  expect(inPlainSight('a\u200Bb\u202Ec\u0000')).toBe('a⟨200B⟩b⟨202E⟩c⟨0000⟩');
});
