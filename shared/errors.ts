/**
 * Every failure that Concord can tell a person about. A code is stable (documented, tested, translated);
 * the message is English, says what happened and what to do next, and carries no content of any record.
 */
export const ERROR_CODES = [
  'usage',
  'internal',
  'cancelled',
  'input.invalid',
  'input.too-large',
  'workspace.none',
  'workspace.exists',
  'workspace.locked',
  'workspace.busy',
  'workspace.vanished',
  'workspace.newer',
  'workspace.damaged',
  'workspace.read-only',
  'workspace.disk-full',
  'workspace.stopped',
  'passphrase.wrong',
  'passphrase.wait',
  'passphrase.weak',
  'recovery-key.wrong',
  'record.unknown',
  'record.kind',
  'record.not-own',
  'attachment.unknown',
  'attachment.damaged',
  'tag.invalid',
  'contact.unknown',
  'contact.unusable',
  'card.foreign',
  'card.signature',
  'card.key',
  'file.unreadable',
  'file.unwritable',
  'file.exists',
  'file.unknown-format',
  'bundle.foreign',
  'bundle.truncated',
  'bundle.damaged',
  'bundle.not-for-you',
  'bundle.signature',
  'bundle.digest',
  'bundle.limit',
  'bundle.version',
  'bundle.realm',
  'bundle.expired',
  'bundle.unencrypted',
  'commit.format',
  'commit.hash',
  'commit.signature',
  'commit.record-id',
  'commit.realm',
  'commit.value',
  'commit.clock',
  'commit.private',
  'commit.kind',
  'commit.limit',
  'release.blocked',
  'release.empty',
  'release.differs',
  'csv.unreadable',
  'csv.no-map',
  'csv.map-invalid',
  'row.unreadable',
  'row.missing',
  'undo.nothing',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What crosses a process or worker border in place of an Error object. */
export interface ErrorData {
  readonly code: ErrorCode;
  readonly message: string;
  /** Facts for the interface (a field name, a number of seconds); never record content. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** The one error class whose message may be shown to a person. Anything else is reported as `internal`. */
export class ConcordError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorData['detail'];

  constructor(code: ErrorCode, message: string, detail?: ErrorData['detail'], options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConcordError';
    this.code = code;
    this.detail = detail;
  }

  /** The data form, safe to send to the renderer or print. */
  toData(): ErrorData {
    return { code: this.code, message: this.message, ...(this.detail ? { detail: this.detail } : {}) };
  }
}

/**
 * Turns anything thrown into data. Unknown errors lose their text on purpose: it may hold paths, SQL or content.
 * System errors of the file system and of SQLite are recognised by their code and told in a person's words.
 */
export function errorData(thrown: unknown): ErrorData {
  if (thrown instanceof ConcordError) return thrown.toData();
  const known = systemError(thrown);
  if (known) return known.toData();
  return {
    code: 'internal',
    // What failed may have been done already: nobody knows here.
    message:
      'Something went wrong inside Concord. What was saved before is safe. See whether this was done before you try again; if it happens again, run the check.',
  };
}

const NOTHING_CHANGED = 'Nothing was changed.';

/** The failure of work of which a part is done: tells what stands (a sentence) where it would say that nothing changed. */
export function partlyDone(thrown: unknown, whatStands: string): ConcordError {
  const { code, message, detail } = errorData(thrown);
  const told = message.includes(NOTHING_CHANGED)
    ? message.replace(NOTHING_CHANGED, whatStands)
    : `${message} ${whatStands}`;
  return new ConcordError(code, told, detail, { cause: thrown });
}

/** Rebuilds the error on the other side of a border. */
export function fromErrorData(data: ErrorData): ConcordError {
  return new ConcordError(data.code, data.message, data.detail);
}

/** What the system says of a disk or network folder that is no longer there. */
const GONE: readonly string[] = ['EIO', 'ENXIO', 'ENODEV', 'ESTALE'];

/** Maps the `code` of a Node or SQLite error to a ConcordError; null when the code is not one that a person can act on. */
export function systemError(thrown: unknown): ConcordError | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null;
  const code = thrown.code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') {
    return new ConcordError(
      'workspace.disk-full',
      'The disk is full. Nothing was changed. Free some space and try again.',
    );
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code.startsWith('SQLITE_READONLY')) {
    return new ConcordError(
      'workspace.read-only',
      'The folder cannot be written to. Nothing was changed. Check its permissions or choose another folder.',
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new ConcordError(
      'workspace.damaged',
      'The workspace file is damaged. Stop working in it and restore the latest backup, or ask your administrator.',
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new ConcordError(
      'workspace.busy',
      'Another Concord is using this workspace. Close it there first, then try again.',
    );
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN' || GONE.includes(code)) {
    return new ConcordError(
      'workspace.vanished',
      'The workspace folder can no longer be read. If it is on a removable disk, connect it again.',
    );
  }
  return null;
}
