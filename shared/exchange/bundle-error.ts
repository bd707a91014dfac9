import { ConcordError, type ErrorData } from '../errors.ts';

/** What each refusal of a bundle says to a person. Nothing of a refused bundle is ever applied. */
const MESSAGES = {
  'bundle.foreign':
    'This file is not a Concord bundle. Choose a file whose name ends in .concord, or ask the sender which file was meant.',
  'bundle.truncated':
    'This bundle is incomplete: its end is missing. Nothing was taken from it. Copy it again from where it came from; if it is still incomplete, ask the sender for it again.',
  'bundle.damaged':
    'This bundle is damaged: some of its bytes have changed, or it breaks the rules of the format. Nothing was taken from it. Copy it again from where it came from; if that does not help, ask the sender to write it again.',
  'bundle.not-for-you':
    'This bundle was not written for this desk. Ask the sender to release it again, to the desk card that you use now.',
  'bundle.signature':
    'This bundle is not signed by the desk that it names as its sender. Nothing was taken from it. Ask the sender, by telephone or in person, whether the file is theirs.',
  'bundle.digest':
    'This bundle does not hold what its sender signed. Nothing was taken from it. Ask the sender to write it again.',
  'bundle.limit':
    'This bundle passes the limits that Concord keeps, so it was not opened. Ask the sender to release fewer records at once.',
  'bundle.version':
    'This bundle was written by a newer Concord. Update Concord to read it, or ask the sender to write it for an older version.',
  'bundle.realm':
    'This bundle belongs to another realm: exercise and live material can never be mixed. Open it in the workspace of that exercise, or ask the sender what was meant.',
  'bundle.unencrypted':
    'This bundle is not encrypted although only material marked TLP:CLEAR and unclassified may travel so. Nothing was taken from it. Tell the sender that it may have been read by others.',
} as const;

export type BundleErrorCode = keyof typeof MESSAGES;

/** The error of a bundle that cannot be read or written, with its one message. `detail` names the part, never content. */
export function bundleError(code: BundleErrorCode, detail?: ErrorData['detail'], cause?: unknown): ConcordError {
  return new ConcordError(code, MESSAGES[code], detail, cause === undefined ? undefined : { cause });
}

/** The error of a part that breaks the rules of the format. */
export function malformed(part: string): ConcordError {
  return bundleError('bundle.damaged', { part });
}
