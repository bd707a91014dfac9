import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { CirclePlus, CopyCheck, EyeOff, MessageSquareDiff, RefreshCw, Split } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { Icon } from '../../components/icon.ts';
import { TlpLabel } from '../../components/TlpLabel.tsx';
import { inPlainSight } from '../../markdown/plain-sight.ts';
import { useRouter } from '../../router/useRouter.ts';
import { AuthorName } from '../records/AuthorName.tsx';
import { useFieldWords } from '../records/useFieldWords.ts';
import type { ChangeKind, RecordChange } from './bundle-changes.ts';
import { useChangeWords } from './useChangeWords.ts';

interface Props {
  readonly change: RecordChange;
  readonly isDone: boolean;
}

const ICONS: Readonly<Record<ChangeKind, Icon>> = {
  new: CirclePlus,
  updated: RefreshCw,
  suggestion: MessageSquareDiff,
  conflict: Split,
  duplicate: CopyCheck,
};

/** What becomes of one record: in a word, by whom, in which fields, and how much of it was withheld. */
export const ChangeRow = memo(function ChangeRow({ change: row, isDone }: Props) {
  const { t } = useLingui();
  const { go } = useRouter();
  const words = useChangeWords();
  const fieldWords = useFieldWords();
  const { change, kind, record, by, fields, withheld, tlp } = row;
  const IconShape = ICONS[change];
  const title = row.title === null ? t`Untitled` : inPlainSight(row.title);
  const page = kind === 'note' ? ('notes' as const) : kind === 'case' ? ('cases' as const) : null;
  const isCase = kind === 'case';
  return (
    <div className="change-row">
      <span className="change-row-kind" data-kind={change}>
        <IconShape size={16} aria-hidden />
        {words.name(change)}
      </span>
      <span className="change-row-words">
        {isDone && page ? (
          <Button className="change-row-title change-row-open cut" onPress={() => go({ page, record })}>
            <bdi>{title}</bdi>
          </Button>
        ) : (
          <span className="change-row-title cut">
            <bdi>{title}</bdi>
          </span>
        )}
        <span className="change-row-line">
          {isCase && <span>{t`Case`}</span>}
          <AuthorName author={by} />
          {withheld > 0 && (
            <span className="change-row-withheld">
              <EyeOff size={12} aria-hidden />
              {plural(withheld, { one: '# field withheld', other: '# fields withheld' })}
            </span>
          )}
          {fields.length > 0 && (
            <span className="change-row-fields cut">
              {plural(fields.length, { one: '# field', other: '# fields' })}:{' '}
              {fields.map((field) => fieldWords.name(field)).join(', ')}
            </span>
          )}
        </span>
      </span>
      <TlpLabel tlp={tlp} />
    </div>
  );
});
