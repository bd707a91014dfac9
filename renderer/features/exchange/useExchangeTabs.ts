import { useLingui } from '@lingui/react/macro';
import type { Place } from '../../router/place.ts';

/** The sister pages under "Exchange" in the rail. */
export function useExchangeTabs(): readonly { readonly label: string; readonly place: Place }[] {
  const { t } = useLingui();
  return [
    { label: t`Release`, place: { page: 'release', selection: null } },
    { label: t`Contacts`, place: { page: 'contacts' } },
  ];
}
