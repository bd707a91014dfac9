import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { FacetName } from '#shared/ipc/shapes.ts';
import type { ListKind } from './list-query.ts';

export interface FacetGroup {
  readonly facet: FacetName;
  readonly title: MessageDescriptor;
  /** By the order of its list rather than by count. */
  readonly isOrdered?: boolean;
}

const COUNTRY: FacetGroup = { facet: 'country', title: msg`Country` };
const TAG: FacetGroup = { facet: 'tag', title: msg`Tag` };
const ORGANISATION: FacetGroup = { facet: 'organisation', title: msg`Organisation` };
const MARKING: FacetGroup = { facet: 'marking', title: msg`Marking`, isOrdered: true };
const SENSITIVITY: FacetGroup = { facet: 'sensitivity', title: msg`Sensitivity`, isOrdered: true };

/** What each list can be narrowed by, in the order in which an officer asks. */
export const FACET_GROUPS: Readonly<Record<ListKind, readonly FacetGroup[]>> = {
  note: [
    COUNTRY,
    { facet: 'type', title: msg`Situation` },
    { facet: 'severity', title: msg`Severity`, isOrdered: true },
    { facet: 'status', title: msg`Status`, isOrdered: true },
    TAG,
    ORGANISATION,
    MARKING,
    SENSITIVITY,
  ],
  case: [COUNTRY, { facet: 'status', title: msg`Phase`, isOrdered: true }, TAG, ORGANISATION, MARKING, SENSITIVITY],
};
