import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { addContact, getContact, listContacts, updateContact } from '#db/contacts.ts';
import { checkStore, logicalStateHash, rebuild } from '#db/log/check.ts';
import { saveRecord } from '#db/records.ts';
import { type CardDraft, createCard } from '#db/trust/desk-card.ts';
import { UNWATCHED } from '#db/workers/long-work.ts';
import { type RecordId, recordIdBytes } from '#shared/domain/ids.ts';
import { deliver, introduce, introduceAll, shareable, type TestDesk, testDesk } from '#tests/support/desks.ts';

const unusable = expect.objectContaining({ code: 'contact.unusable' });

function edit({ desk }: TestDesk, id: RecordId | null, title: string): RecordId {
  return desk.change(() => saveRecord(desk, 'note', id, { title })).id;
}

function stateOf({ desk }: TestDesk, id: RecordId) {
  const state = desk.materialiser.get(recordIdBytes(id))?.state;
  return { title: state?.values['title'], suggested: state?.suggestions.length, conflicts: state?.conflicts.length };
}

/** Another card of the same desk. */
function cardOf({ desk }: TestDesk, change: Partial<CardDraft>): string {
  const { ageRecipient, name, officer, organisation, realm, createdAt } = desk.card;
  return createCard(desk.key, { ageRecipient, name, officer, organisation, realm, at: createdAt + 1000, ...change });
}

describe('a contact', () => {
  it('is made of a card, once, and unverified', async () => {
    const [at, other] = await Promise.all([testDesk(), testDesk({ name: 'Other' })]);
    const id = addContact(at.desk, other.desk.cardText);
    expect(addContact(at.desk, other.desk.cardText)).toBe(id);
    expect(listContacts(at.desk.db)).toMatchObject([{ id, name: 'Other', isVerified: false, isRemoved: false }]);
    const before = at.changes.length;
    updateContact(at.desk, id, { isVerified: false });
    expect(at.changes.length).toBe(before);
    expect(updateContact(at.desk, id, { isVerified: true, remark: 'Met in Osh' })).toMatchObject({
      isVerified: true,
      verifiedAt: '2026-01-15T10:00Z',
      remark: 'Met in Osh',
    });
    at.setTime(at.desk.now() + 86_400_000);
    expect(updateContact(at.desk, id, { isVerified: true }).verifiedAt).toBe('2026-01-15T10:00Z');
    expect(updateContact(at.desk, id, { isVerified: false })).toMatchObject({ isVerified: false, verifiedAt: null });
  });

  it('is never this desk itself, nor one of another realm', async () => {
    const [at, drill] = await Promise.all([testDesk(), testDesk({ realm: 'exercise:drill' })]);
    expect(() => addContact(at.desk, at.desk.cardText)).toThrow(unusable);
    expect(() => addContact(at.desk, drill.desk.cardText)).toThrow(unusable);
    expect(() => addContact(drill.desk, at.desk.cardText)).toThrow(unusable);
    expect(() => addContact(at.desk, `${at.desk.cardText}x`)).toThrow(
      expect.objectContaining({ code: 'card.foreign' }),
    );
    expect(listContacts(at.desk.db)).toEqual([]);
    const note = edit(at, null, 'x');
    expect(() => getContact(at.desk.db, note)).toThrow(expect.objectContaining({ code: 'contact.unknown' }));
    expect(() => updateContact(at.desk, note, { isVerified: true })).toThrow(
      expect.objectContaining({ code: 'contact.unknown' }),
    );
  });

  it('keeps its verification with a newer card only when keys and organisation are the same', async () => {
    const [at, other] = await Promise.all([testDesk(), testDesk()]);
    const id = introduce(at, other);
    addContact(at.desk, cardOf(other, { name: 'Renamed', officer: 'Another' }));
    expect(getContact(at.desk.db, id)).toMatchObject({ name: 'Renamed', isVerified: true });
    addContact(at.desk, cardOf(other, { organisation: 'Intruders', at: other.desk.card.createdAt + 2000 }));
    expect(getContact(at.desk.db, id)).toMatchObject({
      organisation: 'Intruders',
      isVerified: false,
      verifiedAt: null,
    });
    updateContact(at.desk, id, { isVerified: true });
    const ageRecipient = await identityToRecipient(await generateIdentity());
    addContact(
      at.desk,
      cardOf(other, { organisation: 'Intruders', ageRecipient, at: other.desk.card.createdAt + 3000 }),
    );
    expect(getContact(at.desk.db, id)).toMatchObject({ ageRecipient, isVerified: false });
  });

  it('is not set back by an older card that is sent again', async () => {
    const [at, other] = await Promise.all([testDesk(), testDesk()]);
    const old = other.desk.cardText;
    addContact(at.desk, cardOf(other, { name: 'Renamed' }));
    const before = logicalStateHash(at.desk.db);
    addContact(at.desk, old);
    expect(logicalStateHash(at.desk.db)).toBe(before);
  });

  it('that was removed has to be verified anew when it comes back', async () => {
    const [at, other] = await Promise.all([testDesk(), testDesk()]);
    const id = introduce(at, other);
    for (const card of [other.desk.cardText, cardOf(other, { name: 'Renamed' }), other.desk.cardText]) {
      updateContact(at.desk, id, { isVerified: true });
      updateContact(at.desk, id, { isRemoved: true });
      expect(at.desk.trust.known(other.desk.card.desk)).toBeNull();
      expect(addContact(at.desk, card)).toBe(id);
      expect(getContact(at.desk.db, id)).toMatchObject({ isRemoved: false, isVerified: false, verifiedAt: null });
    }
    updateContact(at.desk, id, { isVerified: true });
    updateContact(at.desk, id, { isRemoved: true });
    const back = updateContact(at.desk, id, { isRemoved: false });
    expect(back).toMatchObject({ isRemoved: false, isVerified: false, verifiedAt: null });
  });
});

describe('what a contact’s edits do', () => {
  it('is to suggest until it is verified, then to apply, and to suggest again once it is removed', async () => {
    const [mine, other] = await Promise.all([testDesk(), testDesk()]);
    const id = edit(mine, null, 'mine');
    const contact = introduce(mine, other, false);
    deliver(shareable(mine), mine, other);
    introduce(other, mine);
    edit(other, id, 'theirs');
    deliver(shareable(other), other, mine);
    // The card claims my organisation; a claim is no trust.
    expect(other.desk.card.organisation).toBe(mine.desk.card.organisation);
    expect(stateOf(mine, id)).toEqual({ title: 'mine', suggested: 1, conflicts: 0 });
    mine.changes.length = 0;
    updateContact(mine.desk, contact, { isVerified: true });
    expect(stateOf(mine, id)).toEqual({ title: 'theirs', suggested: 0, conflicts: 0 });
    expect(mine.changes.map(({ record }) => record)).toContain(id);
    expect(checkStore(mine.desk, true, UNWATCHED)).toMatchObject({ ok: true });
    updateContact(mine.desk, contact, { isRemoved: true });
    expect(stateOf(mine, id)).toEqual({ title: 'mine', suggested: 1, conflicts: 0 });
    expect(checkStore(mine.desk, true, UNWATCHED)).toMatchObject({ ok: true });
  });

  it('depends on the owner as well: two desks of another organisation, once both are verified', async () => {
    const desks = await Promise.all([
      testDesk(),
      testDesk({ organisation: 'African Union' }),
      testDesk({ organisation: ' AFRICAN  UNION ' }),
    ]);
    const [mine, owner, colleague] = desks;
    introduceAll([owner, colleague]);
    const id = edit(owner, null, 'owner');
    deliver(shareable(owner), owner, colleague);
    edit(colleague, id, 'colleague');
    deliver(shareable(colleague), colleague, mine);
    expect(stateOf(mine, id)).toMatchObject({ title: 'owner', suggested: 1 });
    const first = introduce(mine, owner);
    expect(stateOf(mine, id)).toMatchObject({ title: 'owner', suggested: 1 });
    introduce(mine, colleague);
    expect(stateOf(mine, id)).toMatchObject({ title: 'colleague', suggested: 0 });
    updateContact(mine.desk, first, { isVerified: false });
    expect(stateOf(mine, id)).toMatchObject({ title: 'owner', suggested: 1 });
    expect(rebuild(mine.desk, UNWATCHED)).toBe(logicalStateHash(mine.desk.db));
  });

  it('never applies to a record of others because of an organisation that no card of theirs names', async () => {
    const [mine, owner] = await Promise.all([testDesk(), testDesk({ organisation: 'African Union' })]);
    introduceAll([mine, owner]);
    const id = edit(owner, null, 'owner');
    deliver(shareable(owner), owner, mine);
    edit(mine, id, 'mine');
    expect(stateOf(mine, id)).toMatchObject({ title: 'owner', suggested: 1 });
    expect(mine.desk.trust.isInside(owner.desk.card.desk, mine.desk.card.desk)).toBe(false);
    expect(mine.desk.trust.isInside(owner.desk.card.desk, owner.desk.card.desk)).toBe(true);
  });
});
