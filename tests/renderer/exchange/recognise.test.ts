import { describe, expect, it } from 'vitest';
import { isOtherKind, kindsToTry, pastedName } from '#renderer/features/exchange/recognise.ts';
import { armourCard, unarmourCard } from '#db/trust/card-armour.ts';
import { ConcordError } from '#shared/errors.ts';
import { bundleError } from '#shared/exchange/bundle-error.ts';

describe('what a file is tried as', () => {
  it('never takes for a table what is named as something else', () => {
    for (const name of ['a.concord', 'A.CONCORD', 'b.concord-card', 'B.Concord-Card']) {
      expect(kindsToTry(name)).not.toContain('csv');
    }
  });

  it('begins with what the name says, and tries the rest all the same', () => {
    expect(kindsToTry('weekly.concord')[0]).toBe('bundle');
    expect(kindsToTry('dakar.concord-card')[0]).toBe('card');
    for (const name of ['events.csv', 'events.txt', 'weekly', 'weekly.concord.bak', '']) {
      expect(kindsToTry(name)).toEqual(['card', 'bundle', 'csv']);
    }
  });

  it('goes on only when the content is of another kind, not when it is broken or refused', () => {
    expect(isOtherKind('bundle', bundleError('bundle.foreign'))).toBe(true);
    for (const code of ['bundle.truncated', 'bundle.damaged', 'bundle.realm', 'bundle.not-for-you'] as const) {
      expect(isOtherKind('bundle', bundleError(code))).toBe(false);
    }
    expect(isOtherKind('csv', new ConcordError('csv.unreadable', 'No.'))).toBe(false);
    expect(isOtherKind('card', new ConcordError('contact.unusable', 'No.'))).toBe(false);
    expect(isOtherKind('card', new ConcordError('card.signature', 'No.'))).toBe(false);
  });

  it('tells a damaged card from a file that is none', () => {
    const card = armourCard(new Uint8Array(90).fill(7));
    const errorOf = (text: string): ConcordError => {
      try {
        unarmourCard(text);
      } catch (thrown) {
        if (thrown instanceof ConcordError) return thrown;
      }
      throw new Error('This should have been refused');
    };
    expect(isOtherKind('card', errorOf('id,date,country\n1,2,3\n'))).toBe(true);
    expect(isOtherKind('card', errorOf('x'.repeat(100_000)))).toBe(true);
    expect(isOtherKind('card', errorOf(card.replace('Bwc', 'B!c')))).toBe(false);
  });
});

describe('pasted text', () => {
  it('is a desk card when it begins as one, whatever mail put before it', () => {
    const card = armourCard(new Uint8Array(90).fill(7));
    expect(pastedName(card)).toBe('pasted.concord-card');
    expect(pastedName(`\n  ${card}`)).toBe('pasted.concord-card');
    expect(pastedName(`Dear colleague,\n${card}`)).toBeNull();
  });

  it('is a table when it comes from a spreadsheet, in at least two rows', () => {
    expect(pastedName('date\tplace\n2026-11-24\tOsh')).toBe('pasted.tsv');
    expect(pastedName('date\tplace\r\n2026-11-24\tOsh\r\n')).toBe('pasted.tsv');
    expect(pastedName('date\tplace')).toBeNull();
    expect(pastedName('A sentence, with a comma.\nAnother, with one more.')).toBeNull();
    expect(pastedName('')).toBeNull();
  });
});
