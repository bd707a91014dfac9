import { useLingui } from '@lingui/react/macro';
import { useRef } from 'react';
import { AddBox } from '../../components/AddBox.tsx';
import { TagChip } from '../../components/TagChip.tsx';
import { useTagOptions } from './useTagOptions.ts';

interface Props {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly error?: string | null;
}

/** The tags of one record: chips, and a field that completes from the tags in use or makes a new one. */
export function TagField({ label, value, onChange, error = null }: Props) {
  const { t } = useLingui();
  const field = useRef<HTMLInputElement>(null);
  const { options, create } = useTagOptions(value);
  return (
    <AddBox
      label={label}
      help={t`A word, or namespace:value. internal: stays in your organisation.`}
      options={options}
      create={create}
      onAdd={(tag) => value.includes(tag) || onChange([...value, tag])}
      onTakeBack={() => onChange(value.slice(0, -1))}
      error={error}
      placeholder={value.length === 0 ? t`Add tags` : ''}
      inputRef={field}
    >
      {value.map((tag) => (
        <TagChip
          key={tag}
          tag={tag}
          onRemove={() => {
            onChange(value.filter((other) => other !== tag));
            field.current?.focus();
          }}
        />
      ))}
    </AddBox>
  );
}
