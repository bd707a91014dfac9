import { type CodeOf, isCodeOf } from './vocabulary.ts';

/**
 * The fourteen risk factors of the Framework of Analysis for Atrocity Crimes (United Nations Office on Genocide
 * Prevention and the Responsibility to Protect, 2014; also A/70/741-S/2016/71, annex). Titles and order are the
 * Framework's: eight are common to all atrocity crimes, two each are specific to genocide, crimes against humanity and
 * war crimes. Descriptions and indicators are Concord's paraphrase of some of the Framework's indicators, neither its
 * wording nor all of them: for an assessment, work with the document itself. A factor that is present is a reason to
 * look closer, not a finding that a crime has been or will be committed.
 */
export const RISK_FACTOR_GROUPS = [
  { code: 'common', label: 'Common risk factors', isSpecific: false },
  { code: 'genocide', label: 'Specific to genocide', isSpecific: true },
  { code: 'crimes-against-humanity', label: 'Specific to crimes against humanity', isSpecific: true },
  { code: 'war-crimes', label: 'Specific to war crimes', isSpecific: true },
] as const;
export type RiskFactorGroup = CodeOf<typeof RISK_FACTOR_GROUPS>;

export interface RiskFactorEntry {
  readonly code: string;
  /** 1 to 14, as the Framework counts. */
  readonly number: number;
  /** The Framework's title. */
  readonly label: string;
  readonly group: RiskFactorGroup;
  readonly description: string;
  readonly indicators: readonly string[];
}

export const RISK_FACTORS = [
  {
    code: 'rf1',
    number: 1,
    label: 'Situations of armed conflict or other forms of instability',
    group: 'common',
    description: 'A country or area under strain that makes atrocity crimes easier to commit and harder to stop.',
    indicators: [
      'Armed conflict inside the country or with another State',
      'Security crisis: defections, spill-over from a neighbour, acts of terrorism',
      'Political crisis: abrupt change of regime, disputed succession or transfer of power',
      'Humanitarian crisis or emergency, natural disaster or epidemic',
      'Economic crisis, acute poverty, sharp inequality or mass unemployment',
      'Social tension: protest against authorities, exclusion or contested identity',
    ],
  },
  {
    code: 'rf2',
    number: 2,
    label: 'Record of serious violations of international human rights and humanitarian law',
    group: 'common',
    description: 'Past or present grave violations, above all where nobody has answered for them.',
    indicators: [
      'Present or past serious restrictions or violations of rights, more so if they follow a pattern',
      'Past atrocity crimes or incitement to them',
      'Impunity, or tolerance of violations by those who should prevent them',
      'Justification, denial or glorification of past crimes',
      'Past conflicts or grievances that were never dealt with: land, citizenship, transitional justice',
      'Widespread mistrust between groups or of State institutions because of impunity',
    ],
  },
  {
    code: 'rf3',
    number: 3,
    label: 'Weakness of State structures',
    group: 'common',
    description: 'Institutions that cannot or do not protect the people, above all courts, parliament and oversight.',
    indicators: [
      'Laws that do not protect rights or do not follow treaties the State has joined',
      'Courts, rights bodies or parliament without independence or means',
      'No effective civilian control of the security forces',
      'Corruption or poor governance at a high level',
      'No means of complaint or oversight that people can use',
      'Security forces untrained, unpaid or without resources',
    ],
  },
  {
    code: 'rf4',
    number: 4,
    label: 'Motives or incentives',
    group: 'common',
    description: 'Aims, grievances or ideologies that somebody may see violence against a group as serving.',
    indicators: [
      'Political motive: gaining, keeping or centralising power',
      'Economic motive: control of land, resources or trade',
      'Strategic or military motive: a threat, real or imagined, said to come from a group',
      'Ideology of supremacy, purity or exclusion; wish for a homogeneous territory',
      'Past grievances or revenge, also out of earlier conflict or crimes',
      'Members of a group seen as supporting an enemy',
    ],
  },
  {
    code: 'rf5',
    number: 5,
    label: 'Capacity to commit atrocity crimes',
    group: 'common',
    description: 'The people, arms, money and organisation that crimes on a large scale take.',
    indicators: [
      'Armed forces, groups or militias with personnel, arms and ammunition',
      'Ability to transport and deploy people and weapons',
      'Ability to recruit or win large numbers of supporters',
      'Strong culture of obedience to authority or of group conformity',
      'Money or other resources to plan and carry out violence',
      'Links to other armed forces, private companies or backers',
    ],
  },
  {
    code: 'rf6',
    number: 6,
    label: 'Absence of mitigating factors',
    group: 'common',
    description: 'Little that could hold violence back: no free voices, no outside presence, no will to talk.',
    indicators: [
      'Groups at risk without means to protect themselves',
      'Weak or persecuted civil society and no free or varied media',
      'Little presence or access of the United Nations, other organisations or the press',
      'State not cooperating with, or not a member of, international and regional bodies',
      'No early warning or no will and means to act on it',
      'No dialogue, reconciliation or peace process to build upon',
    ],
  },
  {
    code: 'rf7',
    number: 7,
    label: 'Enabling circumstances or preparatory action',
    group: 'common',
    description: 'Steps, sudden or gradual, that make the crimes possible or point to preparation.',
    indicators: [
      'Emergency laws or security measures that take away basic rights',
      'New or stronger militias, or more arms and recruits',
      'Communication cut, media shut down, organisations expelled',
      'Destruction of essential goods, cultural or religious property; forced movement of people',
      'Marking or listing of people by group; separation or segregation',
      'Hate speech, propaganda or incitement that grows',
    ],
  },
  {
    code: 'rf8',
    number: 8,
    label: 'Triggering factors',
    group: 'common',
    description: 'Events that, even if unrelated at first sight, may set off crimes or make them much more likely.',
    indicators: [
      'Sudden deployment of forces or start of hostilities',
      'Spill-over of conflict or tension from a neighbour',
      'Attack on or death of a leader, or another act that one side takes as provocation',
      'Coup, abrupt change of power, or an election close or contested',
      'Census, anniversary, trial or amnesty that reopens grievances',
      'Discovery of resources, or disaster or epidemic that strikes one group harder',
    ],
  },
  {
    code: 'rf9',
    number: 9,
    label: 'Intergroup tensions or patterns of discrimination against protected groups',
    group: 'genocide',
    description: 'Relations to a national, ethnical, racial or religious group marked by conflict or discrimination.',
    indicators: [
      'Serious discrimination, segregation or restriction of a protected group',
      'Denial that the group exists or belongs, or of its nationality',
      'Past serious tension or violence against the group',
      'Tension over land, resources, power or expression of identity',
      'Identity used by politics to divide',
      'No mechanism to settle identity-based conflict',
    ],
  },
  {
    code: 'rf10',
    number: 10,
    label: 'Signs of an intent to destroy in whole or in part a protected group',
    group: 'genocide',
    description: 'Facts that point to a wish to annihilate all or part of a protected group because of what it is.',
    indicators: [
      'Statements, documents or orders that show or incite such an intent',
      'Targeted killing or removal of the group, or of its leaders, men or women of a given age',
      'Dehumanising treatment or methods of violence that go beyond the visible purpose',
      'Measures that prevent births or take children away from the group',
      'Living conditions imposed that cannot sustain life',
      'Systematic destruction of the group’s property, culture or places of worship',
    ],
  },
  {
    code: 'rf11',
    number: 11,
    label: 'Signs of a widespread or systematic attack against any civilian population',
    group: 'crimes-against-humanity',
    description: 'Violence against civilians that is large in scale or follows a pattern.',
    indicators: [
      'Patterns of violence against civilians, or their property and livelihood, across places or over time',
      'More victims, wider areas or graver acts than before',
      'Similar methods, targets or sequence in different places',
      'Large resources, planning or involvement of authorities behind the acts',
      'Civilians attacked by reason of identity, place or supposed allegiance',
    ],
  },
  {
    code: 'rf12',
    number: 12,
    label: 'Signs of a plan or policy to attack any civilian population',
    group: 'crimes-against-humanity',
    description: 'Facts that point to a State or organisation promoting or tolerating attacks on civilians.',
    indicators: [
      'Official documents, programmes or speeches that target a population',
      'Changes of institutions, law or personnel that serve such an attack',
      'Armed units, militias or non-State groups set up, used or tolerated for it',
      'Preparations and use of resources that cannot be had without organisation',
      'Access refused to monitors, or evidence of crimes hidden or destroyed',
      'Crimes known and neither stopped nor punished',
    ],
  },
  {
    code: 'rf13',
    number: 13,
    label: 'Serious threats to those protected under international humanitarian law',
    group: 'war-crimes',
    description: 'In armed conflict, danger to civilians, the wounded, detainees and others who do not fight.',
    indicators: [
      'Parties fragmented, undisciplined or without clear command',
      'Statements or practice that reject the rules of war or call for no quarter',
      'Civilians used as shields, starved, besieged or forced to move',
      'Indiscriminate or prohibited weapons, or attacks in populated areas',
      'Prisoners, wounded or detainees ill-treated or killed',
      'Children recruited; sexual violence used; schools, hospitals or heritage attacked',
    ],
  },
  {
    code: 'rf14',
    number: 14,
    label: 'Serious threats to humanitarian or peacekeeping operations',
    group: 'war-crimes',
    description: 'In armed conflict, danger to those who bring aid or keep peace, though they are no party to it.',
    indicators: [
      'Operations hindered, denied access or made subject to unacceptable conditions',
      'Personnel attacked, threatened, abducted or detained',
      'Convoys, premises, goods or emblems attacked, looted or misused',
      'Operations portrayed as partial or as serving the enemy',
      'Rumours, propaganda or incitement against personnel',
    ],
  },
] as const satisfies readonly RiskFactorEntry[];
export type RiskFactor = CodeOf<typeof RISK_FACTORS>;
export const isRiskFactor = isCodeOf(RISK_FACTORS);
