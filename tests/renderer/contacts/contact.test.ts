import { describe, expect, it } from 'vitest';
import { type Contact, findContacts, fingerprintGroups } from '#renderer/features/contacts/contact.ts';
import { recordIdOf } from '#shared/domain/ids.ts';

function contact(officer: string, organisation: string, name: string): Contact {
  return {
    id: recordIdOf(new Uint8Array(16)),
    desk: '0'.repeat(64),
    name,
    officer,
    organisation,
    fingerprint: '00001 00002 00003 00004 00005 00006',
    isVerified: false,
    verifiedAt: null,
    isRemoved: false,
    remark: null,
  };
}

const ALL = [
  contact('María Núñez', 'UNRCCA', 'Ashgabat'),
  contact('R. Okafor', 'DPPA', 'Headquarters'),
  contact('أحمد سالم', 'ECOWAS', 'Nouakchott'),
];

describe('finding a contact', () => {
  it('finds by the beginnings of officer, organisation and desk, without regard to case or accents', () => {
    const found = (typed: string) => findContacts(ALL, typed).map(({ name }) => name);
    expect(found('nunez')).toEqual(['Ashgabat']);
    expect(found('ash')).toEqual(['Ashgabat']);
    expect(found('dppa oka')).toEqual(['Headquarters']);
    expect(found('أحمد')).toEqual(['Nouakchott']);
    expect(found('kafor')).toEqual([]);
    expect(found('dppa nunez')).toEqual([]);
  });

  it('finds everybody, in order, for blank text', () => {
    for (const typed of ['', '  ', '\t']) expect(findContacts(ALL, typed)).toEqual(ALL);
  });
});

it('parts a fingerprint into its six groups', () => {
  expect(fingerprintGroups('00001 00002 00003 00004 00005 00006')).toEqual([
    '00001',
    '00002',
    '00003',
    '00004',
    '00005',
    '00006',
  ]);
});
