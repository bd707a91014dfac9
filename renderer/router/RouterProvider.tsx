import { type ReactNode, useMemo, useState } from 'react';
import { backward, FIRST_TRAIL, forward, here, instead, type Trail } from './trail.ts';
import { type Router, RouterContext } from './useRouter.ts';

interface Props {
  readonly children: ReactNode;
}

/** Keeps where the person is. It ends with the open workspace, so a locked window remembers nothing. */
export function RouterProvider({ children }: Props) {
  const [trail, setTrail] = useState<Trail>(FIRST_TRAIL);
  const place = here(trail);
  const router = useMemo<Router>(
    () => ({
      place,
      go: (next) => setTrail((before) => forward(before, next)),
      // Who has gone to another page in the meantime is not led back: a list follows its cursor after a pause.
      replace: (next) => setTrail((before) => (here(before).page === place.page ? instead(before, next) : before)),
      back: () => setTrail(backward),
    }),
    [place],
  );
  return <RouterContext value={router}>{children}</RouterContext>;
}
