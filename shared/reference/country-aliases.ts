/**
 * Other names under which countries are met in files and in speech, one row a country: alpha-3|alias|alias … Common and
 * former names, ISO 3166-1 and formal English names, the spellings of UCDP, ACLED and the World Bank, and the names of
 * the Unicode CLDR in the six languages. No alias stands for two countries: what is ambiguous, such as "Korea" or
 * "Virgin Islands", is left out. For recognising input only, never for display.
 */
export const COUNTRY_ALIASES = `
AFG|Islamic Emirate of Afghanistan|Islamic Republic of Afghanistan
AGO|Republic of Angola
AIA|Anguilla (United Kingdom)
ALA|Aland|Îles Åland|Аландские о-ва|Аландских островов
ALB|Republic of Albania
AND|Principality of Andorra
ARE|UAE|Emirates|Émirats|EAU|ОАЭ|阿联酋|الإمارات
ARG|Argentine Republic
ARM|Republic of Armenia
ATA|Антарктида|Антарктике
ATF|Territorios Australes Franceses|Французские Южные территории|法属南部领地|الأقاليم الجنوبية الفرنسية|الأراضي الفرنسية الجنوبية الجنوبية
ATG|Antigua
AUT|Republic of Austria
AZE|Republic of Azerbaijan
BDI|Republic of Burundi
BEL|Kingdom of Belgium
BEN|Dahomey|بنين|Republic of Benin
BES|Bonaire|Bonaire, Saint Eustatius and Saba|Caribbean Netherlands|Pays-Bas caribéens|Caribe neerlandés|Бонэйр, Синт-Эстатиус и Саба|荷属加勒比区|هولندا الكاريبية|Bonaire, Saint Eustatius and Saba (The Netherlands)
BFA|Burkina|Upper Volta|Haute-Volta|Alto Volta|Верхняя Вольта
BGD|Bangladés|People's Republic of Bangladesh
BGR|Republic of Bulgaria
BHR|Baréin|Kingdom of Bahrain
BHS|Bahama Islands|Багамы|Commonwealth of the Bahamas
BIH|Bosnia|Bosnia-Herzegovina|Bosnia i Hercegovina|Bosna i Hercegovina|BiH|Bosnie|Босния|波黑|البوسنة
BLM|St Barts|Saint Barthélemy (France)|San Barthélemy
BLR|Belorussia|Byelorussia|Byelarus|Biélorussie|Bielorrusia|Белоруссия|Republic of Belarus
BMU|Bermudas|Бермудские о-ва
BOL|Bolivie|Боливия|玻利维亚|بوليفيا|Bolivia|Plurinational State of Bolivia
BRA|Federative Republic of Brazil
BRN|Brunei|Бруней|文莱|بروناي
BTN|Bután|Kingdom of Bhutan
BVT|о-в Буве|布韦岛|جزيرة بوفيه
BWA|Botsuana|Republic of Botswana
CAF|CAR|Central African Rep.|Centrafrique|RCA|Centroáfrica|ЦАР|中非|أفريقيا الوسطى|Центрально-Африканская Республика
CCK|Cocos Islands|Îles Cocos|Islas Cocos|Кокосовые о-ва|جزر كوكوس (كيلينغ)|Кокосовых (Килинг) островов
CHE|Swiss Confederation
CHL|تشيلي|Republic of Chile
CHN|PRC|P.R. China|Mainland China|КНР|Китайская Народная Республика|中华人民共和国|People's Republic of China
CIV|Ivory Coast|Costa de Marfil|Берег Слоновой Кости|象牙海岸|ساحل العاج|Republic of Côte d'Ivoire
CMR|Republic of Cameroon
COD|DR Congo|DRC|Congo DR|Congo DRC|RDC|RD Congo|RD del Congo|Congo-Kinshasa|Congo, Dem. Rep.|Dem. Rep. Congo|Dem. Rep. of the Congo|Zaire|DR Congo (Zaire)|Democratic Republic of Congo (Zaire)|ДР Конго|ДРК|Заир|Конго (Киншаса)|刚果金|刚果（金）|刚果（金沙萨）|扎伊尔|الكونغو الديمقراطية|الكونغو كينشاسا|زائير|Congo (the Democratic Republic of the)
COG|Republic of Congo|Congo Republic|Congo, Rep.|Congo-Brazzaville|Congo-Brazza|République du Congo|República del Congo|Республика Конго|Конго (Браззавиль)|刚果共和国|刚果布|刚果（布）|刚果（布拉柴维尔）|جمهورية الكونغو|الكونغو برازافيل
COK|о-ва Кука
COL|Republic of Colombia
COM|Comoro Islands|Коморы|Union of the Comoros
CPV|Cape Verde|Cape Verde Islands|Cap-Vert|Острова Зеленого Мыса|الرأس الأخضر|Republic of Cabo Verde
CRI|Republic of Costa Rica
CUB|Republic of Cuba
CXR|Isla de Navidad|о-в Рождества|جزيرة كريسماس
CYM|Îles Caïmans|о-ва Кайман|Кайман острова
CYP|Republic of Cyprus
CZE|Czech Rep.|République tchèque|República Checa|Чешская Республика|捷克共和国|الجمهورية التشيكية|التشيك|Czech Republic
DEU|German Federal Republic|Germany (Federal Republic of)|ФРГ|Federal Republic of Germany
DJI|Yibuti|Republic of Djibouti
DMA|Commonwealth of Dominica
DNK|Kingdom of Denmark
DOM|Dominican Rep.|多米尼加共和国|جمهورية الدومينيكان
DZA|People's Democratic Republic of Algeria
ECU|الإكوادور|Republic of Ecuador
EGY|Egypt, Arab Rep.|Arab Republic of Egypt
ERI|State of Eritrea
ESH|Spanish Sahara|Western Sahara, non-self-governing territory
ESP|Kingdom of Spain
EST|Republic of Estonia
ETH|Federal Democratic Republic of Ethiopia
FIN|Republic of Finland
FJI|Fiyi|Republic of Fiji
FLK|Falklands|Malvinas|Malvinas (Falkland Islands)|Фолкленды|福克兰群岛|Falkland Islands|Îles Malouines|Islas Malvinas|Фолклендские о-ва|جزر فوكلاند
FRA|French Republic
FRO|Фарерские о-ва|جزر فارو
FSM|Micronesia|Micronesia, Fed. Sts.|Micronésie|Микронезия|密克罗尼西亚|Федеративные Штаты Микронезии|ميكرونيزيا|Federated States of Micronesia
GAB|الغابون|Gabonese Republic
GBR|UK|Great Britain|Britain|Grande-Bretagne|Gran Bretaña|Великобритания|Соединенное Королевство|英国|联合王国|بريطانيا|بريطانيا العظمى|United Kingdom|Royaume-Uni|R.-U.|Reino Unido|Британия|المملكة المتحدة
GGY|Bailiwick of Guernsey|根西岛|غيرنزي
GHA|Republic of Ghana
GIN|Guinea-Conakry|Guinée-Conakry|Republic of Guinea
GLP|Guadeloupe (France)
GMB|Republic of the Gambia
GNB|Guiné-Bissau|Guinea-Bisáu|Republic of Guinea-Bissau
GNQ|Eq. Guinea|Guinea Equatorial|Republic of Equatorial Guinea
GRC|Hellenic Republic
GRL|غرينلاند
GTM|Republic of Guatemala
GUF|French Guyana|Guyane|غويانا الفرنسية
GUY|Co-operative Republic of Guyana
HKG|Hong Kong|Hong Kong, China|Hong Kong SAR|Гонконг|香港|هونغ كونغ|Hong Kong SAR China|R.A.S. chinoise de Hong Kong|RAE de Hong Kong (China)|Гонконг (САР)|هونغ كونغ الصينية (منطقة إدارية خاصة)
HMD|Heard & McDonald Islands|Îles Heard-et-MacDonald|о-ва Херд и Макдональд|赫德岛和麦克唐纳群岛
HND|Republic of Honduras
HRV|Republic of Croatia
HTI|Hayti|Republic of Haiti
IDN|Republic of Indonesia
IMN|о-в Мэн
IND|Republic of India
IOT|英属印度洋领地|المحيط الهندي الإقليم البريطاني في
IRL|Republic of Ireland|Éire|Республика Ирландия
IRN|Iran, Islamic Rep.|Islamic Republic of Iran|Иран|伊朗|إيران|Iran
IRQ|Irak|Republic of Iraq
ISR|State of Israel
ITA|Republic of Italy
JEY|Bailiwick of Jersey|泽西岛
JOR|Hashemite Kingdom of Jordan
KAZ|Kazakstan|Qazaqstan|Казакстан|Kazajistán|Republic of Kazakhstan
KEN|Kenia|Republic of Kenya
KGZ|Kirghizia|Kirgizia|Kirgizstan|Kirghizstan|Kyrghyzstan|Kirgistan|Kirghizie|Kirguisia|Kirguizistán|Киргизия|Киргизстан|Кыргызская Республика|Киргизская Республика|吉尔吉斯|吉尔吉斯共和国|قرغيزستان|قيرغيزيا|Kyrgyz Republic
KHM|Kampuchea|Cambodia (Kampuchea)|Kingdom of Cambodia
KIR|كيريباتي|Republic of Kiribati
KNA|Saint Christopher and Nevis|St Kitts|Saint-Christophe-et-Niévès|San Cristóbal y Nieves|سانت كيتس ونيفيس
KOR|South Korea|S. Korea|ROK|Korea South|Korea, Rep.|Corée du Sud|Corea del Sur|Южная Корея|韩国|كوريا الجنوبية|Korea (the Republic of)
KWT|State of Kuwait
LAO|Laos|Lao|Lao PDR|Лаос|老挝|لاوس
LBN|Lebanese Republic
LBR|ليبيريا|Republic of Liberia
LBY|Libyan Arab Jamahiriya|State of Libya
LIE|Principality of Liechtenstein
LKA|Ceylon|Sri Lanka (Ceylon)|سريلانكا|Democratic Socialist Republic of Sri Lanka
LSO|Lesoto|Kingdom of Lesotho
LTU|Republic of Lithuania
LUX|لوكسمبورغ|Grand Duchy of Luxembourg
LVA|Republic of Latvia
MAC|Macau|Macao|Macao SAR|Macau, China|Макао|澳门|ماكاو|Macao SAR China|R.A.S. chinoise de Macao|RAE de Macao (China)|Макао (САР)|منطقة ماكاو الإدارية الخاصة|مكاو
MAF|St. Martin|San Martín|Сен-Мартен|法属圣马丁|سان مارتن|Saint Martin (France)
MAR|Kingdom of Morocco
MCO|Principality of Monaco
MDA|Moldova|Moldavia|Moldavie|Молдавия|Молдова|摩尔多瓦|مولدوفا|Moldova (the Republic of)
MDG|Madagascar (Malagasy)|Malagasy Republic|Republic of Madagascar
MDV|Мальдивы|جزر المالديف|Republic of Maldives
MEX|United Mexican States
MHL|Маршалловы о-ва|Republic of the Marshall Islands
MKD|Macedonia|Macedonia, FYR|FYR Macedonia|FYROM|Former Yugoslav Republic of Macedonia|Macedonia (Former Yugoslav Republic of)|Macédoine|Македония|马其顿|مقدونيا|Republic of North Macedonia|North Macedonia, Republic of
MLI|Republic of Mali
MLT|مالطا|Republic of Malta
MMR|Burma|Myanmar (Burma)|Burma (Myanmar)|Birmanie|Birmania|Бирма|Мьянма (Бирма)|缅甸联邦|بورما|ميانمار (بورما)|Myanmar (Birmanie)|Myanmar (Birmania)|Republic of the Union of Myanmar
MNP|Islas Marianas del Norte|Северные Марианские о-ва
MOZ|موزمبيق|Republic of Mozambique
MRT|Islamic Republic of Mauritania
MSR|مونتسرات
MTQ|جزر المارتينيك|Martinique (France)
MUS|Île Maurice|Isla Mauricio|Republic of Mauritius
MWI|Malaui|Republic of Malawi
MYT|Майотта
NAM|Republic of Namibia
NER|Republic of the Niger
NFK|о-в Норфолк
NGA|Federal Republic of Nigeria
NIC|Republic of Nicaragua
NLD|Netherlands|Holland|Pays-Bas|Hollande|Países Bajos|Holanda|Нидерланды|Голландия|荷兰|هولندا|Kingdom of the Netherlands
NOR|Kingdom of Norway
NRU|Republic of Nauru
NZL|Nueva Zelanda
OMN|Sultanate of Oman
PAK|Islamic Republic of Pakistan
PAN|Republic of Panama
PCN|Pitcairn Islands|Îles Pitcairn|Islas Pitcairn|о-ва Питкэрн|皮特凯恩群岛|جزر بيتكيرن
PER|Republic of Peru
PHL|Republic of the Philippines
PLW|Republic of Palau
PNG|Papua N. Guinea|Independent State of Papua New Guinea
POL|Republic of Poland
PRI|Puerto Rico (United States)
PRK|North Korea|N. Korea|DPRK|DPR Korea|Korea North|Korea, Dem. People's Rep.|Corée du Nord|Corea del Norte|Северная Корея|КНДР|朝鲜|北朝鲜|كوريا الشمالية|Korea (the Democratic People's Republic of)
PRT|Portuguese Republic
PRY|Republic of Paraguay
PSE|Palestine|Palestinian Territory|Palestinian Territories|Palestinian Territory, Occupied|Occupied Palestinian Territory|Occupied Palestinian Territories|oPt|West Bank and Gaza|West Bank and Gaza Strip|West Bank|Gaza|Gaza Strip|Palestina|Territoire palestinien occupé|Territorio Palestino Ocupado|Палестина|巴勒斯坦|فلسطين|الأرض الفلسطينية المحتلة|Territoires palestiniens|Territorios Palestinos|Палестинские территории|巴勒斯坦领土|الأراضي الفلسطينية|Palestine, State of
QAT|Catar|State of Qatar
REU|La Réunion|روينيون
RUS|Russia|Russia (Soviet Union)|Russie|Rusia|Россия|РФ|俄罗斯|روسيا
RWA|Ruanda|Republic of Rwanda
SAU|KSA|Saudi|السعودية|Arabia Saudí|Kingdom of Saudi Arabia
SDN|Republic of the Sudan
SEN|Republic of Senegal
SGP|Republic of Singapore
SGS|Islas Georgia del Sur y Sandwich del Sur|Южная Георгия и Южные Сандвичевы о-ва|南乔治亚和南桑威奇群岛
SHN|Saint Helena, Ascension and Tristan da Cunha|о-в Св. Елены|سانت هيلينا
SJM|Svalbard|Svalbard & Jan Mayen|Svalbard et Jan Mayen|Svalbard y Jan Mayen|Шпицберген и Ян-Майен|斯瓦尔巴和扬马延|سفالبارد وجان ماين|جزيرتي سفالبارد وجان مايِن
SLB|Соломоновы о-ва
SLE|Republic of Sierra Leone
SLV|Salvador|Republic of El Salvador
SMR|Republic of San Marino
SOM|Somalia, Fed. Rep.|Federal Republic of Somalia
SPM|圣皮埃尔和密克隆群岛|سان بيير ومكويلون
SRB|Serbia (Yugoslavia)|Republic of Serbia
SSD|S. Sudan|Southern Sudan|Republic of South Sudan
STP|Sao Tome|São Tomé e Príncipe|ساو تومي وبرينسيبي|Democratic Republic of Sao Tome and Principe
SUR|Surinam|Republic of Suriname
SVK|Slovak Rep.|Slovak Republic
SVN|Republic of Slovenia
SWE|Kingdom of Sweden
SWZ|Swaziland|Eswatini (Swaziland)|Kingdom of eSwatini (Swaziland)|Suazilandia|Swazilandia|Свазиленд|سوازيلاند|Esuatini|Kingdom of Eswatini
SXM|Sint Maarten|Синт-Мартен|荷属圣马丁|سانت مارتن|San Martín (parte Holandesa)
SYC|Сейшельские о-ва|سيشل|Republic of Seychelles
SYR|Syria|Syrie|Siria|Сирия|叙利亚|سوريا|سورية
TCA|Тёркс и Кайкос|جزر توركس وكايكوس
TCD|Republic of Chad
TGO|Togolese Republic
THA|تايلاند|Kingdom of Thailand
TJK|Tadzhikistan|Tajikstan|Tadjikstan|Republic of Tajikistan
TKM|Turkmenia|Туркмения
TLS|East Timor|Timor oriental|Timor-Leste (East Timor)|Восточный Тимор|تيمور الشرقية|Democratic Republic of Timor-Leste
TON|Kingdom of Tonga
TTO|Trinidad|Trinidad y Tobago|Republic of Trinidad and Tobago
TUN|Republic of Tunisia
TUR|Turkey|Turquie|Turquía|Türkiye (Turkey)|Republic of Türkiye
TWN|Taiwan|Taiwan, China|China - Taiwan Province|Chinese Taipei|Тайвань|台湾|تايوان
TZA|Tanzania|Tanzanie|Танзания|坦桑尼亚|تنزانيا|Tanzania, United Republic of
UGA|Republic of Uganda
UMI|U.S. Outlying Islands|Islas menores alejadas de EE. UU.|Внешние малые о-ва (США)|جزر الولايات المتحدة النائية|نائية التابعة للولايات المتحدة
URY|أورغواي|Eastern Republic of Uruguay
USA|US|U.S.A.|United States|États-Unis|Estados Unidos|EE. UU.|EEUU|США|Соединенные Штаты|美国|الولايات المتحدة|É.-U.
UZB|Republic of Uzbekistan
VAT|Vatican|Vatican City|Vatican City State|Holy See (Vatican City State)|Cité du Vatican|Ciudad del Vaticano|Ватикан|梵蒂冈|الفاتيكان|État de la Cité du Vatican|罗马教廷
VCT|Saint Vincent
VEN|Venezuela|Venezuela, RB|Венесуэла|委内瑞拉|فنزويلا|Bolivarian Republic of Venezuela
VGB|BVI|Virgin Islands (British)|Виргинские о-ва (Великобритания)|جزر فيرجن البريطانية
VIR|USVI|US Virgin Islands|Virgin Islands (U.S.)|Îles Vierges des États-Unis|Islas Vírgenes de EE. UU.|Виргинские о-ва (США)|جزر فيرجن الأمريكية
VNM|Vietnam|Vietnam (North Vietnam)|فيتنام|Socialist Republic of Viet Nam
VUT|Republic of Vanuatu
WLF|Wallis and Futuna|Wallis-et-Futuna|Wallis y Futuna|Уоллис и Футуна|瓦利斯和富图纳|جزر والس وفوتونا
WSM|Independent State of Samoa
XKX|Kosovo|Kosova|Kosovo (UNSCR 1244)|Kosovo (under UNSC resolution 1244)|Косово|科索沃|كوسوفو
YEM|Yemen (North Yemen)|North Yemen|Yemen, Rep.|Republic of Yemen
ZAF|RSA|S. Africa|ЮАР|Южно-Африканская Республика|Suráfrica|Republic of South Africa
ZMB|Republic of Zambia
ZWE|Rhodesia|Zimbabwe (Rhodesia)|Zimbabue|زيمبابوي|Republic of Zimbabwe
`;
