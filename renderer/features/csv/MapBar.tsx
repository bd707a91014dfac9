import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Save, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { shownError } from '../../bridge/call.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConnection } from '../../bridge/useConnection.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNote } from '../../components/ErrorNote.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import { absentColumns, isSameMap, mapChoices, withReading } from './map-draft.ts';
import { useMapWords } from './useMapWords.ts';
import type { CsvDraft } from './useCsvMap.ts';

interface Props {
  readonly draft: CsvDraft;
}

/** Which map the file is read by; a changed one can be saved for the next file of its kind. */
export function MapBar({ draft }: Props) {
  const { t } = useLingui();
  const { call, answers } = useConnection();
  const announcer = useAnnouncer();
  const words = useMapWords();
  const { data: saved } = useAnswer('csv.maps', {});
  const { map, inspection, begin, change } = draft;
  const [name, setName] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  useCommand('back', () => setName(null), name !== null);

  const choices = mapChoices(inspection, saved ?? []);
  const chosen = choices.find((choice) => choice.map.name === map.name) ?? null;
  const isChanged = chosen === null || !isSameMap(withReading(chosen.map, map), map);
  const absent = absentColumns(map, inspection);

  const act = async (work: () => Promise<unknown>, said: string) => {
    setError(null);
    try {
      await work();
      await answers.invalidateQueries({ queryKey: ['csv.maps'] });
      announcer.say(said);
      setName(null);
    } catch (thrown) {
      setError(shownError(thrown));
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name?.trim() ?? '';
    if (wanted === '') return;
    const { description: _, ...rest } = map;
    const next = { ...rest, name: wanted };
    void act(
      async () => {
        await call('csv.saveMap', { map: next });
        change(next);
      },
      t`Map “${wanted}” saved`,
    );
  };
  const remove = () => {
    void act(() => call('csv.removeMap', { name: map.name }), t`Map “${map.name}” removed`);
  };

  return (
    <>
      <div className="mapping-pane-save">
        <Select
          label={t`Map`}
          options={choices.map((choice) => ({
            value: choice.map.name,
            label: words.name(choice),
            detail: words.origin(choice),
          }))}
          value={chosen ? chosen.map.name : words.own(map)}
          onChange={(wanted) => {
            const next = choices.find((choice) => choice.map.name === wanted);
            if (next) begin(next.map);
          }}
        />
        {name === null && isChanged && (
          <Button icon={Save} onPress={() => setName(chosen?.origin === 'saved' ? map.name : '')}>
            <Trans>Save this map</Trans>
          </Button>
        )}
        {name === null && chosen?.origin === 'saved' && (
          <Button kind="quiet" icon={Trash2} onPress={remove}>
            <Trans>Remove the saved map</Trans>
          </Button>
        )}
      </div>
      {name !== null && (
        <form className="mapping-pane-save" onSubmit={save}>
          <TextField
            label={t`Save under the name`}
            value={name}
            onChange={setName}
            maxLength={120}
            placeholder={t`Weekly incident sheet`}
            autoFocus
          />
          <Button kind="primary" type="submit" isDisabled={name.trim() === ''}>
            <Trans>Save</Trans>
          </Button>
          <Button onPress={() => setName(null)}>
            <Trans>Cancel</Trans>
          </Button>
        </form>
      )}
      {error !== null && <ErrorNote error={error} />}
      {isChanged ? (
        <p className="mapping-pane-description muted">
          {name === null ? (
            <Trans>Changed since it was chosen.</Trans>
          ) : (
            <Trans>A saved map is proposed for the next file with the same columns.</Trans>
          )}
        </p>
      ) : (
        map.description !== undefined && <p className="mapping-pane-description muted">{map.description}</p>
      )}
      {absent.length > 0 && (
        <p className="mapping-pane-description muted">
          {plural(absent.length, {
            one: '# column of the map is not in this file:',
            other: '# columns of the map are not in this file:',
          })}{' '}
          <bdi>{absent.slice(0, 12).join(', ')}</bdi>
          {absent.length > 12 && '…'}
        </p>
      )}
    </>
  );
}
