import { type CodeOf, isCodeOf } from './vocabulary.ts';

/**
 * The ordered scales and closed lists that notes and cases are graded with. Where a list is somebody else's standard,
 * its doc comment names the document; the lists without a source are Concord's own.
 */

/** How grave a situation is, 1 to 5. The code is the number that a note stores. Concord's own wording. */
// prettier-ignore
export const SEVERITIES = [
  { code: 1, label: 'Minimal', meaning: 'Local and passing; no harm to people so far. Worth recording for the pattern.' },
  { code: 2, label: 'Minor', meaning: 'Tension or isolated incidents; harm is limited and local actors can cope.' },
  { code: 3, label: 'Serious', meaning: 'People are harmed or displaced, or a political crisis is open; it may spread.' },
  { code: 4, label: 'Severe', meaning: 'Repeated or organised violence, or a breakdown of order in an area; outside attention is needed.' },
  { code: 5, label: 'Critical', meaning: 'Mass violence, or its onset, or collapse of the constitutional order; action is needed at once.' },
] as const;
export type Severity = CodeOf<typeof SEVERITIES>;
export const isSeverity = isCodeOf(SEVERITIES);

/**
 * How likely the assessed development is. Terms and bands are those of the Probability Yardstick of the Professional
 * Head of Intelligence Assessment (PHIA), United Kingdom. The gaps between the bands are the yardstick's: it avoids
 * false precision. `percent` is [least, most], both in per cent.
 */
// prettier-ignore
export const LIKELIHOODS = [
  { code: 'remote-chance', label: 'Remote chance', meaning: 'About 5 % or less.', percent: [0, 5] },
  { code: 'highly-unlikely', label: 'Highly unlikely', meaning: 'About 10 to 20 %.', percent: [10, 20] },
  { code: 'unlikely', label: 'Unlikely', meaning: 'About 25 to 35 %.', percent: [25, 35] },
  { code: 'realistic-possibility', label: 'Realistic possibility', meaning: 'About 40 to 50 %.', percent: [40, 50] },
  { code: 'likely', label: 'Likely', meaning: 'About 55 to 75 %; also "probable".', percent: [55, 75] },
  { code: 'highly-likely', label: 'Highly likely', meaning: 'About 80 to 90 %.', percent: [80, 90] },
  { code: 'almost-certain', label: 'Almost certain', meaning: 'About 95 % or more.', percent: [95, 100] },
] as const;
export type Likelihood = CodeOf<typeof LIKELIHOODS>;
export const isLikelihood = isCodeOf(LIKELIHOODS);

/**
 * How much the assessment can bear: the quality of what it rests on, not how likely the event is. The three levels are
 * those usual in analytic standards (such as ICD 203); the wording is Concord's.
 */
// prettier-ignore
export const CONFIDENCES = [
  { code: 'low', label: 'Low', meaning: 'Scant, questionable or fragmentary information; sources doubtful or single.' },
  { code: 'moderate', label: 'Moderate', meaning: 'Credible and plausible information, but not enough corroborated to be sure.' },
  { code: 'high', label: 'High', meaning: 'Good information from several independent sources; the judgement can still be wrong.' },
] as const;
export type Confidence = CodeOf<typeof CONFIDENCES>;
export const isConfidence = isCodeOf(CONFIDENCES);

/** Where the situation is heading, compared with the previous note or with the weeks before. */
// prettier-ignore
export const TRENDS = [
  { code: 'improving', label: 'Improving', meaning: 'Tension or violence is going down.' },
  { code: 'stable', label: 'Stable', meaning: 'No change that matters, for better or worse.' },
  { code: 'worsening', label: 'Worsening', meaning: 'Tension or violence is going up or spreading.' },
  { code: 'unclear', label: 'Unclear', meaning: 'Signs point both ways, or too little is known to say.' },
] as const;
export type Trend = CodeOf<typeof TRENDS>;
export const isTrend = isCodeOf(TRENDS);

/** The time within which the assessed development is expected, counted from the note. */
// prettier-ignore
export const HORIZONS = [
  { code: 'days', label: 'Days', meaning: 'Within the next seven days.' },
  { code: 'weeks', label: 'Weeks', meaning: 'Within the next four to six weeks.' },
  { code: 'months', label: 'Months', meaning: 'Within the next six months.' },
  { code: 'longer', label: 'Longer', meaning: 'Beyond six months.' },
] as const;
export type Horizon = CodeOf<typeof HORIZONS>;
export const isHorizon = isCodeOf(HORIZONS);

/** How exactly the event dates are known. Every UCDP `date_prec` has one of these; see `precision-codes.ts`. */
// prettier-ignore
export const DATE_PRECISIONS = [
  { code: 'day', label: 'Exact day', meaning: 'The day is known.' },
  { code: 'days', label: 'Within a few days', meaning: 'Known to within two to six days.' },
  { code: 'week', label: 'Week', meaning: 'Only the week is known.' },
  { code: 'month', label: 'Month', meaning: 'Only the month is known.' },
  { code: 'year', label: 'Year', meaning: 'Known to within more than a month and at most a year.' },
  { code: 'unknown', label: 'Unknown', meaning: 'Nobody has said how exact the date is.' },
] as const;
export type DatePrecision = CodeOf<typeof DATE_PRECISIONS>;
export const isDatePrecision = isCodeOf(DATE_PRECISIONS);

/** What the coordinates stand for. Every UCDP `where_prec` has one of these; see `precision-codes.ts`. */
// prettier-ignore
export const COORDINATE_PRECISIONS = [
  { code: 'exact', label: 'Exact place', meaning: 'The named place itself: a village, a town, a spot.' },
  { code: 'near', label: 'Near the place', meaning: 'Within about 25 km of a known point.' },
  { code: 'adm2', label: 'District', meaning: 'A point standing for the second-level administrative area.' },
  { code: 'adm1', label: 'Province', meaning: 'A point standing for the first-level administrative area.' },
  { code: 'fuzzy', label: 'Line or loose area', meaning: 'A point standing for a road, river, border or area without exact limits.' },
  { code: 'country', label: 'Country', meaning: 'A point standing for the whole country.' },
  { code: 'international', label: 'International waters or airspace', meaning: 'At sea or in the air, outside any country.' },
  { code: 'unknown', label: 'Unknown', meaning: 'Nobody has said how exact the coordinates are.' },
] as const;
export type CoordinatePrecision = CodeOf<typeof COORDINATE_PRECISIONS>;
export const isCoordinatePrecision = isCodeOf(COORDINATE_PRECISIONS);

/** Where a note stands in its life. */
// prettier-ignore
export const NOTE_STATUSES = [
  { code: 'draft', label: 'Draft', meaning: 'Being written; not yet vouched for.' },
  { code: 'submitted', label: 'Submitted', meaning: 'The officer stands by it; nobody has reviewed it yet.' },
  { code: 'reviewed', label: 'Reviewed', meaning: 'A second person has read it and agrees that it may be used.' },
  { code: 'superseded', label: 'Superseded', meaning: 'A later note takes its place; kept for the record.' },
  { code: 'retracted', label: 'Retracted', meaning: 'Found to be wrong; must no longer be relied upon.' },
] as const;
export type NoteStatus = CodeOf<typeof NOTE_STATUSES>;
export const isNoteStatus = isCodeOf(NOTE_STATUSES);

/** What part an actor has in what a note tells. `party` is for events that have sides but no clear attacker. */
// prettier-ignore
export const ACTOR_ROLES = [
  { code: 'perpetrator', label: 'Perpetrator', meaning: 'Carried out, ordered or incited the act, as far as is known.' },
  { code: 'target', label: 'Target', meaning: 'Whom the act was aimed at.' },
  { code: 'party', label: 'Party', meaning: 'One side of a clash, dispute or agreement.' },
  { code: 'victim', label: 'Victim or affected population', meaning: 'Harmed, displaced or otherwise affected.' },
  { code: 'witness', label: 'Witness or reporter', meaning: 'Saw it or passed it on. Names belong under sources.' },
  { code: 'mediator', label: 'Mediator', meaning: 'Works between the sides to settle or calm.' },
  { code: 'security-force', label: 'Security force', meaning: 'Army, police, gendarmerie or other force that responded.' },
  { code: 'authority', label: 'Authority', meaning: 'Government, local, customary or religious authority involved.' },
  { code: 'other', label: 'Other', meaning: 'Any other part; say which in the detail.' },
] as const;
export type ActorRole = CodeOf<typeof ACTOR_ROLES>;
export const isActorRole = isCodeOf(ACTOR_ROLES);

/** What part somebody has in an engagement that a case file follows. */
// prettier-ignore
export const PARTY_ROLES = [
  { code: 'conflict-party', label: 'Party to the conflict', meaning: 'Must agree for there to be an agreement.' },
  { code: 'allied-party', label: 'Ally of a party', meaning: 'Backs a party politically, with money or with arms.' },
  { code: 'lead-mediator', label: 'Lead mediator', meaning: 'Leads the process.' },
  { code: 'co-mediator', label: 'Co-mediator', meaning: 'Shares the lead or mediates one track of it.' },
  { code: 'facilitator', label: 'Facilitator', meaning: 'Arranges contacts, venue or agenda without mediating.' },
  { code: 'guarantor', label: 'Guarantor', meaning: 'Has undertaken to see that what was agreed is kept.' },
  { code: 'observer', label: 'Observer', meaning: 'Present at the table or on the ground without a say.' },
  { code: 'adviser', label: 'Adviser', meaning: 'Gives technical or thematic advice to the process.' },
  { code: 'host', label: 'Host', meaning: 'Gives the place where the talks are held.' },
  { code: 'donor', label: 'Donor', meaning: 'Pays for the process or for what was agreed.' },
  { code: 'civil-society', label: 'Civil society', meaning: 'Women, youth, faith or other groups with a part in the process.' },
  { code: 'affected-community', label: 'Affected community', meaning: 'Lives with the outcome; consulted or to be consulted.' },
  { code: 'spoiler', label: 'Possible spoiler', meaning: 'Able and perhaps willing to break the process.' },
  { code: 'other', label: 'Other', meaning: 'Any other part; say which in the detail.' },
] as const;
export type PartyRole = CodeOf<typeof PARTY_ROLES>;
export const isPartyRole = isCodeOf(PARTY_ROLES);

/** Where an engagement stands. In the order in which they usually follow, though a case may go back. */
// prettier-ignore
export const CASE_PHASES = [
  { code: 'monitoring', label: 'Monitoring', meaning: 'The situation is watched; no engagement yet.' },
  { code: 'assessment', label: 'Assessment', meaning: 'Conflict, actors and entry points are being analysed.' },
  { code: 'engagement-decision', label: 'Decision to engage', meaning: 'Whether, how and by whom is being decided.' },
  { code: 'pre-negotiation', label: 'Pre-negotiation', meaning: 'Contacts, confidence-building, talks about talks.' },
  { code: 'negotiation', label: 'Negotiation', meaning: 'The parties negotiate, directly or through somebody.' },
  { code: 'agreement', label: 'Agreement', meaning: 'Text is agreed or signed; arrangements are being made.' },
  { code: 'implementation', label: 'Implementation', meaning: 'What was agreed is carried out and monitored.' },
  { code: 'handover', label: 'Handover', meaning: 'The engagement passes to others.' },
  { code: 'closed', label: 'Closed', meaning: 'Ended, with or without a result; lessons are recorded.' },
] as const;
export type CasePhase = CodeOf<typeof CASE_PHASES>;
export const isCasePhase = isCodeOf(CASE_PHASES);

/**
 * Reliability of a source, the letter of the Admiralty code (NATO AJP-2.1; meanings as in US Army FM 2-22.3, 2006,
 * appendix B, table B-1). F means unknown, not bad; a letter is never combined with a credibility by arithmetic.
 */
// prettier-ignore
export const RELIABILITIES = [
  { code: 'A', label: 'Completely reliable', meaning: 'No doubt of authenticity, trustworthiness or competency; has a history of complete reliability.' },
  { code: 'B', label: 'Usually reliable', meaning: 'Minor doubt about authenticity, trustworthiness or competency; valid information most of the time.' },
  { code: 'C', label: 'Fairly reliable', meaning: 'Doubt of authenticity, trustworthiness or competency, but has provided valid information in the past.' },
  { code: 'D', label: 'Not usually reliable', meaning: 'Significant doubt about authenticity, trustworthiness or competency, but valid information in the past.' },
  { code: 'E', label: 'Unreliable', meaning: 'Lacking in authenticity, trustworthiness and competency; history of invalid information.' },
  { code: 'F', label: 'Reliability cannot be judged', meaning: 'No basis exists for evaluating the reliability of the source.' },
] as const;
export type Reliability = CodeOf<typeof RELIABILITIES>;
export const isReliability = isCodeOf(RELIABILITIES);

/** Credibility of a piece of information, the number of the Admiralty code (same documents, table B-2). */
// prettier-ignore
export const CREDIBILITIES = [
  { code: '1', label: 'Confirmed by other sources', meaning: 'Confirmed by other independent sources; logical in itself; consistent with other information on the subject.' },
  { code: '2', label: 'Probably true', meaning: 'Not confirmed; logical in itself; consistent with other information on the subject.' },
  { code: '3', label: 'Possibly true', meaning: 'Not confirmed; reasonably logical in itself; agrees with some other information on the subject.' },
  { code: '4', label: 'Doubtful', meaning: 'Not confirmed; possible but not logical; no other information on the subject.' },
  { code: '5', label: 'Improbable', meaning: 'Not confirmed; not logical in itself; contradicted by other information on the subject.' },
  { code: '6', label: 'Truth cannot be judged', meaning: 'No basis exists for evaluating the validity of the information.' },
] as const;
export type Credibility = CodeOf<typeof CREDIBILITIES>;
export const isCredibility = isCodeOf(CREDIBILITIES);

/**
 * Traffic Light Protocol 2.0 (FIRST, August 2022), strictest first. Labels are never translated. The colours are those
 * that FIRST publishes for use on the background #000000.
 */
// prettier-ignore
export const TLP_LABELS = [
  { code: 'TLP:RED', label: 'TLP:RED', meaning: 'For the eyes and ears of individual recipients only, no further disclosure.', colour: '#FF2B2B' },
  { code: 'TLP:AMBER+STRICT', label: 'TLP:AMBER+STRICT', meaning: 'Limited disclosure, recipients can only spread this on a need-to-know basis within their organization.', colour: '#FFC000' },
  { code: 'TLP:AMBER', label: 'TLP:AMBER', meaning: 'Limited disclosure, recipients can only spread this on a need-to-know basis within their organization and its clients.', colour: '#FFC000' },
  { code: 'TLP:GREEN', label: 'TLP:GREEN', meaning: 'Limited disclosure, recipients can spread this within their community.', colour: '#33FF00' },
  { code: 'TLP:CLEAR', label: 'TLP:CLEAR', meaning: 'Recipients can spread this to the world, there is no limit on disclosure.', colour: '#FFFFFF' },
] as const;
export const TLP_BACKGROUND = '#000000';
export type TlpLabel = CodeOf<typeof TLP_LABELS>;
export const isTlpLabel = isCodeOf(TLP_LABELS);

/** Sensitivity of UN information by the Secretary-General's bulletin ST/SGB/2007/6, section 2, least sensitive first. */
// prettier-ignore
export const SENSITIVITIES = [
  { code: 'unclassified', label: 'Unclassified', meaning: 'Unauthorised disclosure could reasonably be expected not to cause damage to the work of the United Nations.' },
  { code: 'confidential', label: 'Confidential', meaning: 'Unauthorised disclosure could reasonably be expected to cause damage to the work of the United Nations.' },
  { code: 'strictly-confidential', label: 'Strictly confidential', meaning: 'Unauthorised disclosure could reasonably be expected to cause exceptionally grave damage to, or impede the conduct of, the work of the United Nations.' },
] as const;
export type SensitivityLevel = CodeOf<typeof SENSITIVITIES>;
export const isSensitivityLevel = isCodeOf(SENSITIVITIES);
