import type { DeskKey } from '#shared/domain/ids.ts';
import { foundOrganisation } from '#shared/domain/organisation.ts';
import { ConcordError } from '#shared/errors.ts';
import type { ReadHandle } from '../database.ts';
import type { DeskCard } from '#shared/exchange/desk-card.ts';
import { readCard, readKeptCard } from './desk-card.ts';
import { Trust, type TrustLevel } from './trust.ts';

/** Somebody who wrote a commit, as far as this desk knows. Names are null for a desk of which no card is known. */
export interface Author {
  readonly desk: DeskKey;
  readonly name: string | null;
  readonly officer: string | null;
  readonly organisation: string | null;
  readonly trust: TrustLevel;
}

/**
 * Who the desks of the log are: this desk, its contacts, and desks whose cards came with bundles. The last are claims
 * and have the trust `unknown`.
 */
export class Authors {
  readonly trust: Trust;
  private readonly countCards;
  private readonly cards: number;
  private readonly claimed = new Map<DeskKey, DeskCard>();

  constructor(db: ReadHandle) {
    const self = db.prepare<[], { card: string }>('SELECT card FROM desk WHERE one = 1').get();
    if (!self) throw new ConcordError('workspace.damaged', 'This store has no desk. Restore the latest backup.');
    this.trust = new Trust(db, readCard(self.card));
    this.countCards = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM card');
    this.cards = this.countCards.get()?.n ?? 0;
    // Later cards come later and win.
    const rows = db.prepare<[], { text: string }>('SELECT text FROM card ORDER BY created_at, hash').iterate();
    for (const { text } of rows) {
      const card = readKeptCard(text);
      if (card) this.claimed.set(card.desk, card);
    }
  }

  /** True when cards have come in since this was read. Cards are never taken away. */
  isOutdated(): boolean {
    return this.countCards.get()?.n !== this.cards;
  }

  /** The best card that is known of a desk, or null. */
  card(desk: DeskKey): DeskCard | null {
    return this.trust.known(desk)?.card ?? this.claimed.get(desk) ?? null;
  }

  /** The organisation by which the desk's records are found; null for a desk of which no card is known. */
  organisation(desk: DeskKey): string | null {
    const { organisation, trust } = this.of(desk);
    return foundOrganisation(organisation, trust === 'self' || trust === 'verified');
  }

  of(desk: DeskKey): Author {
    const known = this.trust.known(desk);
    const card = this.card(desk);
    return {
      desk,
      name: card?.name ?? null,
      officer: card?.officer ?? null,
      organisation: card?.organisation ?? null,
      trust: known?.trust ?? 'unknown',
    };
  }
}
