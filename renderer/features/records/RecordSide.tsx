import './record-side.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { Section } from '../../components/Section.tsx';
import { TagChip } from '../../components/TagChip.tsx';
import { useSectionOpen } from '../../components/useSectionOpen.ts';
import { useCommand } from '../../keys/useCommands.ts';
import { AttachmentList } from './AttachmentList.tsx';
import { HistoryList } from './HistoryList.tsx';
import { LinkList } from './LinkList.tsx';
import type { RecordView } from './record-views.ts';

interface Props {
  readonly record: RecordView;
}

const HISTORY = 'side.history';

/** What stands beside the fields of a record: tags, attachments, links, history. */
export function RecordSide({ record }: Props) {
  const { t } = useLingui();
  const history = useRef<HTMLDivElement>(null);
  const [, setHistoryOpen] = useSectionOpen(HISTORY, false);
  useCommand('history', () => {
    setHistoryOpen(true);
    requestAnimationFrame(() => history.current?.scrollIntoView({ block: 'start' }));
  });
  const { tags, attachments, links } = record.values;
  const all = [...tags, ...record.ownTags.filter((tag) => !tags.includes(tag))];
  return (
    <aside className="record-side" aria-label={t`About this record`}>
      {all.length > 0 && (
        <Section name="side.tags" title={<Trans>Tags</Trans>} summary={all.length} isOpenAtFirst>
          <ul className="record-side-tags">
            {all.map((tag) => (
              <li key={tag}>
                <TagChip tag={tag} />
              </li>
            ))}
          </ul>
          {record.ownTags.length > 0 && (
            <p className="record-side-remark">
              <Trans>Some were added here and are not part of the owner’s record.</Trans>
            </p>
          )}
        </Section>
      )}
      {attachments.length > 0 && (
        <Section name="side.attachments" title={<Trans>Attachments</Trans>} summary={attachments.length} isOpenAtFirst>
          <AttachmentList attachments={attachments} />
        </Section>
      )}
      {links.length > 0 && (
        <Section name="side.links" title={<Trans>Links</Trans>} summary={links.length} isOpenAtFirst>
          <LinkList ids={links} />
        </Section>
      )}
      <div ref={history}>
        <Section name={HISTORY} title={<Trans>History</Trans>}>
          <HistoryList id={record.id} isInside={record.isInside} />
        </Section>
      </div>
    </aside>
  );
}
