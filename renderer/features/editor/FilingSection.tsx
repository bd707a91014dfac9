import './edit-sections.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { plural } from '@lingui/core/macro';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Section } from '../../components/Section.tsx';
import { TagField } from '../tags/TagField.tsx';
import { AttachmentField } from './AttachmentField.tsx';
import type { CommonValues } from './common-values.ts';
import type { Edit } from './edit.ts';
import { LinkField } from './LinkField.tsx';
import { joined } from './section-summary.ts';
import type { FileAdding } from './useFileAdding.ts';
import { asValue, useField } from './useField.ts';

interface Props {
  /** Under which the section is remembered. */
  readonly name: string;
  readonly edit: Edit<CommonValues>;
  /** The record itself, which cannot be linked to; null for a new one. */
  readonly id: string | null;
  readonly files: FileAdding;
  /** True when the record can be put away: it is there, and this desk's edits of it apply. */
  readonly isOwn: boolean;
}

/** How it is found again and what belongs to it: tags, links to other records, files. */
export function FilingSection({ name, edit, id, files, isOwn }: Props) {
  const { t } = useLingui();
  const tags = useField(edit, 'tags');
  const links = useField(edit, 'links');
  const attachments = useField(edit, 'attachments');
  const isDiscarded = useField(edit, 'isDiscarded');
  const inside = joined([
    isDiscarded.value === true ? t`put away` : null,
    tags.value.length === 0 ? null : tags.value.join(', '),
    links.value.length === 0 ? null : t`${plural(links.value.length, { one: '# link', other: '# links' })}`,
    attachments.value.length === 0 ? null : t`${plural(attachments.value.length, { one: '# file', other: '# files' })}`,
  ]);
  return (
    <Section name={name} level={2} title={<Trans>Tags, links and files</Trans>} summary={inside}>
      <div className="edit-sections" data-section="tags">
        <TagField label={t`Tags`} {...asValue(tags)} />
        <LinkField id={id} {...asValue(links)} />
        <AttachmentField
          items={attachments.value}
          onChange={(change) => edit.set('attachments', change(edit.state().values.attachments))}
          files={files}
          error={attachments.error}
        />
        {isOwn && (
          <Checkbox
            isSelected={isDiscarded.value === true}
            onChange={(isAway) => isDiscarded.set(isAway ? true : null)}
            detail={t`Out of lists and search until it is brought back; nothing is deleted. Others do not learn of it.`}
          >
            <Trans>Put this record away</Trans>
          </Checkbox>
        )}
      </div>
    </Section>
  );
}
