import { expect, it } from 'vitest';
import { foundOrganisation, readOrganisation } from '#shared/domain/organisation.ts';

it('keeps the claim of an unverified desk apart from the organisation of that name', () => {
  const [verified, claimed] = [foundOrganisation('DPPA', true), foundOrganisation('DPPA', false)];
  expect(verified).not.toBe(claimed);
  expect(readOrganisation(verified ?? '')).toEqual({ name: 'DPPA', isVerified: true });
  expect(readOrganisation(claimed ?? '')).toEqual({ name: 'DPPA', isVerified: false });
});

it('never takes a claim for more, however the claim is worded', () => {
  const claimed = foundOrganisation('unverified:DPPA', false) ?? '';
  expect(readOrganisation(claimed)).toEqual({ name: 'unverified:DPPA', isVerified: false });
  expect(foundOrganisation(null, false)).toBeNull();
});
