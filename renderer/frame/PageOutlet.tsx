import { type ComponentType } from 'react';
import { PAGES } from '../pages.tsx';
import type { PageName, PlaceOf } from '../router/place.ts';
import { useRouter } from '../router/useRouter.ts';

/** The page of the place where the person is. */
export function PageOutlet() {
  const { place } = useRouter();
  return pageOf(place.page, place);
}

function pageOf<P extends PageName>(page: P, place: PlaceOf<P>) {
  const Page: ComponentType<{ readonly place: PlaceOf<P> }> | undefined = PAGES[page];
  return Page ? <Page place={place} /> : null;
}
