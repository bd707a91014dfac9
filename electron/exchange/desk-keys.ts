import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { ConcordError } from '#shared/errors.ts';
import { type SigningKey, signingKey } from '#db/crypto/sign.ts';
import type { ReadHandle } from '#db/database.ts';
import { readCard } from '#db/trust/desk-card.ts';

/** This desk's own keys, as the exchange needs them. They stay inside its thread. */
export interface DeskKeys {
  readonly key: SigningKey;
  readonly ageIdentity: string;
  readonly card: DeskCard;
  readonly realm: string;
}

/** Reads the keys out of the store. */
export function openDeskKeys(db: ReadHandle): DeskKeys {
  const row = db
    .prepare<[], { seed: Uint8Array; age_identity: string; card: string; realm: string }>(
      'SELECT seed, age_identity, card, realm FROM desk WHERE one = 1',
    )
    .get();
  if (!row) throw new ConcordError('workspace.damaged', 'This store has no desk. Restore the latest backup.');
  return { key: signingKey(row.seed), ageIdentity: row.age_identity, card: readCard(row.card), realm: row.realm };
}
