import { Trans } from '@lingui/react/macro';
import { FileText, FolderOpen } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { useRouter } from '../../router/useRouter.ts';

interface Props {
  readonly ids: readonly string[];
}

/** Records that this one is linked to; those that never came here are said so. */
export function LinkList({ ids }: Props) {
  const { go } = useRouter();
  const { data, error } = useAnswer('records.titles', { ids: [...ids] });
  if (error) return <ErrorNote error={error} />;
  return (
    <ul className="link-list">
      {ids.map((id, at) => {
        const hit = data?.[at] ?? null;
        return (
          <li key={id}>
            {hit ? (
              <Button
                className="link-list-row"
                onPress={() => go({ page: hit.kind === 'note' ? 'notes' : 'cases', record: id })}
              >
                {hit.kind === 'note' ? <FileText size={16} aria-hidden /> : <FolderOpen size={16} aria-hidden />}
                <bdi>{hit.title ?? <Trans>Untitled</Trans>}</bdi>
              </Button>
            ) : (
              data && (
                <p className="muted">
                  <Trans>A record that has not been received here</Trans>
                </p>
              )
            )}
          </li>
        );
      })}
    </ul>
  );
}
