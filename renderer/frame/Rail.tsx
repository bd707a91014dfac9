import './rail.css';
import { useLingui } from '@lingui/react/macro';
import { Button } from 'react-aria-components';
import { ICON_LARGE } from '../components/icon.ts';
import { hasPage, RAIL } from '../pages.tsx';
import { useRouter } from '../router/useRouter.ts';

/** The pages, always in view, each with its name. */
export function Rail() {
  const { t, i18n } = useLingui();
  const { place, go } = useRouter();
  return (
    <nav className="rail" aria-label={t`Pages`}>
      {RAIL.filter((entry) => hasPage(entry.place.page)).map((entry) => {
        const isHere = entry.pages.includes(place.page);
        return (
          <Button
            key={entry.command}
            className={entry.isLast ? 'rail-entry rail-last' : 'rail-entry'}
            onPress={() => go(entry.place)}
            {...(isHere ? { 'aria-current': 'page' as const } : {})}
          >
            <entry.icon size={ICON_LARGE} strokeWidth={1.75} aria-hidden />
            <span className="rail-name">{i18n._(entry.title)}</span>
          </Button>
        );
      })}
    </nav>
  );
}
