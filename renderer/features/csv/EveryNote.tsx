import { useLingui } from '@lingui/react/macro';
import { DEFAULT_MARKING } from '#shared/domain/marking.ts';
import type { CsvConstants, CsvMap } from '#shared/import/csv-map.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { ComboBox } from '../../components/ComboBox.tsx';
import { Select } from '../../components/Select.tsx';
import { TlpLabel } from '../../components/TlpLabel.tsx';
import { useTerms } from '../../language/useTerms.ts';
import { TagField } from '../tags/TagField.tsx';

interface Props {
  readonly map: CsvMap;
  readonly onChange: (map: CsvMap) => void;
}

/** Values that every note of the file gets where no column gives another. */
export function EveryNote({ map, onChange }: Props) {
  const { t } = useLingui();
  const { options, countries } = useTerms();
  const { constants } = map;
  const tags = constants.tags ?? [];
  const set = <K extends keyof CsvConstants>(name: K, value: CsvConstants[K] | null) => {
    const { [name]: _, ...rest } = constants;
    onChange({ ...map, constants: value === null || value === undefined ? rest : { ...rest, [name]: value } });
  };
  const setTags = (next: readonly string[]) => set('tags', next.length === 0 ? null : [...next]);

  return (
    <>
      <div className="mapping-pane-row">
        <Select
          label={t`Status`}
          options={options('status')}
          value={constants.status ?? null}
          onChange={(status) => set('status', status)}
          isClearable
        />
        <Select
          label={t`Traffic Light Protocol`}
          options={options('tlp').map((option) => ({
            ...option,
            isLabelHidden: true,
            sign: <TlpLabel tlp={option.value} />,
          }))}
          value={constants.tlp ?? DEFAULT_MARKING.tlp}
          onChange={(tlp) => set('tlp', tlp)}
        />
        <Select
          label={t`UN sensitivity`}
          options={options('sensitivity')}
          value={constants.sensitivity ?? DEFAULT_MARKING.sensitivity}
          onChange={(sensitivity) => set('sensitivity', sensitivity)}
        />
        <ComboBox
          label={t`Country`}
          options={countries()}
          value={constants.country ?? null}
          onChange={(country) => set('country', country)}
          placeholder={t`As the columns say`}
        />
      </div>
      <TagField label={t`Tags`} value={tags} onChange={setTags} />
      <Checkbox
        isSelected={constants.chathamHouse ?? false}
        onChange={(isOn) => set('chathamHouse', isOn ? true : null)}
      >
        {t`Chatham House rule`}
      </Checkbox>
    </>
  );
}
