/**
 * The form in which two names of one organisation are the same: whatever the case, the width of the letters and the
 * spaces around. Empty for a name that is none.
 */
export function comparableOrganisation(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}

const UNVERIFIED = 'unverified:';

/**
 * The organisation by which a desk's records are found and counted. A desk that nobody verified may claim any, so its
 * claim never stands among those of the verified ones.
 */
export function foundOrganisation(claimed: string | null, isVerified: boolean): string | null {
  return claimed === null || isVerified ? claimed : `${UNVERIFIED}${claimed}`;
}

/** What `foundOrganisation` says of a desk. */
export function readOrganisation(found: string): { readonly name: string; readonly isVerified: boolean } {
  const isVerified = !found.startsWith(UNVERIFIED);
  return { name: isVerified ? found : found.slice(UNVERIFIED.length), isVerified };
}
