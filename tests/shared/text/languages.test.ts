import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FtsTable } from './fts-table.ts';

describe('search in six languages', () => {
  const table = new FtsTable();

  beforeAll(() => {
    table
      .add(
        'en',
        'Election-related violence in Osh',
        'Displaced families fled after the elections. Women organised aid.',
      )
      .add('fr', 'Violences liées aux élections', 'L’œuvre des déplacées de Bangui ; les travaux à l’école nationale.')
      .add(
        'es',
        'Elecciones y desplazamiento',
        'Las operaciones humanitarias en la ciudad; mañana habrá niños desplazados.',
      )
      .add('ru', 'Выборы и насилие в Оше', 'Вооружённые люди напали на беженцев. Перенесённые выборы, ёлка.')
      .add('ar', 'الانتخابات والعنف', 'هاجم مسلحون المَدَارِس واللاجئين في المدينة عام ٢٠١٠. على الحكومة')
      .add('zh', '选举委员会宣布结果', '吉尔吉斯斯坦奥什市发生暴力事件，二〇一〇年六月。妇女和儿童流离失所。');
  });
  afterAll(() => table.close());

  it.each<[string, string, string]>([
    // English
    ['en', 'displacement', 'inflection'],
    ['en', 'fleeing', 'irregular verb'],
    ['en', 'woman', 'irregular plural'],
    ['en', 'organized', 'American spelling'],
    ['en', 'election-related', 'compound'],
    ['en', 'OSH', 'capitals'],
    // French
    ['fr', 'oeuvre', 'ligature'],
    ['fr', 'œuvres', 'ligature and plural'],
    ['fr', 'déplacé', 'gender'],
    ['fr', 'deplacees', 'without accents'],
    ['fr', 'l’école', 'elision typed'],
    ['fr', 'ecole', 'elision in the text'],
    ['fr', 'nationaux', 'plural in -aux'],
    ['fr', 'travail', 'irregular plural'],
    // Spanish
    ['es', 'operación', 'plural in -ciones'],
    ['es', 'operacion', 'without accent'],
    ['es', 'ciudades', 'plural'],
    ['es', 'nino', 'ñ typed as n'],
    ['es', 'desplazada', 'gender'],
    ['es', 'humanitario', 'gender'],
    // Russian
    ['ru', 'насилием', 'case'],
    ['ru', 'выборов', 'case'],
    ['ru', 'вооруженный', 'е for ё and case'],
    ['ru', 'елка', 'е for ё'],
    ['ru', 'беженец', 'fleeting vowel'],
    ['ru', 'человек', 'plural of another root'],
    // Arabic
    ['ar', 'انتخابات', 'article'],
    ['ar', 'انتخاب', 'number'],
    ['ar', 'بالانتخابات', 'preposition and article'],
    ['ar', 'إنتخابات', 'alef with hamza'],
    ['ar', 'عنف', 'conjunction and article'],
    ['ar', 'مدرسة', 'broken plural, harakat'],
    ['ar', 'لاجئ', 'plural, hamza'],
    ['ar', 'مدينه', 'taa marbuta as haa'],
    ['ar', 'حكومـــة', 'tatweel'],
    ['ar', 'علي', 'alef maqsura as yaa'],
    ['ar', '2010', 'digits'],
    // Chinese
    ['zh', '选', 'one character, at the beginning'],
    ['zh', '会', 'one character, in the middle'],
    ['zh', '果', 'one character, at the end'],
    ['zh', '选举', 'two characters'],
    ['zh', '委员', 'two characters of a longer word'],
    ['zh', '员会', 'two characters across a word'],
    ['zh', '委员会', 'three characters'],
    ['zh', '选举委员会', 'a whole name'],
    ['zh', '奥什', 'a place'],
    ['zh', '吉尔吉斯斯坦', 'a country'],
    ['zh', '奥什的暴力', 'two words with grammar between'],
    ['zh', '妇女 儿童', 'two words'],
    ['zh', '"流离失所"', 'a phrase'],
  ])('%s: %s (%s)', (language, input) => {
    expect(table.search(input)[0]).toBe(language);
  });

  it('does not take characters that are apart for a word', () => {
    expect(table.search('选会')).toEqual([]);
    expect(table.search('中国')).toEqual([]);
    expect(table.search('"妇女儿童"')).toEqual([]);
    expect(table.search('妇女儿童')).toEqual(['zh']);
  });

  it('ranks the title over the body, the exact word over its stem, the phrase over its parts', () => {
    const ranks = new FtsTable()
      .add('body', 'Report', 'An election was held in the district in the spring of the year.')
      .add('title', 'Election', 'A report from the district in the spring of the year, on the vote.')
      .add('stem', 'Report', 'Elections were held in the district in the spring of the year.')
      .add('none', 'Report', 'Nothing was held in the district in the spring of the year.')
      .add('apart', 'Report', 'Fire near the district; shooting did not cease in the spring of the year.')
      .add('together', 'Report', 'A cease-fire was agreed in the district in the spring of the year.');
    expect(ranks.search('election')).toEqual(['title', 'body', 'stem']);
    expect(ranks.search('elections').indexOf('stem')).toBeLessThan(ranks.search('elections').indexOf('body'));
    expect(ranks.search('cease-fire')).toEqual(['together', 'apart']);
    ranks.close();
  });

  it('finds what was written in one script form by the other', () => {
    const forms = new FtsTable()
      .add('nfd', '', 'De\u0301place\u0301s \u0438\u0306')
      .add('wide', '', 'ＫＧＺ１２')
      .add('presentation', '', 'ﻻﺟﺊ');
    expect(forms.search('déplacé')).toEqual(['nfd']);
    expect(forms.search('kgz12')).toEqual(['wide']);
    expect(forms.search('لاجئ')).toEqual(['presentation']);
    forms.close();
  });
});
