/**
 * Names of the countries of `country-table.ts` in the other five languages of the United Nations, one row each:
 * alpha-3|French|Spanish|Russian|Chinese|Arabic. From the M49 standard; where its list holds an oblique case or a
 * garbled Arabic line, and for TWN and XKX, which it does not list, the wording is Concord's.
 */
export const COUNTRY_NAMES = `
ABW|Aruba|Aruba|Аруба|阿鲁巴|أروبا
AFG|Afghanistan|Afganistán|Афганистан|阿富汗|أفغانستان
AGO|Angola|Angola|Ангола|安哥拉|أنغولا
AIA|Anguilla|Anguila|Ангилья|安圭拉|أنغويلا
ALA|Îles d’Åland|Islas Åland|Аландские острова|奥兰群岛|جزر ألاند
ALB|Albanie|Albania|Албания|阿尔巴尼亚|ألبانيا
AND|Andorre|Andorra|Андорра|安道尔|أندورا
ARE|Émirats arabes unis|Emiratos Árabes Unidos|Объединенные Арабские Эмираты|阿拉伯联合酋长国|الإمارات العربية المتحدة
ARG|Argentine|Argentina|Аргентина|阿根廷|الأرجنتين
ARM|Arménie|Armenia|Армения|亚美尼亚|أرمينيا
ASM|Samoa américaines|Samoa Americana|Американское Самоа|美属萨摩亚|ساموا الأمريكية
ATA|Antarctique|Antártida|Антарктика|南极洲|أنتاركتيكا
ATF|Terres australes françaises|Territorio de las Tierras Australes Francesas|Южные земли (французская заморская территория)|法属南方领地|الأراضي الفرنسية الجنوبية
ATG|Antigua-et-Barbuda|Antigua y Barbuda|Антигуа и Барбуда|安提瓜和巴布达|أنتيغوا وبربودا
AUS|Australie|Australia|Австралия|澳大利亚|أستراليا
AUT|Autriche|Austria|Австрия|奥地利|النمسا
AZE|Azerbaïdjan|Azerbaiyán|Азербайджан|阿塞拜疆|أذربيجان
BDI|Burundi|Burundi|Бурунди|布隆迪|بوروندي
BEL|Belgique|Bélgica|Бельгия|比利时|بلجيكا
BEN|Bénin|Benín|Бенин|贝宁|بنن
BES|Bonaire, Saint-Eustache et Saba|Bonaire, San Eustaquio y Saba|Бонайре, Синт-Эстатиус и Саба|博纳尔，圣俄斯塔休斯和萨巴|بونير وسانت يوستاشيوس وسابا
BFA|Burkina Faso|Burkina Faso|Буркина-Фасо|布基纳法索|بوركينا فاسو
BGD|Bangladesh|Bangladesh|Бангладеш|孟加拉国|بنغلاديش
BGR|Bulgarie|Bulgaria|Болгария|保加利亚|بلغاريا
BHR|Bahreïn|Bahrein|Бахрейн|巴林|البحرين
BHS|Bahamas|Bahamas|Багамские Острова|巴哈马|جزر البهاما
BIH|Bosnie-Herzégovine|Bosnia y Herzegovina|Босния и Герцеговина|波斯尼亚和黑塞哥维那|البوسنة والهرسك
BLM|Saint-Barthélemy|San Bartolomé|Сен-Бартелеми|圣巴泰勒米|سان بارتليمي
BLR|Bélarus|Belarús|Беларусь|白俄罗斯|بيلاروس
BLZ|Belize|Belice|Белиз|伯利兹|بليز
BMU|Bermudes|Bermuda|Бермудские острова|百慕大|برمودا
BOL|Bolivie (État plurinational de)|Bolivia (Estado Plurinacional de)|Боливия (Многонациональное Государство)|多民族玻利维亚国|بوليفيا (دولة - المتعددة القوميات)
BRA|Brésil|Brasil|Бразилия|巴西|البرازيل
BRB|Barbade|Barbados|Барбадос|巴巴多斯|بربادوس
BRN|Brunéi Darussalam|Brunei Darussalam|Бруней-Даруссалам|文莱达鲁萨兰国|بروني دار السلام
BTN|Bhoutan|Bhután|Бутан|不丹|بوتان
BVT|Île Bouvet|Isla Bouvet|Остров Буве|布维岛|جزيرة بوفيت
BWA|Botswana|Botswana|Ботсвана|博茨瓦纳|بوتسوانا
CAF|République centrafricaine|República Centroafricana|Центральноафриканская Республика|中非共和国|جمهورية أفريقيا الوسطى
CAN|Canada|Canadá|Канада|加拿大|كندا
CCK|Îles des Cocos (Keeling)|Islas Cocos (Keeling)|Кокосовые (Килинг) острова|科科斯（基林）群岛|جزر كوكس (كيلينغ)
CHE|Suisse|Suiza|Швейцария|瑞士|سويسرا
CHL|Chili|Chile|Чили|智利|شيلي
CHN|Chine|China|Китай|中国|الصين
CIV|Côte d’Ivoire|Côte d’Ivoire|Кот-д'Ивуар|科特迪瓦|كوت ديفوار
CMR|Cameroun|Camerún|Камерун|喀麦隆|الكاميرون
COD|République démocratique du Congo|República Democrática del Congo|Демократическая Республика Конго|刚果民主共和国|جمهورية الكونغو الديمقراطية
COG|Congo|Congo|Конго|刚果|الكونغو
COK|Îles Cook|Islas Cook|Острова Кука|库克群岛|جزر كوك
COL|Colombie|Colombia|Колумбия|哥伦比亚|كولومبيا
COM|Comores|Comoras|Коморские Острова|科摩罗|جزر القمر
CPV|Cabo Verde|Cabo Verde|Кабо-Верде|佛得角|كابو فيردي
CRI|Costa Rica|Costa Rica|Коста-Рика|哥斯达黎加|كوستاريكا
CUB|Cuba|Cuba|Куба|古巴|كوبا
CUW|Curaçao|Curazao|Кюрасао|库拉索|كوراساو
CXR|Île Christmas|Isla Christmas|Остров Рождества|圣诞岛|جزيرة عيد الميلاد
CYM|Îles Caïmanes|Islas Caimán|Каймановы острова|开曼群岛|جزر كايمان
CYP|Chypre|Chipre|Кипр|塞浦路斯|قبرص
CZE|Tchéquie|Chequia|Чехия|捷克|تشيكيا
DEU|Allemagne|Alemania|Германия|德国|ألمانيا
DJI|Djibouti|Djibouti|Джибути|吉布提|جيبوتي
DMA|Dominique|Dominica|Доминика|多米尼克|دومينيكا
DNK|Danemark|Dinamarca|Дания|丹麦|الدانمرك
DOM|République dominicaine|República Dominicana|Доминиканская Республика|多米尼加|الجمهورية الدومينيكية
DZA|Algérie|Argelia|Алжир|阿尔及利亚|الجزائر
ECU|Équateur|Ecuador|Эквадор|厄瓜多尔|إكوادور
EGY|Égypte|Egipto|Египет|埃及|مصر
ERI|Érythrée|Eritrea|Эритрея|厄立特里亚|إريتريا
ESH|Sahara occidental|Sáhara Occidental|Западная Сахара|西撒哈拉|الصحراء الغربية
ESP|Espagne|España|Испания|西班牙|إسبانيا
EST|Estonie|Estonia|Эстония|爱沙尼亚|إستونيا
ETH|Éthiopie|Etiopía|Эфиопия|埃塞俄比亚|إثيوبيا
FIN|Finlande|Finlandia|Финляндия|芬兰|فنلندا
FJI|Fidji|Fiji|Фиджи|斐济|فيجي
FLK|Îles Falkland (Malvinas)|Islas Malvinas (Falkland)|Фолклендские (Мальвинские) острова|福克兰群岛（马尔维纳斯）|جزر فوكلاند (مالفيناس)
FRA|France|Francia|Франция|法国|فرنسا
FRO|Îles Féroé|Islas Feroe|Фарерские острова|法罗群岛|جزر فايرو
FSM|Micronésie (États fédérés de)|Micronesia (Estados Federados de)|Микронезия (Федеративные Штаты)|密克罗尼西亚联邦|ميكرونيزيا (ولايات - الموحدة)
GAB|Gabon|Gabón|Габон|加蓬|غابون
GBR|Royaume-Uni de Grande-Bretagne et d’Irlande du Nord|Reino Unido de Gran Bretaña e Irlanda del Norte|Соединенное Королевство Великобритании и Северной Ирландии|大不列颠及北爱尔兰联合王国|المملكة المتحدة لبريطانيا العظمى وآيرلندا الشمالية
GEO|Géorgie|Georgia|Грузия|格鲁吉亚|جورجيا
GGY|Guernesey|Guernsey|Гернси|格恩西|غيرنسي
GHA|Ghana|Ghana|Гана|加纳|غانا
GIB|Gibraltar|Gibraltar|Гибралтар|直布罗陀|جبل طارق
GIN|Guinée|Guinea|Гвинея|几内亚|غينيا
GLP|Guadeloupe|Guadalupe|Гваделупа|瓜德罗普|غوادلوب
GMB|Gambie|Gambia|Гамбия|冈比亚|غامبيا
GNB|Guinée-Bissau|Guinea-Bissau|Гвинея-Бисау|几内亚比绍|غينيا - بيساو
GNQ|Guinée équatoriale|Guinea Ecuatorial|Экваториальная Гвинея|赤道几内亚|غينيا الاستوائية
GRC|Grèce|Grecia|Греция|希腊|اليونان
GRD|Grenade|Granada|Гренада|格林纳达|غرينادا
GRL|Groenland|Groenlandia|Гренландия|格陵兰|غرينلند
GTM|Guatemala|Guatemala|Гватемала|危地马拉|غواتيمالا
GUF|Guyane française|Guayana Francesa|Французская Гвиана|法属圭亚那|غيانا الفرنسية
GUM|Guam|Guam|Гуам|关岛|غوام
GUY|Guyana|Guyana|Гайана|圭亚那|غيانا
HKG|Chine, région administrative spéciale de Hong Kong|China, región administrativa especial de Hong Kong|Китай, Специальный административный район Гонконг|中国香港特别行政区|الصين، منطقة هونغ كونغ الإدارية الخاصة
HMD|Île Heard-et-Îles MacDonald|Islas Heard y McDonald|Остров Херд и острова Макдональд|赫德岛和麦克唐纳岛|جزيرة هيرد وجزر ماكدونالد
HND|Honduras|Honduras|Гондурас|洪都拉斯|هندوراس
HRV|Croatie|Croacia|Хорватия|克罗地亚|كرواتيا
HTI|Haïti|Haití|Гаити|海地|هايتي
HUN|Hongrie|Hungría|Венгрия|匈牙利|هنغاريا
IDN|Indonésie|Indonesia|Индонезия|印度尼西亚|إندونيسيا
IMN|Île de Man|Isla de Man|Остров Мэн|马恩岛|جزيرة مان
IND|Inde|India|Индия|印度|الهند
IOT|Territoire britannique de l'océan Indien|Territorio Británico del Océano Índico|Британская территория в Индийском океане|英属印度洋领土|الإقليم البريطاني في المحيط الهندي
IRL|Irlande|Irlanda|Ирландия|爱尔兰|آيرلندا
IRN|Iran (République islamique d’)|Irán (República Islámica del)|Иран (Исламская Республика)|伊朗伊斯兰共和国|إيران (جمهورية - الإسلامية)
IRQ|Iraq|Iraq|Ирак|伊拉克|العراق
ISL|Islande|Islandia|Исландия|冰岛|آيسلندا
ISR|Israël|Israel|Израиль|以色列|إسرائيل
ITA|Italie|Italia|Италия|意大利|إيطاليا
JAM|Jamaïque|Jamaica|Ямайка|牙买加|جامايكا
JEY|Jersey|Jersey|Джерси|泽西|جيرسي
JOR|Jordanie|Jordania|Иордания|约旦|الأردن
JPN|Japon|Japón|Япония|日本|اليابان
KAZ|Kazakhstan|Kazajstán|Казахстан|哈萨克斯坦|كازاخستان
KEN|Kenya|Kenya|Кения|肯尼亚|كينيا
KGZ|Kirghizistan|Kirguistán|Кыргызстан|吉尔吉斯斯坦|قيرغيزستان
KHM|Cambodge|Camboya|Камбоджа|柬埔寨|كمبوديا
KIR|Kiribati|Kiribati|Кирибати|基里巴斯|كيريباس
KNA|Saint-Kitts-et-Nevis|Saint Kitts y Nevis|Сент-Китс и Невис|圣基茨和尼维斯|سانت كيتس ونيفس
KOR|République de Corée|República de Corea|Республика Корея|大韩民国|جمهورية كوريا
KWT|Koweït|Kuwait|Кувейт|科威特|الكويت
LAO|République démocratique populaire lao|República Democrática Popular Lao|Лаосская Народно-Демократическая Республика|老挝人民民主共和国|جمهورية لاو الديمقراطية الشعبية
LBN|Liban|Líbano|Ливан|黎巴嫩|لبنان
LBR|Libéria|Liberia|Либерия|利比里亚|ليبريا
LBY|Libye|Libia|Ливия|利比亚|ليبيا
LCA|Sainte-Lucie|Santa Lucía|Сент-Люсия|圣卢西亚|سانت لوسيا
LIE|Liechtenstein|Liechtenstein|Лихтенштейн|列支敦士登|ليختنشتاين
LKA|Sri Lanka|Sri Lanka|Шри-Ланка|斯里兰卡|سري لانكا
LSO|Lesotho|Lesotho|Лесото|莱索托|ليسوتو
LTU|Lituanie|Lituania|Литва|立陶宛|ليتوانيا
LUX|Luxembourg|Luxemburgo|Люксембург|卢森堡|لكسمبرغ
LVA|Lettonie|Letonia|Латвия|拉脱维亚|لاتفيا
MAC|Chine, région administrative spéciale de Macao|China, región administrativa especial de Macao|Китай, Специальный административный район Макао|中国澳门特别行政区|الصين، منطقة ماكاو الإدارية الخاصة
MAF|Saint-Martin (partie française)|San Martín (parte francesa)|Сен-Мартен (французская часть)|圣马丁（法属）|سانت مارتن (الجزء الفرنسي)
MAR|Maroc|Marruecos|Марокко|摩洛哥|المغرب
MCO|Monaco|Mónaco|Монако|摩纳哥|موناكو
MDA|République de Moldova|República de Moldova|Республика Молдова|摩尔多瓦共和国|جمهورية مولدوفا
MDG|Madagascar|Madagascar|Мадагаскар|马达加斯加|مدغشقر
MDV|Maldives|Maldivas|Мальдивские Острова|马尔代夫|ملديف
MEX|Mexique|México|Мексика|墨西哥|المكسيك
MHL|Îles Marshall|Islas Marshall|Маршалловы Острова|马绍尔群岛|جزر مارشال
MKD|Macédoine du Nord|Macedonia del Norte|Северная Македония|北马其顿|مقدونيا الشمالية
MLI|Mali|Malí|Мали|马里|مالي
MLT|Malte|Malta|Мальта|马耳他|مالطة
MMR|Myanmar|Myanmar|Мьянма|缅甸|ميانمار
MNE|Monténégro|Montenegro|Черногория|黑山|الجبل الأسود
MNG|Mongolie|Mongolia|Монголия|蒙古|منغوليا
MNP|Îles Mariannes du Nord|Islas Marianas Septentrionales|Северные Марианские острова|北马里亚纳群岛|جزر ماريانا الشمالية
MOZ|Mozambique|Mozambique|Мозамбик|莫桑比克|موزامبيق
MRT|Mauritanie|Mauritania|Мавритания|毛里塔尼亚|موريتانيا
MSR|Montserrat|Montserrat|Монтсеррат|蒙特塞拉特|مونتسيرات
MTQ|Martinique|Martinica|Мартиника|马提尼克|مارتينيك
MUS|Maurice|Mauricio|Маврикий|毛里求斯|موريشيوس
MWI|Malawi|Malawi|Малави|马拉维|ملاوي
MYS|Malaisie|Malasia|Малайзия|马来西亚|ماليزيا
MYT|Mayotte|Mayotte|Остров Майотта|马约特|مايوت
NAM|Namibie|Namibia|Намибия|纳米比亚|ناميبيا
NCL|Nouvelle-Calédonie|Nueva Caledonia|Новая Каледония|新喀里多尼亚|كاليدونيا الجديدة
NER|Niger|Níger|Нигер|尼日尔|النيجر
NFK|Île Norfolk|Isla Norfolk|Остров Норфолк|诺福克岛|جزيرة نورفولك
NGA|Nigéria|Nigeria|Нигерия|尼日利亚|نيجيريا
NIC|Nicaragua|Nicaragua|Никарагуа|尼加拉瓜|نيكاراغوا
NIU|Nioué|Niue|Ниуэ|纽埃|نيوي
NLD|Pays-Bas (Royaume des)|Países Bajos (Reino de los)|Нидерланды (Королевство)|荷兰王国|هولندا (مملكة)
NOR|Norvège|Noruega|Норвегия|挪威|النرويج
NPL|Népal|Nepal|Непал|尼泊尔|نيبال
NRU|Nauru|Nauru|Науру|瑙鲁|ناورو
NZL|Nouvelle-Zélande|Nueva Zelandia|Новая Зеландия|新西兰|نيوزيلندا
OMN|Oman|Omán|Оман|阿曼|عمان
PAK|Pakistan|Pakistán|Пакистан|巴基斯坦|باكستان
PAN|Panama|Panamá|Панама|巴拿马|بنما
PCN|Pitcairn|Pitcairn|Питкэрн|皮特凯恩|بيتكرن
PER|Pérou|Perú|Перу|秘鲁|بيرو
PHL|Philippines|Filipinas|Филиппины|菲律宾|الفلبين
PLW|Palaos|Palau|Палау|帕劳|بالاو
PNG|Papouasie-Nouvelle-Guinée|Papua Nueva Guinea|Папуа-Новая Гвинея|巴布亚新几内亚|بابوا غينيا الجديدة
POL|Pologne|Polonia|Польша|波兰|بولندا
PRI|Porto Rico|Puerto Rico|Пуэрто-Рико|波多黎各|بورتوريكو
PRK|République populaire démocratique de Corée|República Popular Democrática de Corea|Корейская Народно-Демократическая Республика|朝鲜民主主义人民共和国|جمهورية كوريا الشعبية الديمقراطية
PRT|Portugal|Portugal|Португалия|葡萄牙|البرتغال
PRY|Paraguay|Paraguay|Парагвай|巴拉圭|باراغواي
PSE|État de Palestine|Estado de Palestina|Государство Палестина|巴勒斯坦国|دولة فلسطين
PYF|Polynésie française|Polinesia Francesa|Французская Полинезия|法属波利尼西亚|بولينيزيا الفرنسية
QAT|Qatar|Qatar|Катар|卡塔尔|قطر
REU|Réunion|Reunión|Реюньон|留尼汪|ريونيون
ROU|Roumanie|Rumania|Румыния|罗马尼亚|رومانيا
RUS|Fédération de Russie|Federación de Rusia|Российская Федерация|俄罗斯联邦|الاتحاد الروسي
RWA|Rwanda|Rwanda|Руанда|卢旺达|رواندا
SAU|Arabie saoudite|Arabia Saudita|Саудовская Аравия|沙特阿拉伯|المملكة العربية السعودية
SDN|Soudan|Sudán|Судан|苏丹|السودان
SEN|Sénégal|Senegal|Сенегал|塞内加尔|السنغال
SGP|Singapour|Singapur|Сингапур|新加坡|سنغافورة
SGS|Géorgie du Sud-et-les Îles Sandwich du Sud|Georgia del Sur y las Islas Sandwich del Sur|Южная Джорджия и Южные Сандвичевы острова|南乔治亚岛和南桑德韦奇岛|جورجيا الجنوبية وجزر ساندويتش الجنوبية
SHN|Sainte-Hélène|Santa Elena|Остров Святой Елены|圣赫勒拿|سانت هيلانة
SJM|Îles Svalbard-et-Jan Mayen|Islas Svalbard y Jan Mayen|Острова Свальбард и Ян-Майен|斯瓦尔巴群岛和扬马延岛|جزيرتا سفالبارد وجان ماين
SLB|Îles Salomon|Islas Salomón|Соломоновы Острова|所罗门群岛|جزر سليمان
SLE|Sierra Leone|Sierra Leona|Сьерра-Леоне|塞拉利昂|سيراليون
SLV|El Salvador|El Salvador|Сальвадор|萨尔瓦多|السلفادور
SMR|Saint-Marin|San Marino|Сан-Марино|圣马力诺|سان مارينو
SOM|Somalie|Somalia|Сомали|索马里|الصومال
SPM|Saint-Pierre-et-Miquelon|San Pedro y Miquelón|Сен-Пьер и Микелон|圣皮埃尔和密克隆|سان بيير وميكلون
SRB|Serbie|Serbia|Сербия|塞尔维亚|صربيا
SSD|Soudan du Sud|Sudán del Sur|Южный Судан|南苏丹|جنوب السودان
STP|Sao Tomé-et-Principe|Santo Tomé y Príncipe|Сан-Томе и Принсипи|圣多美和普林西比|سان تومي وبرينسيبي
SUR|Suriname|Suriname|Суринам|苏里南|سورينام
SVK|Slovaquie|Eslovaquia|Словакия|斯洛伐克|سلوفاكيا
SVN|Slovénie|Eslovenia|Словения|斯洛文尼亚|سلوفينيا
SWE|Suède|Suecia|Швеция|瑞典|السويد
SWZ|Eswatini|Eswatini|Эсватини|斯威士兰|إسواتيني
SXM|Saint-Martin (partie néerlandaise)|San Martín (parte neerlandesa)|Синт-Мартен (нидерландская часть)|圣马丁（荷属）|سانت مارتن (الجزء الهولندي)
SYC|Seychelles|Seychelles|Сейшельские Острова|塞舌尔|سيشيل
SYR|République arabe syrienne|República Árabe Siria|Сирийская Арабская Республика|阿拉伯叙利亚共和国|الجمهورية العربية السورية
TCA|Îles Turques-et-Caïques|Islas Turcas y Caicos|Острова Теркс и Кайкос|特克斯和凯科斯群岛|جزر تركس وكايكوس
TCD|Tchad|Chad|Чад|乍得|تشاد
TGO|Togo|Togo|Того|多哥|توغو
THA|Thaïlande|Tailandia|Таиланд|泰国|تايلند
TJK|Tadjikistan|Tayikistán|Таджикистан|塔吉克斯坦|طاجيكستان
TKL|Tokélaou|Tokelau|Токелау|托克劳|توكيلاو
TKM|Turkménistan|Turkmenistán|Туркменистан|土库曼斯坦|تركمانستان
TLS|Timor-Leste|Timor-Leste|Тимор-Лешти|东帝汶|تيمور - ليشتي
TON|Tonga|Tonga|Тонга|汤加|تونغا
TTO|Trinité-et-Tobago|Trinidad y Tabago|Тринидад и Тобаго|特立尼达和多巴哥|ترينيداد وتوباغو
TUN|Tunisie|Túnez|Тунис|突尼斯|تونس
TUR|Türkiye|Türkiye|Турция|土耳其|تركيا
TUV|Tuvalu|Tuvalu|Тувалу|图瓦卢|توفالو
TWN|Taïwan (province de Chine)|Taiwán (provincia de China)|Тайвань (провинция Китая)|中国台湾省|مقاطعة تايوان الصينية
TZA|République-Unie de Tanzanie|República Unida de Tanzanía|Объединенная Республика Танзания|坦桑尼亚联合共和国|جمهورية تنزانيا المتحدة
UGA|Ouganda|Uganda|Уганда|乌干达|أوغندا
UKR|Ukraine|Ucrania|Украина|乌克兰|أوكرانيا
UMI|Îles mineures éloignées des États-Unis|Islas menores alejadas de Estados Unidos|Внешние малые острова Соединенных Штатов|美国本土外小岛屿|الجزر النائية التابعة للولايات المتحدة
URY|Uruguay|Uruguay|Уругвай|乌拉圭|أوروغواي
USA|États-Unis d’Amérique|Estados Unidos de América|Соединенные Штаты Америки|美利坚合众国|الولايات المتحدة الأمريكية
UZB|Ouzbékistan|Uzbekistán|Узбекистан|乌兹别克斯坦|أوزبكستان
VAT|Saint-Siège|Santa Sede|Святой Престол|教廷|الكرسي الرسولي
VCT|Saint-Vincent-et-les Grenadines|San Vicente y las Granadinas|Сент-Винсент и Гренадины|圣文森特和格林纳丁斯|سانت فنسنت وجزر غرينادين
VEN|Venezuela (République bolivarienne du)|Venezuela (República Bolivariana de)|Венесуэла (Боливарианская Республика)|委内瑞拉玻利瓦尔共和国|فنزويلا (جمهورية - البوليفارية)
VGB|Îles Vierges britanniques|Islas Vírgenes Británicas|Британские Виргинские острова|英属维尔京群岛|جزر فرجن البريطانية
VIR|Îles Vierges américaines|Islas Vírgenes de los Estados Unidos|Виргинские острова Соединенных Штатов|美属维尔京群岛|جزر فرجن التابعة للولايات المتحدة
VNM|Viet Nam|Viet Nam|Вьетнам|越南|فييت نام
VUT|Vanuatu|Vanuatu|Вануату|瓦努阿图|فانواتو
WLF|Îles Wallis-et-Futuna|Islas Wallis y Futuna|Острова Уоллис и Футуна|瓦利斯群岛和富图纳群岛|جزر واليس وفوتونا
WSM|Samoa|Samoa|Самоа|萨摩亚|ساموا
XKX|Kosovo (au sens de la résolution 1244 du Conseil de sécurité)|Kosovo (en el sentido de la resolución 1244 del Consejo de Seguridad)|Косово (в соответствии с резолюцией 1244 Совета Безопасности)|科索沃（安全理事会第1244号决议所指）|كوسوفو (وفق قرار مجلس الأمن 1244)
YEM|Yémen|Yemen|Йемен|也门|اليمن
ZAF|Afrique du Sud|Sudáfrica|Южная Африка|南非|جنوب أفريقيا
ZMB|Zambie|Zambia|Замбия|赞比亚|زامبيا
ZWE|Zimbabwe|Zimbabwe|Зимбабве|津巴布韦|زمبابوي
`;
