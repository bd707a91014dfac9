import { type ContentHash, contentHashOf, hashBytes } from '#shared/domain/ids.ts';
import { ConcordError } from '#shared/errors.ts';
import { LIMITS } from '#shared/log/limits.ts';
import { createHash } from 'node:crypto';
import { sha256 } from './crypto/hash.ts';
import type { ReadHandle, WriteHandle } from './database.ts';

/**
 * Keeps the content of an attachment under its SHA-256, cut into chunks. Content that is already here is not stored
 * again. Throws `input.too-large`.
 */
export function addAttachment(db: WriteHandle, bytes: Uint8Array, now: number): { hash: ContentHash; size: number } {
  if (bytes.length > LIMITS.attachment) {
    throw new ConcordError('input.too-large', 'This file is larger than an attachment may be. Nothing was changed.', {
      limit: LIMITS.attachment,
    });
  }
  const hash = sha256(bytes);
  db.transaction(() => {
    const result = db
      .prepare('INSERT OR IGNORE INTO attachment (hash, size, received_at) VALUES (?, ?, ?)')
      .run(hash, bytes.length, now);
    if (result.changes === 0) return;
    const insert = db.prepare('INSERT INTO attachment_chunk (hash, idx, data) VALUES (?, ?, ?)');
    for (let at = 0, index = 0; at < bytes.length; at += LIMITS.attachmentChunk, index++) {
      insert.run(hash, index, bytes.subarray(at, at + LIMITS.attachmentChunk));
    }
  }).immediate();
  return { hash: contentHashOf(hash), size: bytes.length };
}

/** The size in bytes of an attachment that is here, or null. */
export function attachmentSize(db: ReadHandle, hash: ContentHash): number | null {
  const row = db
    .prepare<[Uint8Array], { size: number }>('SELECT size FROM attachment WHERE hash = ?')
    .get(hashBytes(hash));
  return row?.size ?? null;
}

/** The chunks of an attachment in order. Empty when it is not here. */
export function* attachmentChunks(db: ReadHandle, hash: ContentHash): Generator<Uint8Array> {
  const chunk = db.prepare<[Uint8Array, number], { data: Uint8Array }>(
    'SELECT data FROM attachment_chunk WHERE hash = ? AND idx = ?',
  );
  const bytes = hashBytes(hash);
  for (let index = 0; ; index++) {
    const row = chunk.get(bytes, index);
    if (!row) return;
    yield row.data;
  }
}

/** The whole content. Throws `attachment.unknown`, or `attachment.damaged` when it no longer has its hash. */
export function readAttachment(db: ReadHandle, hash: ContentHash): Uint8Array {
  const size = attachmentSize(db, hash);
  if (size === null) {
    throw new ConcordError('attachment.unknown', 'This attachment has not been received. Ask its sender for it.');
  }
  const content = Buffer.concat([...attachmentChunks(db, hash)]);
  const digest = createHash('sha256').update(content).digest('hex');
  if (content.length !== size || digest !== hash) {
    throw new ConcordError('attachment.damaged', 'This attachment is damaged. Restore it from a backup or its sender.');
  }
  return Uint8Array.from(content);
}
