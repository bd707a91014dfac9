import type { LatinLanguage } from './stem.ts';

function words(list: string): readonly string[] {
  return list.split(/\s+/).filter((word) => word !== '');
}

/** Folded words that carry grammar rather than meaning. Words of two of the languages do not tell them apart. */
const LATIN: Readonly<Record<LatinLanguage, readonly string[]>> = {
  en: words(`
    a about after against all also am an and any are as at be because been before being between both but by can could
    did do does during each for from had has have having he her here him his how i if in into is it its may more most
    must no nor not of off on or other our out over own shall she should so some such than that the their them then
    there these they this those through to under until up upon was we were what when where which while who whom whose
    why will with within would you your`),
  fr: words(`
    a afin ainsi alors apres au aucun aucune aussi autre autres aux avant avec car ce ceci cela celle celles celui cette
    ces ceux chaque chez ci comme comment contre dans de depuis des donc dont du elle elles en encore entre est et etait
    etaient ete etre eu il ils je jusque la le les leur leurs lors lorsque lui ma mais me meme memes mes moins mon ne ni
    nos notre nous on ont ou par parce pas pendant peut plus plusieurs pour pourquoi quand que quel quelle quelles quels
    qui quoi sa sans se selon sera seront ses si son sont sous sur ta te tes toujours tous tout toute toutes tres tu un
    une vers vos votre vous y`),
  es: words(`
    a al algo algun alguna algunos ante antes aquel aquella asi aunque cada como con contra cual cuales cuando cuanto de
    del desde donde dos durante e el ella ellas ellos en entre era eran es esa esas ese eso esos esta estaba estan estas
    este esto estos fue fueron ha haber habia han hasta hay la las le les lo los mas me mi mientras mis mucho muy ni no
    nos nuestra nuestro o os otra otras otro otros para pero por porque pues que quien quienes se sea segun ser si sido
    sin sino sobre son su sus tambien tan tanto te tiene toda todas todo todos tras u un una uno unos y ya yo`),
};

const RUSSIAN = words(`
  а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да для до его ее если есть еще же за
  здесь и из или им их к как какая какие какой ко когда которая которое которые который которых кто ли либо между меня мне
  много может мы на над надо наш не него нее нет ни них но ну о об однако он она они оно от очень по под после при про с
  свой свои себя со так также такой там те тем то того тоже той только том ты у уже хотя чего чей чем что чтобы эта эти это
  этого этой этом этот этих я`);

const ARABIC = words(`
  في من الي علي عن مع هذا هذه ذلك تلك التي الذي الذين ان انه انها او ام ثم لا ما لم لن قد كان كانت يكون هو هي هم نحن انا
  انت بين حتي عند كل بعد قبل حول منذ خلال ايضا كما لكن اذا هل ماذا متي اين كيف لماذا منها فيها به بها له لها و ف ب ل غير
  اي وفي ومن وان وهو وهي كذلك هناك هنا`);

const CHINESE = words(`
  的 了 在 和 是 有 与 及 或 也 都 而 就 对 对于 关于 等 中 上 下 为 以 于 之 其 这 那 这个 那个 这些 那些 哪 哪些 哪里 哪个 什么
  怎么 怎样 如何 为什么 谁 吗 呢 吧 我 你 他 她 它 我们 你们 他们 她们 它们 被 把 让 从 到 由 向 并 并且 但 但是 因为 所以 如果
  一个 一些 没有 不 很 将 已 已经 曾 正在`);

/**
 * Function words of one language that mean something in another, or are also names (the sea, a car, the Han, East of
 * Chad, Sudán del Sur, Ali): never left out.
 */
const NAMES: ReadonlySet<string> = new Set(
  words('may will est sur este sea son era car pour han contra sin dos out under own علي'),
);

const COMMON: ReadonlySet<string> = new Set(
  [...Object.values(LATIN).flat(), ...RUSSIAN, ...ARABIC, ...CHINESE].filter((word) => !NAMES.has(word)),
);

const TELLING: ReadonlyMap<string, LatinLanguage> = (() => {
  const telling = new Map<string, LatinLanguage>();
  const shared = new Set<string>();
  for (const language of ['en', 'fr', 'es'] as const) {
    for (const word of LATIN[language]) {
      if (telling.has(word)) shared.add(word);
      telling.set(word, language);
    }
  }
  for (const word of shared) telling.delete(word);
  return telling;
})();

/** True for a folded word that may be left out of a query which has other words (the, de, в, في, 的). */
export function isFunctionWord(term: string): boolean {
  return COMMON.has(term);
}

/** The one language of English, French and Spanish in which this folded term is a function word; undefined if none. */
export function languageTold(term: string): LatinLanguage | undefined {
  return TELLING.get(term);
}
