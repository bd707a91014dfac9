import './section.css';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { usePreferences } from '../bridge/usePreferences.ts';
import { ICON_SMALL } from './icon.ts';

interface Props {
  /** Under which it is remembered, at most 40 characters: `note.who`. */
  readonly name: string;
  readonly title: ReactNode;
  /** What is inside while it is folded: a count, or the chosen values. */
  readonly summary?: ReactNode;
  readonly isOpenAtFirst?: boolean;
  /** Of its heading: one below that of what it is a part of. */
  readonly level?: 2 | 3;
  readonly children: ReactNode;
}

/** A part of a page that unfolds and remembers whether it is open, for every record and after a restart. */
export function Section({ name, title, summary, isOpenAtFirst = false, level = 3, children }: Props) {
  const { preferences, change } = usePreferences();
  // What is kept is what differs from the first state, so that both can be remembered in one list.
  const isTurned = preferences.openSections.includes(name);
  const isOpen = isTurned !== isOpenAtFirst;
  const turn = () => {
    const others = preferences.openSections.filter((other) => other !== name);
    change({ openSections: isTurned ? others : [...others, name].slice(-40) });
  };
  return (
    <Disclosure className="section" isExpanded={isOpen} onExpandedChange={turn}>
      <Heading className="section-head" level={level}>
        <Button slot="trigger" className="section-trigger">
          <ChevronRight size={ICON_SMALL} className="section-arrow points" aria-hidden />
          <span className="section-title">{title}</span>
          {summary !== undefined && <span className="section-summary cut">{summary}</span>}
        </Button>
      </Heading>
      <DisclosurePanel className="section-body">{isOpen && children}</DisclosurePanel>
    </Disclosure>
  );
}
