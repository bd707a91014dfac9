import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { shownError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFormat } from '../../language/useFormat.ts';
import type { Selection } from '../../router/place.ts';
import { NO_FILTER } from '../search/list-query.ts';

interface Props {
  readonly selection: Selection | null;
  readonly onSelection: (selection: Selection | null) => void;
  /** How many records the selection means; null while that is not known. */
  readonly total: number | null;
}

type Way = 'search' | 'tag' | 'case';

/** Choosing records without a list: by words, by tag, or a case with the notes that belong to it. */
export function RecordChooser({ selection, onSelection, total }: Props) {
  const { t } = useLingui();
  const { call } = useConnection();
  const format = useFormat();
  const before = selection && 'text' in selection ? selection : null;
  const [way, setWay] = useState<Way>((before?.filter.values.tag?.length ?? 0) > 0 ? 'tag' : 'search');
  const [text, setText] = useState(before?.text ?? '');
  const [caseId, setCaseId] = useState<string | null>(null);
  const [caseText, setCaseText] = useState('');
  const [error, setError] = useState<unknown>(null);
  const { data: tags } = useAnswer('tags.list', {}, { isEnabled: way === 'tag' });
  const { data: cases } = useAnswer(
    'search.run',
    {
      text: caseText,
      filter: { ...NO_FILTER, values: { kind: ['case'] } },
      sort: 'newest',
      offset: 0,
      limit: 50,
      hasFacets: false,
      isTyping: true,
    },
    { isEnabled: way === 'case', keepsPrevious: true },
  );

  const turnTo = (next: Way) => {
    setWay(next);
    setText('');
    setCaseId(null);
    setError(null);
    onSelection(null);
  };
  const search = (next: string) => {
    setText(next);
    onSelection(next.trim() === '' ? null : { text: next, filter: NO_FILTER });
  };
  const takeCase = async (id: string | null) => {
    setCaseId(id);
    setError(null);
    if (id === null) return onSelection(null);
    try {
      const { values } = await call('cases.get', { id });
      // What was linked but never received cannot be passed on.
      const linked = values.links.slice(0, 1000);
      const known = linked.length === 0 ? [] : await call('records.titles', { ids: linked });
      return onSelection({ ids: [id, ...known.flatMap((hit) => (hit && hit.id !== id ? [hit.id] : []))] });
    } catch (thrown) {
      setError(shownError(thrown));
      return onSelection(null);
    }
  };

  return (
    <div className="record-chooser">
      <RadioCards<Way>
        label={t`What to release`}
        value={way}
        onChange={turnTo}
        choices={[
          { value: 'search', label: t`What a search finds`, detail: t`Notes and cases with these words.` },
          { value: 'tag', label: t`Everything with a tag`, detail: t`Notes and cases that carry it.` },
          { value: 'case', label: t`A case with its notes`, detail: t`The case file and all that is linked in it.` },
        ]}
      />
      {way === 'search' && (
        <TextField
          label={t`Words`}
          value={text}
          onChange={search}
          type="search"
          maxLength={1000}
          autoFocus
          help={t`Whole words. To choose by country, date or single rows, select them in the list of notes and press R there.`}
        />
      )}
      {way === 'tag' && (
        <ComboBox
          label={t`Tag`}
          options={[...(tags ?? [])]
            .sort((one, other) => other.count - one.count)
            .map(({ tag, count }) => ({ value: tag, label: tag, detail: format.number(count) }))}
          value={before?.filter.values.tag?.[0] ?? null}
          onChange={(tag) =>
            onSelection(tag === null ? null : { text: '', filter: { ...NO_FILTER, values: { tag: [tag] } } })
          }
          autoFocus
        />
      )}
      {way === 'case' && (
        <ComboBox
          label={t`Case`}
          options={(cases?.hits ?? []).map(({ id, title }) => ({ value: id, label: title ?? t`Untitled` }))}
          value={caseId}
          onChange={(id) => void takeCase(id)}
          onInput={setCaseText}
          isLookedUp
          autoFocus
        />
      )}
      {error !== null && <ErrorNote error={error} />}
      {selection !== null && total !== null && (
        <p className="record-chooser-count" role="status">
          {total === 0 ? (
            <Trans>Nothing has all of this.</Trans>
          ) : (
            <Plural value={total} one="# record" other="# records" />
          )}
        </p>
      )}
    </div>
  );
}
