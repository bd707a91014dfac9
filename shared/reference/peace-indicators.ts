import { type CodeOf, isCodeOf } from './vocabulary.ts';

/**
 * Situational indicators of peace and of conflict after CEWARN, the Conflict Early Warning and Response Mechanism of
 * IGAD: small observable signs in the relations of communities that its field monitors watch week by week.
 *
 * Source: the indicator list of the CEWARN Reporter as CEWARN has published it on its web site, with its four groups of
 * peace indicators and four of conflict indicators. Labels follow that list in our wording; meanings are ours. The
 * seven topics are the headings under which CEWARN's situation reports ask; which indicator stands under which heading
 * is our reading. Entries of Concord's own are marked `origin: 'concord'`: the local peace committee, and two efforts
 * (negotiations, peace building by faith leaders) that the published list counts among the conflict indicators because
 * they answer to tension. "Improvement", "increase" and the like compare with what is usual in that place and season.
 */
export const PEACE_INDICATOR_GROUPS = [
  { code: 'alliance-formation', label: 'Alliance formation', isPeace: true },
  { code: 'exchange', label: 'Exchange', isPeace: true },
  { code: 'mitigating-behaviour', label: 'Mitigating behaviour', isPeace: true },
  { code: 'peace-initiatives', label: 'Peace initiatives', isPeace: true },
  { code: 'armed-intervention', label: 'Armed intervention', isPeace: false },
  { code: 'aggravating-behaviour', label: 'Aggravating behaviour', isPeace: false },
  { code: 'triggering-behaviour', label: 'Triggering (provocative) behaviour', isPeace: false },
  { code: 'environmental-pressure', label: 'Environmental pressure', isPeace: false },
] as const;
export type PeaceIndicatorGroup = CodeOf<typeof PEACE_INDICATOR_GROUPS>;

export const PEACE_INDICATOR_TOPICS = [
  { code: 'communal-relations', label: 'Communal relations' },
  { code: 'civil-society', label: 'Civil society activities' },
  { code: 'economy', label: 'Economic activities' },
  { code: 'governance-media', label: 'Governance and media' },
  { code: 'environment', label: 'Natural disasters and environmental pressure' },
  { code: 'safety-security', label: 'Safety and security' },
  { code: 'social-services', label: 'Social services' },
] as const;
export type PeaceIndicatorTopic = CodeOf<typeof PEACE_INDICATOR_TOPICS>;

export interface PeaceIndicatorEntry {
  readonly code: string;
  readonly label: string;
  readonly meaning: string;
  readonly group: PeaceIndicatorGroup;
  readonly topic: PeaceIndicatorTopic;
  /** True where the sign speaks for peace, false where it speaks for conflict. */
  readonly isPeace: boolean;
  readonly origin: 'cewarn' | 'concord';
}

// prettier-ignore
export const PEACE_INDICATORS = [
  { code: 'inter-ethnic-alliance', label: 'Alliance between ethnic groups', meaning: 'Groups agree to support or protect one another.', group: 'alliance-formation', topic: 'communal-relations', isPeace: true, origin: 'cewarn' },
  { code: 'group-government-alliance', label: 'Alliance between a group and the government', meaning: 'A group and the authorities agree to work together.', group: 'alliance-formation', topic: 'governance-media', isPeace: true, origin: 'cewarn' },

  { code: 'peaceful-celebration', label: 'Shared peaceful celebration', meaning: 'Groups celebrate a feast, ceremony or event together.', group: 'exchange', topic: 'communal-relations', isPeace: true, origin: 'cewarn' },
  { code: 'inter-group-sharing', label: 'Sharing of resources between groups', meaning: 'Groups share pasture, water, salt licks or other resources.', group: 'exchange', topic: 'communal-relations', isPeace: true, origin: 'cewarn' },
  { code: 'inter-group-marriage', label: 'Marriage between groups', meaning: 'Marriages across groups take place with consent of the families.', group: 'exchange', topic: 'communal-relations', isPeace: true, origin: 'cewarn' },
  { code: 'gift-offering', label: 'Gifts between groups', meaning: 'Groups or their elders offer gifts or compensation.', group: 'exchange', topic: 'communal-relations', isPeace: true, origin: 'cewarn' },
  { code: 'cross-border-trade', label: 'Cross-border trade', meaning: 'Trade across the border or between groups goes on or grows.', group: 'exchange', topic: 'economy', isPeace: true, origin: 'cewarn' },

  { code: 'health-care-access', label: 'Access to health care', meaning: 'People of all groups reach health care in safety.', group: 'mitigating-behaviour', topic: 'social-services', isPeace: true, origin: 'cewarn' },
  { code: 'education-access', label: 'Access to education', meaning: 'Schools are open and children of all groups attend.', group: 'mitigating-behaviour', topic: 'social-services', isPeace: true, origin: 'cewarn' },
  { code: 'relief-distribution', label: 'Relief distribution', meaning: 'Relief is distributed and reaches those in need.', group: 'mitigating-behaviour', topic: 'social-services', isPeace: true, origin: 'cewarn' },
  { code: 'markets-open', label: 'Markets remain open', meaning: 'Markets work and people of all groups trade in them.', group: 'mitigating-behaviour', topic: 'economy', isPeace: true, origin: 'cewarn' },
  { code: 'bride-price-stable', label: 'Bride price stable', meaning: 'Bride price does not rise: no added need to raid for cattle.', group: 'mitigating-behaviour', topic: 'communal-relations', isPeace: true, origin: 'cewarn' },
  { code: 'positive-media-coverage', label: 'Positive media coverage', meaning: 'Media report on relations between groups in a calming way.', group: 'mitigating-behaviour', topic: 'governance-media', isPeace: true, origin: 'cewarn' },
  { code: 'law-enforcement', label: 'Law enforcement', meaning: 'Authorities act on crime, recover stolen animals, arrest offenders.', group: 'mitigating-behaviour', topic: 'safety-security', isPeace: true, origin: 'cewarn' },
  { code: 'small-arms-disclosure', label: 'Small arms disclosed', meaning: 'People register or show the arms they hold.', group: 'mitigating-behaviour', topic: 'safety-security', isPeace: true, origin: 'cewarn' },
  { code: 'arms-reduction-programme', label: 'Arms reduction programme', meaning: 'A programme of the authorities to reduce arms is under way.', group: 'mitigating-behaviour', topic: 'safety-security', isPeace: true, origin: 'cewarn' },

  { code: 'women-peace-messengers', label: 'Women as peace messengers', meaning: 'Women carry messages or lead efforts for peace.', group: 'peace-initiatives', topic: 'civil-society', isPeace: true, origin: 'cewarn' },
  { code: 'local-peace-initiative', label: 'Local peace initiative', meaning: 'Elders, youth or local leaders work for peace.', group: 'peace-initiatives', topic: 'civil-society', isPeace: true, origin: 'cewarn' },
  { code: 'ngo-peace-initiative', label: 'Peace initiative of an NGO', meaning: 'A non-governmental organisation works for peace.', group: 'peace-initiatives', topic: 'civil-society', isPeace: true, origin: 'cewarn' },
  { code: 'weapon-reduction-programme', label: 'Weapon reduction by the community', meaning: 'The community or civil society collects or gives up weapons.', group: 'peace-initiatives', topic: 'civil-society', isPeace: true, origin: 'cewarn' },
  { code: 'local-peace-committee', label: 'Local peace committee active', meaning: 'A peace committee meets, warns or settles disputes.', group: 'peace-initiatives', topic: 'civil-society', isPeace: true, origin: 'concord' },
  { code: 'religious-peace-building', label: 'Peace building by faith leaders', meaning: 'Faith leaders call for or broker peace.', group: 'peace-initiatives', topic: 'civil-society', isPeace: true, origin: 'concord' },
  { code: 'negotiations', label: 'Negotiations between groups', meaning: 'Groups negotiate over peace, return of animals or compensation.', group: 'peace-initiatives', topic: 'communal-relations', isPeace: true, origin: 'concord' },

  { code: 'internal-armed-support', label: 'Armed support from inside the country', meaning: 'A group gets arms or fighters from others in the country.', group: 'armed-intervention', topic: 'safety-security', isPeace: false, origin: 'cewarn' },
  { code: 'external-armed-support', label: 'Armed support from outside', meaning: 'A group gets arms or fighters from across the border.', group: 'armed-intervention', topic: 'safety-security', isPeace: false, origin: 'cewarn' },

  { code: 'separation-of-groups', label: 'Separation of groups', meaning: 'Groups that lived or herded together move apart.', group: 'aggravating-behaviour', topic: 'communal-relations', isPeace: false, origin: 'cewarn' },
  { code: 'post-raid-blessing', label: 'Blessing after a raid', meaning: 'Ceremony or praise for those who come back from a raid.', group: 'aggravating-behaviour', topic: 'communal-relations', isPeace: false, origin: 'cewarn' },
  { code: 'pastoral-migration', label: 'Pastoral migration', meaning: 'Herders move early, far or into the range of others.', group: 'aggravating-behaviour', topic: 'communal-relations', isPeace: false, origin: 'cewarn' },
  { code: 'influx-of-displaced', label: 'Influx of displaced people', meaning: 'Displaced people arrive in numbers that strain the place.', group: 'aggravating-behaviour', topic: 'communal-relations', isPeace: false, origin: 'cewarn' },
  { code: 'protest', label: 'Protest', meaning: 'People protest in public.', group: 'aggravating-behaviour', topic: 'civil-society', isPeace: false, origin: 'cewarn' },
  { code: 'self-help-interrupted', label: 'Self-help activities interrupted', meaning: 'Common work of the community stops.', group: 'aggravating-behaviour', topic: 'civil-society', isPeace: false, origin: 'cewarn' },
  { code: 'migrant-labourers', label: 'Migrant labourers', meaning: 'People leave for work elsewhere in unusual numbers.', group: 'aggravating-behaviour', topic: 'economy', isPeace: false, origin: 'cewarn' },
  { code: 'markets-moved', label: 'New markets because of insecurity', meaning: 'Trade moves to other markets that are thought safer.', group: 'aggravating-behaviour', topic: 'economy', isPeace: false, origin: 'cewarn' },
  { code: 'livestock-prices-dropped', label: 'Livestock prices drop', meaning: 'Prices fall: stolen or distressed animals come to market.', group: 'aggravating-behaviour', topic: 'economy', isPeace: false, origin: 'cewarn' },
  { code: 'livestock-prices-increased', label: 'Livestock prices rise', meaning: 'Prices rise: animals are scarce or held back.', group: 'aggravating-behaviour', topic: 'economy', isPeace: false, origin: 'cewarn' },
  { code: 'livestock-sales-increased', label: 'Livestock sales rise', meaning: 'People sell animals in haste or in unusual numbers.', group: 'aggravating-behaviour', topic: 'economy', isPeace: false, origin: 'cewarn' },
  { code: 'bullets-as-commodity', label: 'Bullets used as a commodity', meaning: 'Ammunition serves as money or is sold openly.', group: 'aggravating-behaviour', topic: 'economy', isPeace: false, origin: 'cewarn' },
  { code: 'media-controls', label: 'Media controls', meaning: 'Reporting is restricted or media are closed.', group: 'aggravating-behaviour', topic: 'governance-media', isPeace: false, origin: 'cewarn' },
  { code: 'negative-media-coverage', label: 'Negative media coverage', meaning: 'Media report on groups in a hostile way.', group: 'aggravating-behaviour', topic: 'governance-media', isPeace: false, origin: 'cewarn' },
  { code: 'harmful-migration-policy', label: 'Harmful migration policy', meaning: 'Rules of the authorities on movement hurt a group.', group: 'aggravating-behaviour', topic: 'governance-media', isPeace: false, origin: 'cewarn' },
  { code: 'harmful-livestock-policy', label: 'Harmful livestock policy', meaning: 'Rules of the authorities on livestock hurt a group.', group: 'aggravating-behaviour', topic: 'governance-media', isPeace: false, origin: 'cewarn' },
  { code: 'security-escorts', label: 'Security escorts', meaning: 'People or goods travel only under escort.', group: 'aggravating-behaviour', topic: 'safety-security', isPeace: false, origin: 'cewarn' },
  { code: 'small-arms-availability', label: 'Small arms available', meaning: 'Arms are easier or cheaper to get.', group: 'aggravating-behaviour', topic: 'safety-security', isPeace: false, origin: 'cewarn' },
  { code: 'development-aid-problems', label: 'Problems with development aid', meaning: 'Aid is stopped, contested or seen as unfair.', group: 'aggravating-behaviour', topic: 'social-services', isPeace: false, origin: 'cewarn' },
  { code: 'student-attendance-interrupted', label: 'School attendance interrupted', meaning: 'Pupils stay away or schools close.', group: 'aggravating-behaviour', topic: 'social-services', isPeace: false, origin: 'cewarn' },

  { code: 'all-male-migration', label: 'Movement of men only', meaning: 'Men move with or without animals, leaving families behind.', group: 'triggering-behaviour', topic: 'communal-relations', isPeace: false, origin: 'cewarn' },
  { code: 'pre-raid-blessing', label: 'Blessing before a raid', meaning: 'Ceremony that prepares or sends off raiders.', group: 'triggering-behaviour', topic: 'communal-relations', isPeace: false, origin: 'cewarn' },
  { code: 'traditional-forecasting', label: 'Traditional forecasting of a raid', meaning: 'Seers are asked about, or foretell, a raid.', group: 'triggering-behaviour', topic: 'communal-relations', isPeace: false, origin: 'cewarn' },

  { code: 'natural-disaster', label: 'Natural disaster', meaning: 'Drought, flood or another disaster strikes.', group: 'environmental-pressure', topic: 'environment', isPeace: false, origin: 'cewarn' },
  { code: 'land-competition', label: 'Competition for land', meaning: 'Land or pasture is contested or fenced off.', group: 'environmental-pressure', topic: 'environment', isPeace: false, origin: 'cewarn' },
  { code: 'livestock-in-secure-areas', label: 'More livestock in secure areas', meaning: 'Herds crowd where it is safe.', group: 'environmental-pressure', topic: 'environment', isPeace: false, origin: 'cewarn' },
  { code: 'grazing-areas-abandoned', label: 'Grazing areas abandoned', meaning: 'Pasture is left unused for fear.', group: 'environmental-pressure', topic: 'environment', isPeace: false, origin: 'cewarn' },
  { code: 'livestock-disease', label: 'Livestock disease', meaning: 'Disease spreads among animals.', group: 'environmental-pressure', topic: 'environment', isPeace: false, origin: 'cewarn' },
] as const satisfies readonly PeaceIndicatorEntry[];
export type PeaceIndicator = CodeOf<typeof PEACE_INDICATORS>;
export const isPeaceIndicator = isCodeOf(PEACE_INDICATORS);
