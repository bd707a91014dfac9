/** Invented reports in invented detail, from which the sample records are put together. */
export interface SampleEvent {
  readonly type: string;
  readonly title: string;
  readonly summary: string;
}

export interface SamplePlace {
  readonly country: string;
  readonly place: string;
  readonly latitude: number;
  readonly longitude: number;
}

export const PLACES: readonly [SamplePlace, ...SamplePlace[]] = [
  { country: 'KGZ', place: 'Osh', latitude: 40.5283, longitude: 72.7985 },
  { country: 'KGZ', place: 'Batken', latitude: 40.0626, longitude: 70.8194 },
  { country: 'TJK', place: 'Isfara', latitude: 40.1265, longitude: 70.6252 },
  { country: 'GIN', place: 'Nzérékoré', latitude: 7.7562, longitude: -8.8179 },
  { country: 'GIN', place: 'Conakry', latitude: 9.6412, longitude: -13.5784 },
  { country: 'CIV', place: 'Bouaké', latitude: 7.6906, longitude: -5.0303 },
  { country: 'MLI', place: 'Mopti', latitude: 14.4843, longitude: -4.1829 },
  { country: 'NGA', place: 'Jos', latitude: 9.8965, longitude: 8.8583 },
  { country: 'TCD', place: 'Abéché', latitude: 13.8292, longitude: 20.8324 },
  { country: 'LBY', place: 'سبها', latitude: 27.0377, longitude: 14.4283 },
  { country: 'SDN', place: 'الفاشر', latitude: 13.6279, longitude: 25.3494 },
  { country: 'BGD', place: 'Cox’s Bazar', latitude: 21.4272, longitude: 92.0058 },
];

export const EVENTS: readonly [SampleEvent, ...SampleEvent[]] = [
  {
    type: 'election-related-violence',
    title: 'Youth wings clash outside registration centre in {place}',
    summary:
      'Two groups threw stones for about an hour after the centre closed early. Police separated them. Both parties blame the other and call supporters to return tomorrow.',
  },
  {
    type: 'hate-speech-incitement',
    title: 'Radio host calls neighbouring community “guests who must leave”',
    summary:
      'The morning programme repeated the phrase three times and took calls that named families. The station’s owner says the host spoke for himself.',
  },
  {
    type: 'armed-clash',
    title: 'Exchange of fire at the water intake near {place}',
    summary:
      'Border units fired at each other across the intake from first light. Residents of three villages moved to the school in the district centre.',
  },
  {
    type: 'intercommunal-violence',
    title: 'Market closed after cattle dispute between herders and farmers in {place}',
    summary:
      'A quarrel over trampled fields ended with two people wounded by machete. Elders of both communities met the sub-prefect in the evening.',
  },
  {
    type: 'displacement',
    title: 'About 340 families arrive in {place} from the northern villages',
    summary:
      'Families came on foot and by truck over two days. They speak of armed men asking for young men by name. Shelter is in two schools.',
  },
  {
    type: 'political-impasse',
    title: 'Opposition leaves the dialogue committee',
    summary:
      'The delegates say that the agenda was changed overnight. The facilitator proposes to meet them apart on Thursday.',
  },
  {
    type: 'peace-initiative',
    title: 'Women’s groups of both communities open a joint listening post in {place}',
    summary:
      'The post takes complaints by telephone and settles small disputes the same day. Local radio gives it ten minutes each evening.',
  },
  {
    type: 'other',
    title: 'Принятие решения о распределении воды отложено',
    summary: 'Совместная комиссия не согласовала график полива. Жители собирают подписи под обращением.',
  },
  {
    type: 'displacement',
    title: 'وصول عائلات نازحة إلى {place} بعد اشتباكات ليلية',
    summary: 'أفاد سكان محليون بوصول نحو أربعين عائلة. تجري لجنة المصالحة اتصالات لفتح طريق آمن.',
  },
];

export const TAGS = [
  'topic:transhumance',
  'topic:water',
  'topic:gold mining',
  'actor-type:youth wing',
  'actor-type:militia',
  'protection:children',
  'area:Liptako-Gourma',
  'process:national dialogue',
  'theme:women peace and security',
  'internal:needs second source',
  'border',
  'elections 2026',
] as const;

export const ACTORS = [
  'Youth wing of the ruling party',
  'Herders’ association',
  'Border guards',
  'Committee of elders',
  'Unidentified armed men',
] as const;

export const ORGANISATION_NAMES: readonly [string, ...string[]] = ['UNRCCA', 'UNOWAS', 'OSCE', 'ECOWAS', 'OHCHR'];

export const BODY = `The first report came by telephone at 06:40 and was repeated by two people who do not know each other.

## What was seen

- stones and sticks, no firearms;
- **two wounded**, both taken to the district hospital;
- the road was open again by noon.

> “We were told to come back tomorrow, and to bring more people.” — a shopkeeper

1. Police kept a line between the groups.
2. The sub-prefect called both sides to a meeting.

| time | place | what |
| --- | --- | --- |
| 06:40 | registration centre | doors closed early |
| 07:15 | market road | first stones |
| 08:20 | market road | police arrive |

More in the [statement of the electoral commission](https://example.org/statement-14) and in \`file 14/2026\`.
`;
