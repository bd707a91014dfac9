import './link-field.css';
import { useLingui } from '@lingui/react/macro';
import { FileText, FolderOpen, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Output } from '#shared/ipc/contract.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { AddBox } from '../../components/AddBox.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { ICON_SMALL } from '../../components/icon.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { useSettled } from '../../timing/useSettled.ts';

type Hit = Output<'search.run'>['hits'][number];

interface Props {
  /** The record itself, which cannot be linked to; null for a new one. */
  readonly id: string | null;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly error: string | null;
}

const MOST_FOUND = 20;

/** Notes and cases that this one belongs with, found as one types. */
export function LinkField({ id, value, onChange, error }: Props) {
  const { t } = useLingui();
  const format = useFormat();
  const { country } = useTerms();
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim(), 80);
  const found = useAnswer(
    'search.run',
    {
      text,
      filter: { values: {}, from: null, to: null },
      sort: 'relevance',
      offset: 0,
      limit: MOST_FOUND,
      hasFacets: false,
      isTyping: true,
    },
    { isEnabled: text !== '', keepsPrevious: true },
  );
  const linked = useAnswer('records.titles', { ids: [...value] }, { keepsPrevious: true });

  const detailOf = (hit: Hit) =>
    [hit.place, hit.country === null ? null : country(hit.country), format.day(hit.date)]
      .filter((part) => part !== null)
      .join(' · ');
  const options = useMemo(
    () =>
      (typed.trim() === '' ? [] : (found.data?.hits ?? [])).filter((hit) => hit.id !== id && !value.includes(hit.id)),
    [found.data, typed, id, value],
  );
  const known = new Map<string, Hit>((linked.data ?? []).flatMap((hit) => (hit ? [[hit.id, hit]] : [])));
  const add = (chosen: string) => {
    if (!value.includes(chosen)) onChange([...value, chosen]);
  };

  return (
    <div className="link-field">
      <AddBox
        label={t`Linked notes and cases`}
        placeholder={t`Words of the other record`}
        options={options.map((hit) => ({
          value: hit.id,
          label: hit.title ?? t`Untitled`,
          detail: detailOf(hit),
          sign: <KindIcon kind={hit.kind} />,
        }))}
        onInput={setTyped}
        isLookedUp
        onAdd={add}
        error={error}
      />
      {found.error && <ErrorNote error={found.error} />}
      {value.length > 0 && (
        <ul className="link-field-list" aria-label={t`Linked notes and cases`}>
          {value.map((link) => {
            const hit = known.get(link);
            const title = hit
              ? (hit.title ?? t`Untitled`)
              : linked.isPending
                ? ''
                : t`A record that has not been received here`;
            return (
              <li key={link} className="link-field-row">
                {hit && <KindIcon kind={hit.kind} />}
                <span className="link-field-words">
                  <bdi>{title}</bdi> {hit && <span className="muted">{detailOf(hit)}</span>}
                </span>
                <IconButton
                  label={t`Remove the link to ${title}`}
                  icon={X}
                  onPress={() => onChange(value.filter((other) => other !== link))}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function KindIcon({ kind }: { readonly kind: 'note' | 'case' }) {
  const { t } = useLingui();
  return kind === 'note' ? (
    <FileText size={ICON_SMALL} role="img" aria-label={t`Note`} />
  ) : (
    <FolderOpen size={ICON_SMALL} role="img" aria-label={t`Case`} />
  );
}
