import './section.css';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { ICON_SMALL } from './icon.ts';
import { useSectionOpen } from './useSectionOpen.ts';

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
  const [isOpen, setOpen] = useSectionOpen(name, isOpenAtFirst);
  return (
    <Disclosure className="section" isExpanded={isOpen} onExpandedChange={setOpen}>
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
