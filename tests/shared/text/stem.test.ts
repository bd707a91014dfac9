import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '#shared/text/fold.ts';
import { stemIn, stemsOf } from '#shared/text/stem.ts';
import { tokenise } from '#shared/text/tokenise.ts';
import { anyText } from './any-text.ts';

function share(left: string, right: string): boolean {
  const stems = new Set(stemsOf(foldText(left)));
  return stemsOf(foldText(right)).some((stem) => stems.has(stem));
}

describe('stemsOf', () => {
  it.each([
    ['en', 'election elections'],
    ['en', 'attack attacks attacked attacking'],
    ['en', 'displaced displacement displacing'],
    ['en', 'flee flees fled fleeing'],
    ['en', 'woman women'],
    ['en', 'organization organisation organisations organized organised'],
    ['en', 'labour labor'],
    ['en', 'defence defense'],
    ['en', 'centre centers'],
    ['en', 'shoot shooting shot'],
    ['fr', 'élection élections'],
    ['fr', 'attaque attaques attaqué attaquée attaquées attaquer attaquèrent'],
    ['fr', 'déplacé déplacés déplacée déplacées déplacement'],
    ['fr', 'national nationale nationaux nationales'],
    ['fr', 'violence violences'],
    ['fr', 'frontière frontières'],
    ['fr', 'loi lois'],
    ['es', 'elección elecciones'],
    ['es', 'operación operaciones'],
    ['es', 'ciudad ciudades'],
    ['es', 'desplazado desplazada desplazados desplazadas desplazamiento'],
    ['es', 'ataque ataques'],
    ['es', 'humanitaria humanitario humanitarias'],
    ['es', 'muro muros'],
    ['ru', 'выборы выборов выборам выборами выборах'],
    ['ru', 'насилие насилия насилием'],
    ['ru', 'беженец беженцы беженцев беженцами'],
    ['ru', 'вооружённый вооруженных вооружёнными'],
    ['ru', 'рынок рынки рынков'],
    ['ru', 'человек люди людей'],
    ['ar', 'انتخاب انتخابات الانتخابات والانتخابات بالانتخابات للانتخابات'],
    ['ar', 'لاجئ لاجئين اللاجئون للاجئين'],
    ['ar', 'مدرسة المدرسة مدارس المدارس'],
    ['ar', 'وزير الوزير الوزراء والوزير'],
    ['ar', 'حكومة الحكومة حكومات'],
    ['ar', 'متظاهر متظاهرون المتظاهرين'],
  ])('%s: %s meet', (_, forms) => {
    const [first = '', ...others] = forms.split(' ');
    for (const other of others) expect(`${first} ${other} ${share(first, other)}`).toBe(`${first} ${other} true`);
  });

  it.each([
    ['Mali', 'mal'],
    ['Niger', 'nig'],
    ['Osh', 'os'],
    ['peace', 'peas'],
    ['насилие', 'население'],
    ['حرب', 'حزب'],
    ['حكم', 'حكومة'],
  ])('%s and %s do not meet', (left, right) => {
    expect(share(left, right)).toBe(false);
  });

  it('gives no stems to numbers, codes, short words and scripts without stemmer', () => {
    for (const term of ['2010', 'kg03', 's', 'un', '选举', 'ελλαδα', '선거', '__proto__']) {
      expect(stemsOf(term)).toEqual([]);
    }
  });

  it('treats names of object members as words', () => {
    expect(stemsOf('constructor')).toContain('constructor');
    expect(stemsOf('tostring').length).toBeGreaterThan(0);
    expect(stemsOf('hasownproperty').length).toBeGreaterThan(0);
  });

  it('does not depend on what was asked before', () => {
    const before = stemsOf('elections');
    for (let index = 0; index < 200_000; index += 1) stemsOf(`word${String.fromCharCode(97 + (index % 26))}`);
    expect(stemsOf('elections')).toEqual(before);
  });

  it('gives folded terms that the tokeniser leaves whole, and one of them for a known language', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { term } of tokenise(text)) {
          const stems = stemsOf(term);
          for (const stem of stems) expect(tokenise(stem).map((token) => token.term)).toEqual([stem]);
          for (const language of ['en', 'fr', 'es'] as const) {
            if (stems.length > 0) expect(stems).toContain(stemIn(term, language));
            else expect(stemIn(term, language)).toBe('');
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws on any letters of a stemmed script', () => {
    const letters = fc.constantFrom(
      ...'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюяاهوينملكقفعطصشسزرذدخحجثتبءأ',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 24 }), (word) => {
        expect(stemsOf(word.join('')).every((stem) => stem.length > 0)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
