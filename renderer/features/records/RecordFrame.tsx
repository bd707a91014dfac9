import './record-frame.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ArrowLeft, Pencil, Send, ShieldAlert, Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import type { CommandName } from '../../keys/commands.ts';
import { useCommand, useCommands } from '../../keys/useCommands.ts';
import { useFormat } from '../../language/useFormat.ts';
import { withoutOverrides } from '../../markdown/plain-sight.ts';
import { useRouter } from '../../router/useRouter.ts';
import { AuthorName } from './AuthorName.tsx';
import { Disputes } from './Disputes.tsx';
import type { RecordView } from './record-views.ts';
import { RecordSide } from './RecordSide.tsx';

interface Props {
  readonly record: RecordView;
  /** Back to the list that the record covers; null beside it. */
  readonly onBack: (() => void) | null;
  /** What stands under the title: severity, place, date. */
  readonly meta: ReactNode;
  readonly children: ReactNode;
}

/** What every record has around its own fields: marking, title, who wrote it, what is open, tags, history. */
export function RecordFrame({ record, onBack, meta, children }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const commands = useCommands();
  const { go } = useRouter();
  const { values } = record;
  const editor = record.kind === 'note' ? ('note-edit' as const) : ('case-edit' as const);
  const edit = () => go({ page: editor, record: record.id, draft: null });
  useCommand('edit', edit);
  const run = (name: CommandName) => () => void commands.run(name);

  return (
    <article className="record-frame">
      <Banner tlp={values.tlp} sensitivity={values.sensitivity} chathamHouse={values.chathamHouse} />
      <div className="record-frame-tools" role="toolbar" aria-label={t`With this record`}>
        {onBack && (
          <Button kind="quiet" icon={ArrowLeft} onPress={onBack}>
            <Trans>Back</Trans>
          </Button>
        )}
        <Button kind="quiet" icon={Pencil} command="edit" onPress={edit}>
          {record.isInside ? <Trans>Edit</Trans> : <Trans>Suggest an edit</Trans>}
        </Button>

        <Button kind="quiet" icon={Tag} command="tag" onPress={run('tag')}>
          <Trans>Tag</Trans>
        </Button>
        <IconButton label={t`Change the marking`} icon={ShieldAlert} command="mark" onPress={run('mark')} />
        <IconButton label={t`Release to contacts`} icon={Send} command="release" onPress={run('release')} isPointing />
      </div>
      <div className="record-frame-body">
        <div className="record-frame-columns">
          <div className="record-frame-main">
            <h2 className="record-frame-title">
              <bdi>{values.title === null ? t`Untitled` : withoutOverrides(values.title)}</bdi>
            </h2>
            <div className="record-frame-meta">{meta}</div>
            <p className="record-frame-owner">
              <AuthorName author={record.owner} />
              <span className="muted numbers">
                <Trans>changed {format.moment(record.updatedAt)}</Trans>
              </span>
            </p>
            <Disputes record={record} />
            {children}
          </div>
          <RecordSide record={record} />
        </div>
      </div>
    </article>
  );
}
