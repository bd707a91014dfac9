/**
 * The form in which two names of one organisation are the same: whatever the case, the width of the letters and the
 * spaces around. Empty for a name that is none.
 */
export function comparableOrganisation(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase();
}
