import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ConcordError } from '#shared/errors.ts';
import type { receivedFile } from '#shared/ipc/shapes.ts';
import type { z } from 'zod';
import type { ChosenFile } from '../host.ts';

export type ReceivedFile = z.output<typeof receivedFile>;

/** What a token stands for. Dropped content is held in memory only and never written to disk in the clear. */
export type HeldFile =
  | { readonly kind: 'path'; readonly name: string; readonly size: number; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly size: number; readonly bytes: Uint8Array };

export interface FileLimits {
  /** Largest single file that may be dropped or pasted, in bytes. */
  readonly maxBytes: number;
  /** Most bytes held at one time over all dropped files. */
  readonly maxHeldBytes: number;
  /** Most files held at one time; the one that was touched longest ago makes room. */
  readonly maxFiles: number;
}

const MEBIBYTE = 1024 * 1024;
export const FILE_LIMITS: FileLimits = { maxBytes: 256 * MEBIBYTE, maxHeldBytes: 512 * MEBIBYTE, maxFiles: 200 };

export interface Files {
  /** Holds what a dialog gave. Throws `file.unreadable` when it is not a readable file. */
  choose(chosen: ChosenFile): Promise<ReceivedFile>;
  /** Holds content that was dropped or pasted. Throws `input.too-large`. */
  receive(name: string, bytes: Uint8Array): ReceivedFile;
  /**
   * Gives what the token stands for. Throws `file.unreadable` when the token is unknown or released, when the file has
   * gone, and when it was changed since it was chosen: what a person reviewed is what is used.
   */
  open(token: string): Promise<HeldFile>;
  /** Forgets a file; unknown tokens are passed over. */
  release(token: string): void;
  /** Forgets all, for locking. */
  clear(): void;
}

/** Gives out tokens for files that a person chose or dropped, so that no window ever names a path. */
export function createFiles(limits: FileLimits = FILE_LIMITS): Files {
  const held = new Map<string, HeldFile & { readonly changedAt: number }>();

  const heldBytes = (): number => {
    let sum = 0;
    for (const file of held.values()) if (file.kind === 'bytes') sum += file.size;
    return sum;
  };

  const hold = (file: HeldFile, changedAt: number): ReceivedFile => {
    const [oldest] = held.keys();
    if (oldest !== undefined && held.size >= limits.maxFiles) held.delete(oldest);
    const token = randomBytes(16).toString('base64url');
    held.set(token, { ...file, changedAt });
    return { file: token, name: file.name, size: file.size };
  };

  const files: Files = {
    async choose(chosen) {
      if (chosen.kind === 'bytes') return files.receive(chosen.name, chosen.bytes);
      const { size, changedAt } = await fileState(chosen.path);
      return hold({ kind: 'path', name: shownName(chosen.path), size, path: chosen.path }, changedAt);
    },
    receive(name, bytes) {
      if (bytes.byteLength > limits.maxBytes || heldBytes() + bytes.byteLength > limits.maxHeldBytes) {
        throw new ConcordError(
          'input.too-large',
          'This file is too large to be dropped or pasted. Nothing was changed. Open it with the file dialog instead.',
          { limit: limits.maxBytes },
        );
      }
      return hold({ kind: 'bytes', name: shownName(name), size: bytes.byteLength, bytes: shared(bytes) }, 0);
    },
    async open(token) {
      const file = held.get(token);
      if (!file) throw new ConcordError('file.unreadable', 'This file is no longer held by Concord. Choose it again.');
      if (file.kind === 'path') {
        const now = await fileState(file.path);
        if (now.size !== file.size || now.changedAt !== file.changedAt) {
          held.delete(token);
          throw new ConcordError('file.unreadable', 'This file was changed after it was chosen. Choose it again.');
        }
      }
      // A file that is in use is the last to make room.
      if (held.delete(token)) held.set(token, file);
      const { changedAt: _, ...given } = file;
      return given;
    },
    release: (token) => void held.delete(token),
    clear: () => held.clear(),
  };
  return files;
}

/** A copy that threads can read where it is: posted to one, other content would be copied each time. */
function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
  copy.set(bytes);
  return copy;
}

async function fileState(path: string): Promise<{ size: number; changedAt: number }> {
  let state;
  try {
    state = await stat(path);
  } catch (cause) {
    throw new ConcordError(
      'file.unreadable',
      'This file cannot be read. Check that it is still there and that you may open it.',
      undefined,
      { cause },
    );
  }
  if (!state.isFile()) throw new ConcordError('file.unreadable', 'This is not a file. Choose a single file.');
  return { size: state.size, changedAt: state.mtimeMs };
}

const MAX_NAME = 255;

/** A name fit to be shown: no folders, no control or direction-changing characters, never empty. */
export function shownName(path: string): string {
  const name = basename(path.replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, MAX_NAME)
    .toWellFormed();
  return name === '' || name === '.' || name === '..' ? 'file' : name;
}
