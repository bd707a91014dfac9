import './source-fields.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { EyeOff } from 'lucide-react';
import { useId } from 'react';
import type { NoteValues } from '#shared/domain/note.ts';
import { DateField } from '../../components/DateField.tsx';
import { ICON_SMALL } from '../../components/icon.ts';
import type { Option } from '../../components/option.ts';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useTerms } from '../../language/useTerms.ts';

type Source = NoteValues['sources'][number];

interface Props {
  readonly source: Source;
  readonly onChange: (part: Partial<Source>) => void;
}

/** One source: what may be said of it, its grading spelled out, and, set apart, who it is. */
export function SourceFields({ source, onChange }: Props) {
  const { t } = useLingui();
  const { options, meaning } = useTerms();
  const heading = useId();
  const text = (attribute: 'description' | 'reference' | 'identity' | 'contact') => ({
    value: source[attribute] ?? '',
    onChange: (next: string) => onChange({ [attribute]: next === '' ? null : next }),
  });
  const graded = (list: 'reliability' | 'credibility'): readonly Option[] =>
    options(list).map((option) => ({ ...option, label: `${option.value} · ${option.label}` }));
  const explained = (list: 'reliability' | 'credibility') => {
    const code = source[list];
    return code === null ? undefined : meaning(list, code);
  };

  return (
    <>
      <TextField
        label={t`Source, as it may be named`}
        placeholder={t`Two residents; local radio; a partner’s report`}
        maxLength={1000}
        {...text('description')}
      />
      <div className="item-cards-half">
        <Select
          label={t`Reliability of the source`}
          options={graded('reliability')}
          isClearable
          value={source.reliability}
          onChange={(reliability) => onChange({ reliability })}
          help={explained('reliability')}
        />
      </div>
      <div className="item-cards-half">
        <Select
          label={t`Credibility of the information`}
          options={graded('credibility')}
          isClearable
          value={source.credibility}
          onChange={(credibility) => onChange({ credibility })}
          help={explained('credibility')}
        />
      </div>
      <div className="item-cards-third">
        <Select
          label={t`Access`}
          options={[
            { value: 'open', label: t`Open`, detail: t`Published; anybody can find it.` },
            { value: 'restricted', label: t`Restricted`, detail: t`Told in confidence or not published.` },
          ]}
          isClearable
          value={source.access}
          onChange={(access) => onChange({ access })}
        />
      </div>
      <div className="item-cards-third">
        <DateField label={t`Date`} value={source.date} onChange={(date) => onChange({ date })} />
      </div>
      <div className="item-cards-third">
        <TextField
          label={t`Reference`}
          placeholder={t`Link, page, file number`}
          maxLength={2000}
          {...text('reference')}
        />
      </div>
      <div className="source-fields-kept" role="group" aria-labelledby={heading}>
        <h4 className="source-fields-title" id={heading}>
          <EyeOff size={ICON_SMALL} aria-hidden />
          <Trans>Never leaves this desk unless you release it</Trans>
        </h4>
        <TextField label={t`Who the source is`} maxLength={500} {...text('identity')} />
        <TextField label={t`How to reach them`} maxLength={500} {...text('contact')} />
      </div>
    </>
  );
}
