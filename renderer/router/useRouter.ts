import { createContext, use } from 'react';
import type { Place } from './place.ts';

export interface Router {
  readonly place: Place;
  /** A step that `back` undoes. */
  go(place: Place): void;
  /** A change of place that `back` passes over. */
  replace(place: Place): void;
  back(): void;
}

export const RouterContext = createContext<Router | null>(null);

export function useRouter(): Router {
  const router = use(RouterContext);
  if (!router) throw new Error('useRouter needs a RouterProvider above it');
  return router;
}
