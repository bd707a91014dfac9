/**
 * Broken plurals (the vowels inside the word change) that no suffix rule reaches, by their singular. Everything in
 * folded spelling: ا for every alef, ه for taa marbuta, ي for alef maqsura and for hamza on yaa.
 */
const BROKEN_PLURALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    منطقه: 'مناطق',
    مدرسه: 'مدارس',
    حزب: 'احزاب',
    طفل: 'اطفال',
    مدينه: 'مدن',
    قريه: 'قري',
    دوله: 'دول',
    سلاح: 'اسلحه',
    حرب: 'حروب',
    ضحيه: 'ضحايا',
    قتيل: 'قتلي',
    جريح: 'جرحي',
    شاهد: 'شهود',
    حد: 'حدود',
    حق: 'حقوق',
    شعب: 'شعوب',
    قبيله: 'قبايل',
    عشيره: 'عشاير',
    منزل: 'منازل',
    مسجد: 'مساجد',
    كنيسه: 'كنايس',
    مركز: 'مراكز',
    موقع: 'مواقع',
    معركه: 'معارك',
    سوق: 'اسواق',
    طريق: 'طرق',
    جسر: 'جسور',
    مورد: 'موارد',
    مصدر: 'مصادر',
    خبر: 'اخبار',
    تقرير: 'تقارير',
    قانون: 'قوانين',
    نظام: 'انظمه',
    وزير: 'وزراء',
    رييس: 'روساء',
    زعيم: 'زعماء',
    خبير: 'خبراء',
    سفير: 'سفراء',
    شريك: 'شركاء',
    عضو: 'اعضاء',
    شاب: 'شباب',
    رجل: 'رجال',
    بنت: 'بنات',
    ابن: 'ابناء',
    عامل: 'عمال',
    طالب: 'طلاب',
    طرف: 'اطراف',
    اقليم: 'اقاليم',
    محكمه: 'محاكم',
    سجن: 'سجون',
    سجين: 'سجناء',
    اسير: 'اسري',
    رهينه: 'رهاين',
    عنصر: 'عناصر',
    فصيل: 'فصايل',
    لغم: 'الغام',
    صاروخ: 'صواريخ',
    قنبله: 'قنابل',
    مزرعه: 'مزارع',
    جريمه: 'جرايم',
    حدث: 'احداث',
    عمل: 'اعمال',
    مشكله: 'مشاكل',
    مساله: 'مسايل',
    سبب: 'اسباب',
    نتيجه: 'نتايج',
    حل: 'حلول',
    بلد: 'بلدان بلاد',
    شهر: 'اشهر شهور',
    يوم: 'ايام',
    اسبوع: 'اسابيع',
    صوت: 'اصوات',
    حاكم: 'حكام',
    قايد: 'قاده',
    امه: 'امم',
    دين: 'اديان',
    جندي: 'جنود',
    راعي: 'رعاه',
    مخاطره: 'مخاطر',
    هدف: 'اهداف',
    قاعده: 'قواعد',
    حاجز: 'حواجز',
    مشروع: 'مشاريع',
    شخص: 'اشخاص',
    امراه: 'نساء',
  }).flatMap(([singular, plurals]) => plurals.split(' ').map((plural): [string, string] => [plural, singular])),
);

const ARTICLES = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل'];
const SUFFIXES = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

/** Words whose own first letter is ل: with لل before them only the first lam is the preposition. */
const LAM_WORDS = /^لل(?:اجي|جنه|جان|غه|غات|قاء)/;

function withoutConjunction(word: string): string {
  let bare = word;
  while (bare.startsWith('و') && bare.length >= 4) bare = bare.slice(1);
  return bare;
}

function withoutArticle(word: string): string {
  if (LAM_WORDS.test(word)) return word.slice(1);
  const article = ARTICLES.find((prefix) => word.startsWith(prefix) && word.length - prefix.length >= 2);
  return article === undefined ? word : word.slice(article.length);
}

/**
 * The stem of a folded Arabic word by the light10 rules (L. S. Larkey, L. Ballesteros, M. E. Connell, "Light stemming
 * for Arabic information retrieval", 2007): the conjunction و, then one article with its preposition, then each
 * suffix once, never leaving fewer than two letters. Light10 measured better in retrieval than root finding and than
 * the Snowball Arabic rules, which leave انتخابات and انتخاب apart.
 *
 * Light10 takes و only from the front, so that وزير loses its first letter and الوزير keeps it; here it goes from
 * both, which costs a letter of the stem but makes the two meet.
 */
export function stemArabic(word: string): string {
  const conjoined = withoutConjunction(word);
  const noun = withoutArticle(conjoined);
  const singular = BROKEN_PLURALS.get(word) ?? BROKEN_PLURALS.get(conjoined) ?? BROKEN_PLURALS.get(noun) ?? noun;
  let stem = withoutConjunction(singular);
  for (const suffix of SUFFIXES) {
    if (stem.endsWith(suffix) && stem.length - suffix.length >= 2) stem = stem.slice(0, -suffix.length);
  }
  return stem;
}
