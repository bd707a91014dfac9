import { describe, expect, it } from 'vitest';
import { type CommitId, type DeskKey, type RecordId, recordIdOf } from '#shared/domain/ids.ts';
import type { Marking, Sensitivity, Tlp } from '#shared/domain/marking.ts';
import {
  blockOf,
  isSameOrganisation,
  releaseMarking,
  type ReleaseRecipient,
  type ReleasingDesk,
} from '#shared/exchange/marking-rules.ts';
import type { Conflict } from '#shared/log/merge.ts';
import type { PlainValue } from '#shared/log/op.ts';

const desk: ReleasingDesk = { organisation: 'UNOWAS', realm: 'live' };
let next = 0;
function person(change: Partial<ReleaseRecipient> = {}): ReleaseRecipient {
  return {
    contact: recordIdOf(new Uint8Array(16).fill(++next)),
    officer: 'Ama Mensah',
    organisation: 'ECOWAS',
    realm: 'live',
    isVerified: true,
    isRemoved: false,
    ...change,
  };
}

const partner = person();
const unverified = person({ isVerified: false });
const colleague = person({ organisation: ' unowas ', officer: 'Jean Koffi' });
const claimed = person({ organisation: 'UNOWAS', isVerified: false });

function marking(tlp: Tlp, sensitivity: Sensitivity = 'unclassified'): Marking {
  return { tlp, sensitivity, chathamHouse: false };
}

function refused(mark: Marking, ...recipients: ReleaseRecipient[]): readonly RecordId[] | null {
  return blockOf(mark, recipients, desk)?.contacts ?? null;
}

describe('markings in a release', () => {
  it.each<[Tlp, Sensitivity, string]>([
    ['TLP:CLEAR', 'unclassified', 'partner unverified colleague claimed'],
    ['TLP:GREEN', 'unclassified', 'partner unverified colleague claimed'],
    ['TLP:AMBER', 'unclassified', 'partner unverified colleague claimed'],
    ['TLP:AMBER+STRICT', 'unclassified', 'colleague'],
    ['TLP:RED', 'unclassified', 'partner colleague'],
    ['TLP:CLEAR', 'confidential', 'partner unverified colleague claimed'],
    ['TLP:GREEN', 'strictly-confidential', 'colleague'],
    ['TLP:RED', 'strictly-confidential', 'colleague'],
  ])('%s and %s may go to: %s', (tlp, sensitivity, allowed) => {
    const people = { partner, unverified, colleague, claimed };
    const may = Object.entries(people).filter(
      ([, recipient]) => refused(marking(tlp, sensitivity), recipient) === null,
    );
    expect(may.map(([name]) => name).join(' ')).toBe(allowed);
  });

  it('name everybody who stands in the way, and only them', () => {
    expect(refused(marking('TLP:RED'), partner, unverified, colleague)).toEqual([unverified.contact]);
    const block = blockOf(marking('TLP:AMBER+STRICT'), [partner, colleague, unverified], desk);
    expect(block?.contacts).toEqual([partner.contact, unverified.contact].sort());
    expect(block?.reason).toContain('Ama Mensah (ECOWAS)');
    expect(block?.reason).not.toContain('Jean Koffi');
  });

  it('say every reason, each as a sentence', () => {
    const outside = person({ realm: 'exercise:river', isVerified: false, isRemoved: true });
    const reason = blockOf(marking('TLP:RED', 'strictly-confidential'), [outside], desk)?.reason ?? '';
    expect(reason.match(/\./g)?.length).toBeGreaterThanOrEqual(4);
    expect(reason).toMatch(/contacts.*never mix.*TLP:RED.*Strictly confidential/);
  });

  it('keep realms apart and removed contacts out, even for clear material', () => {
    const clear = marking('TLP:CLEAR');
    expect(refused(clear, person({ realm: 'exercise:river' }))).toHaveLength(1);
    expect(refused(clear, person({ isRemoved: true }))).toHaveLength(1);
    const exercise = { ...desk, realm: 'exercise:river' };
    expect(blockOf(clear, [partner], exercise)).not.toBeNull();
    expect(blockOf(clear, [person({ realm: 'exercise:river' })], exercise)).toBeNull();
  });

  it('let nothing out without recipients but what is clear and unclassified', () => {
    expect(blockOf(marking('TLP:CLEAR'), [], desk)).toBeNull();
    for (const closed of [marking('TLP:GREEN'), marking('TLP:CLEAR', 'confidential')]) {
      expect(blockOf(closed, [], desk)).toMatchObject({ contacts: [] });
    }
  });

  it('keep the list of names short', () => {
    const crowd = Array.from({ length: 9 }, (_, at) => person({ officer: `Officer ${at}`, isVerified: false }));
    const reason = blockOf(marking('TLP:RED'), crowd, desk)?.reason ?? '';
    expect(reason).toContain('Officer 2');
    expect(reason).toContain('and 6 more');
    expect(reason).not.toContain('Officer 3');
  });

  it('take an organisation for the same whatever its case and spaces, and no name for none', () => {
    expect(isSameOrganisation('UNOWAS', ' unowas ')).toBe(true);
    expect(isSameOrganisation('ＵＮＯＷＡＳ', 'UNOWAS')).toBe(true);
    expect(isSameOrganisation('UNOWAS', 'UNOCA')).toBe(false);
    expect(isSameOrganisation(' ', '')).toBe(false);
  });
});

describe('the marking that a release goes by', () => {
  const rivals = (path: string, ...values: PlainValue[]): Conflict => ({
    path,
    rivals: values.map((value) => ({ value, desk: '' as DeskKey, hlc: '', commit: '' as CommitId })),
  });
  const shown = { tlp: 'TLP:GREEN', sensitivity: 'unclassified', chathamHouse: null };

  it('is what the record shows', () => {
    expect(releaseMarking(shown, [])).toEqual(marking('TLP:GREEN'));
  });

  it('is the strictest while two values rival', () => {
    expect(releaseMarking(shown, [rivals('tlp', 'TLP:GREEN', 'TLP:RED')]).tlp).toBe('TLP:RED');
    expect(releaseMarking(shown, [rivals('sensitivity', 'unclassified', 'confidential')]).sensitivity).toBe(
      'confidential',
    );
    expect(releaseMarking(shown, [rivals('chathamHouse', false, true)]).chathamHouse).toBe(true);
    expect(releaseMarking(shown, [rivals('title', 'TLP:RED')]).tlp).toBe('TLP:GREEN');
    expect(releaseMarking(shown, [rivals('tlp', 'TLP:CLEAR', 'TLP:GREEN')]).tlp).toBe('TLP:GREEN');
  });

  it('is the strictest when it is withheld, cleared in a rival, or of a newer version', () => {
    expect(releaseMarking({ ...shown, tlp: null }, []).tlp).toBe('TLP:RED');
    expect(releaseMarking({ ...shown, tlp: 'TLP:MAUVE' }, []).tlp).toBe('TLP:RED');
    expect(releaseMarking(shown, [rivals('tlp', 'TLP:GREEN', null)]).tlp).toBe('TLP:RED');
    expect(releaseMarking({ ...shown, sensitivity: null }, []).sensitivity).toBe('strictly-confidential');
  });
});
