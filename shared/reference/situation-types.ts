import { type CodeOf, isCodeOf } from './vocabulary.ts';

/**
 * The controlled list of what an early-warning note can be about. Codes never change and are never reused; the wording
 * of labels and descriptions is Concord's own.
 *
 * Where the distinctions come from, as far as they are published:
 * - ACLED codebook (event types since 2019): armed clash, explosions and remote violence, violence against civilians
 *   with sexual violence and abduction apart, peaceful protest against violent demonstration and mob violence, excessive
 *   force against protesters, strategic developments with agreement, arrests and looting apart.
 * - UCDP codebooks: violence with the State as a side, between organised groups without it, and one-sided.
 * - CEWARN (IGAD): armed clashes, raids, peaceful and violent protest and other crime as kinds of incident, and the five
 *   sectors in which it reports today: social, economic, environmental, governance, security.
 * - ECOWARN (ECOWAS): crime and criminality, security and violent extremism, governance and human rights, health, the
 *   environment, and among the threats it names transhumance, piracy, epidemics and irregular migration.
 * - The six grave violations against children in armed conflict (Security Council resolution 1612 (2005) and after) for
 *   recruitment of children and attacks on schools and hospitals.
 * The internal code lists of CEWARN and ECOWARN are not public; nothing here claims to be one of them.
 */
export const SITUATION_GROUPS = [
  { code: 'governance', label: 'Governance and political crisis' },
  { code: 'armed-violence', label: 'Armed violence' },
  { code: 'protection', label: 'Harm to civilians and human rights' },
  { code: 'community', label: 'Communities, land and livestock' },
  { code: 'public-order', label: 'Demonstrations and public order' },
  { code: 'borders-crime', label: 'Borders, crime and arms' },
  { code: 'humanitarian', label: 'Humanitarian, health and environment' },
  { code: 'positive', label: 'Positive developments' },
  { code: 'other', label: 'Other' },
] as const;
export type SituationGroup = CodeOf<typeof SITUATION_GROUPS>;
export const isSituationGroup = isCodeOf(SITUATION_GROUPS);

export interface SituationTypeEntry {
  readonly code: string;
  readonly label: string;
  readonly description: string;
  readonly group: SituationGroup;
  /** True for developments that lower the risk: they are worth recording as much as the others. */
  readonly isPositive: boolean;
}

/** Ordered by group, then by how often they are needed; "other" last. */
// prettier-ignore
export const SITUATION_TYPES = [
  { code: 'election-related-violence', label: 'Election-related violence', description: 'Violence or intimidation around registration, campaign, voting, counting or results.', group: 'governance', isPositive: false },
  { code: 'coup-unconstitutional-change', label: 'Coup or unconstitutional change of government', description: 'Power taken, held or handed over against the constitution, or an attempt or plot to do so.', group: 'governance', isPositive: false },
  { code: 'constitutional-crisis', label: 'Constitutional or term-limit crisis', description: 'Dispute over the constitution, term limits, succession or the powers of an institution.', group: 'governance', isPositive: false },
  { code: 'political-impasse', label: 'Political impasse', description: 'Government, parliament or parties blocked; dialogue broken off; an agreement not carried out.', group: 'governance', isPositive: false },
  { code: 'electoral-dispute', label: 'Electoral dispute', description: 'Dates, rules, candidates or results contested without violence so far.', group: 'governance', isPositive: false },
  { code: 'security-force-dissension', label: 'Mutiny or dissension in the security forces', description: 'Mutiny, desertion, unpaid soldiers, rivalry between units or between forces.', group: 'governance', isPositive: false },
  { code: 'hate-speech-incitement', label: 'Hate speech and incitement', description: 'Speech, broadcasts or posts that dehumanise a group or call for violence or discrimination against it.', group: 'governance', isPositive: false },

  { code: 'armed-clash', label: 'Armed clash', description: 'Fighting with a State’s forces on at least one side, or between armed groups whose sides are not known.', group: 'armed-violence', isPositive: false },
  { code: 'non-state-battle', label: 'Battle between organised groups', description: 'Fighting between organised groups of which none is the government of a State.', group: 'armed-violence', isPositive: false },
  { code: 'explosion-remote-violence', label: 'Explosion or remote violence', description: 'Shelling, air or drone strike, mine, improvised device, grenade, suicide bomb.', group: 'armed-violence', isPositive: false },
  { code: 'terrorism-violent-extremism', label: 'Terrorism or violent extremism', description: 'Attack, threat, recruitment or spread of a group that uses terror or preaches violence.', group: 'armed-violence', isPositive: false },
  { code: 'strategic-development', label: 'Strategic development', description: 'Troop movement, new base, split or merger of groups, change of control without fighting.', group: 'armed-violence', isPositive: false },
  { code: 'attack-on-aid-or-peacekeepers', label: 'Attack on aid workers or peacekeepers', description: 'Violence or threats against humanitarian or peacekeeping personnel, premises or convoys, or denial of access.', group: 'armed-violence', isPositive: false },

  { code: 'attack-on-civilians', label: 'Attack on civilians', description: 'An organised armed group or a force deliberately kills or harms people who do not fight.', group: 'protection', isPositive: false },
  { code: 'sexual-violence', label: 'Conflict-related sexual violence', description: 'Rape or other sexual violence linked to a conflict or committed by its parties.', group: 'protection', isPositive: false },
  { code: 'abduction', label: 'Abduction or enforced disappearance', description: 'People taken and held, or taken and never acknowledged.', group: 'protection', isPositive: false },
  { code: 'detention', label: 'Arrests or arbitrary detention', description: 'Politically significant, mass or unlawful arrests; detention without trial.', group: 'protection', isPositive: false },
  { code: 'repression', label: 'Crackdown or repression', description: 'Excessive force against protest; bans, shutdowns and pressure on opposition, media or civil society.', group: 'protection', isPositive: false },
  { code: 'child-recruitment', label: 'Recruitment or use of children', description: 'Children recruited or used by armed forces or groups.', group: 'protection', isPositive: false },
  { code: 'attack-on-school-or-hospital', label: 'Attack on a school or hospital', description: 'Schools, hospitals or their staff and pupils attacked, threatened, occupied or closed by force.', group: 'protection', isPositive: false },

  { code: 'intercommunal-violence', label: 'Intercommunal violence', description: 'Violence between communities along ethnic, religious, clan, caste or regional lines.', group: 'community', isPositive: false },
  { code: 'intercommunal-tension', label: 'Intercommunal tension', description: 'Threats, rumours, mobilisation or segregation between communities without violence so far.', group: 'community', isPositive: false },
  { code: 'pastoral-conflict', label: 'Pastoral conflict', description: 'Conflict between herders, or between herders and farmers, over pasture, water, routes or crops.', group: 'community', isPositive: false },
  { code: 'livestock-raid', label: 'Livestock raid', description: 'Armed or organised raid or theft of cattle or other livestock, with or without abduction.', group: 'community', isPositive: false },
  { code: 'unarmed-contact', label: 'Unarmed contact between groups', description: 'Unusual movement or meeting of groups at pasture, water or border that may turn either way.', group: 'community', isPositive: false },
  { code: 'resource-land-conflict', label: 'Resource or land conflict', description: 'Dispute over land, water, forest, minerals, oil or the revenue from them.', group: 'community', isPositive: false },

  { code: 'peaceful-protest', label: 'Peaceful protest', description: 'Demonstration, strike or sit-in whose participants are not violent, even where it is dispersed.', group: 'public-order', isPositive: false },
  { code: 'violent-demonstration', label: 'Violent demonstration or riot', description: 'Demonstrators use violence against people or property.', group: 'public-order', isPositive: false },
  { code: 'mob-violence', label: 'Mob or vigilante violence', description: 'A crowd or self-appointed guards attack people or property outside any demonstration.', group: 'public-order', isPositive: false },
  { code: 'looting-destruction', label: 'Looting or destruction of property', description: 'Homes, shops, crops, places of worship or heritage looted, burned or destroyed.', group: 'public-order', isPositive: false },

  { code: 'cross-border-incident', label: 'Cross-border incident', description: 'Incursion, shooting, pursuit, closure or other incident at or across a border.', group: 'borders-crime', isPositive: false },
  { code: 'territorial-dispute', label: 'Border or territorial dispute', description: 'States or authorities contest a border, an island or an area; maps, posts or patrols contested.', group: 'borders-crime', isPositive: false },
  { code: 'organised-crime-trafficking', label: 'Organised crime and trafficking', description: 'Trafficking in people, drugs, minerals or wildlife; smuggling; banditry; kidnapping for ransom.', group: 'borders-crime', isPositive: false },
  { code: 'small-arms', label: 'Small arms proliferation', description: 'Flow, stockpile loss, sale or spread of small arms, light weapons or ammunition.', group: 'borders-crime', isPositive: false },
  { code: 'maritime-insecurity', label: 'Piracy or maritime insecurity', description: 'Piracy, armed robbery at sea, illegal fishing, attack on ships or ports.', group: 'borders-crime', isPositive: false },

  { code: 'displacement', label: 'Displacement', description: 'People flee or are forced from their homes, within the country or across a border.', group: 'humanitarian', isPositive: false },
  { code: 'humanitarian-crisis', label: 'Humanitarian crisis', description: 'Needs beyond what people and services can meet; siege; collapse of basic services.', group: 'humanitarian', isPositive: false },
  { code: 'food-insecurity', label: 'Food insecurity', description: 'Shortage, price shock, crop failure, death of livestock or famine.', group: 'humanitarian', isPositive: false },
  { code: 'epidemic', label: 'Epidemic', description: 'Outbreak of disease among people or livestock with effects on stability.', group: 'humanitarian', isPositive: false },
  { code: 'natural-hazard-climate-shock', label: 'Natural hazard or climate shock', description: 'Drought, flood, storm, earthquake or other hazard that may feed tension.', group: 'humanitarian', isPositive: false },
  { code: 'economic-shock', label: 'Economic shock', description: 'Price, fuel, pay or currency shock, closure of markets, or sanctions that may feed unrest.', group: 'humanitarian', isPositive: false },

  { code: 'peaceful-election', label: 'Election held peacefully', description: 'Vote, results or transfer of power pass without significant violence.', group: 'positive', isPositive: true },
  { code: 'ceasefire', label: 'Ceasefire', description: 'Fighting stops by agreement or declaration: truce, humanitarian pause, cessation of hostilities.', group: 'positive', isPositive: true },
  { code: 'agreement', label: 'Peace agreement or other pact', description: 'Parties settle all or part of a dispute: peace accord, local pact, exchange of prisoners, surrender on terms.', group: 'positive', isPositive: true },
  { code: 'peace-initiative', label: 'Peace initiative or mediation', description: 'Talks, good offices, shuttle diplomacy or a local initiative to prevent or end violence.', group: 'positive', isPositive: true },
  { code: 'reconciliation-dialogue', label: 'Reconciliation or dialogue', description: 'Communities, parties or faiths meet to reconcile; apology, compensation, shared celebration.', group: 'positive', isPositive: true },
  { code: 'disarmament', label: 'Disarmament or demobilisation', description: 'Weapons handed in or destroyed, fighters demobilised or reintegrated, mines cleared.', group: 'positive', isPositive: true },
  { code: 'returns', label: 'Return of displaced people', description: 'Displaced people or refugees go home or settle, of their own will and in safety.', group: 'positive', isPositive: true },
  { code: 'release-of-captives', label: 'Release of captives', description: 'Abducted or detained people, or children with armed groups, are freed.', group: 'positive', isPositive: true },
  { code: 'other-positive', label: 'Other positive development', description: 'Reform, justice, sharing of resources, reopened market or school: anything that lowers the risk.', group: 'positive', isPositive: true },

  { code: 'other', label: 'Other', description: 'None of the above; say what in the title.', group: 'other', isPositive: false },
] as const satisfies readonly SituationTypeEntry[];
export type SituationType = CodeOf<typeof SITUATION_TYPES>;
export const isSituationType = isCodeOf(SITUATION_TYPES);
