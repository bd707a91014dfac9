import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { addContact, getContact, listContacts, previewCard, updateContact } from '#db/contacts.ts';
import { type CardDraft, createCard } from '#db/trust/desk-card.ts';
import { type TestDesk, testDesk } from '#tests/support/desks.ts';

function cardOf({ desk }: TestDesk, change: Partial<CardDraft> = {}): string {
  const { ageRecipient, name, officer, organisation, realm, createdAt } = desk.card;
  return createCard(desk.key, { ageRecipient, name, officer, organisation, realm, at: createdAt, ...change });
}

async function setUp() {
  const [at, other] = await Promise.all([testDesk(), testDesk({ name: 'Other', organisation: 'OSCE' })]);
  const preview = (text: string) => previewCard(at.desk.db, at.desk.card, text);
  return { at, other, preview };
}

describe('a card before it is added', () => {
  it('says what it says, and changes nothing', async () => {
    const { at, other, preview } = await setUp();
    const told = at.changes.length;
    const shown = preview(other.desk.cardText);
    expect(shown).toMatchObject({ name: 'Other', organisation: 'OSCE', standing: 'new', contact: null });
    expect(listContacts(at.desk.db)).toEqual([]);
    expect(at.changes).toHaveLength(told);
    // What is compared by voice before adding is what is compared after it.
    const id = addContact(at.desk, other.desk.cardText);
    expect(getContact(at.desk.db, id).fingerprint).toBe(shown.fingerprint);
  });

  it('foretells exactly what adding does to a verified contact', async () => {
    const { at, other, preview } = await setUp();
    const id = addContact(at.desk, other.desk.cardText);
    updateContact(at.desk, id, { isVerified: true });
    const { createdAt } = other.desk.card;
    const newKey = await identityToRecipient(await generateIdentity());
    const cards = [
      ['same', other.desk.cardText, true],
      ['older', cardOf(other, { at: createdAt - 1, officer: 'Earlier' }), true],
      ['newer', cardOf(other, { at: createdAt + 1, officer: 'Renamed' }), true],
      ['changed', cardOf(other, { at: createdAt + 2, organisation: 'AU' }), false],
      ['changed', cardOf(other, { at: createdAt + 3, organisation: 'AU', ageRecipient: newKey }), false],
    ] as const;
    for (const [standing, text, isStillVerified] of cards) {
      updateContact(at.desk, id, { isVerified: true });
      const before = getContact(at.desk.db, id);
      expect(preview(text)).toMatchObject({ standing, contact: { id, isVerified: true } });
      expect(getContact(at.desk.db, id)).toEqual(before);
      expect(addContact(at.desk, text)).toBe(id);
      const after = getContact(at.desk.db, id);
      expect(after.isVerified).toBe(isStillVerified);
      if (standing === 'same' || standing === 'older') expect(after).toEqual(before);
      else expect(after).not.toEqual(before);
    }
  });

  it('is known again when its contact was removed', async () => {
    const { at, other, preview } = await setUp();
    const id = addContact(at.desk, other.desk.cardText);
    updateContact(at.desk, id, { isRemoved: true });
    expect(preview(other.desk.cardText)).toMatchObject({ standing: 'same', contact: { id, isRemoved: true } });
  });

  it('is refused for the same reasons as when it is added', async () => {
    const { at, other, preview } = await setUp();
    const drill = await testDesk({ realm: 'exercise:drill' });
    const unusable = expect.objectContaining({ code: 'contact.unusable' });
    expect(() => preview(at.desk.cardText)).toThrow(unusable);
    expect(() => preview(drill.desk.cardText)).toThrow(unusable);
    expect(() => preview(`${other.desk.cardText}x`)).toThrow(expect.objectContaining({ code: 'card.foreign' }));
    expect(() => preview('date,place\n2026-11-24,Osh\n')).toThrow(expect.objectContaining({ code: 'card.foreign' }));
  });
});
