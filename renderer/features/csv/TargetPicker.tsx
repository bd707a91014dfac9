import { useEffect, useMemo, useRef } from 'react';
import type { CsvMap } from '#shared/import/csv-map.ts';
import { ComboBox } from '../../components/ComboBox.tsx';
import { useTargetWords } from './useTargetWords.ts';

interface Props {
  readonly label: string;
  readonly map: CsvMap;
  readonly value: string | null;
  readonly onChoose: (target: string) => void;
  /** The field was left without a choice. */
  readonly onClose: () => void;
}

/** The fields that a column can fill, to be found by typing. There is one of these at a time, where it was asked for. */
export function TargetPicker({ label, map, value, onChoose, onClose }: Props) {
  const words = useTargetWords();
  const options = useMemo(() => words.options(map), [words, map]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The list closes when the page scrolls, so the field is brought into view first and opens after that.
    field.current?.scrollIntoView({ block: 'nearest' });
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => field.current?.focus({ preventScroll: true }));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    // Only hears what the field inside does not use.
    <div
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onClose();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <ComboBox
        label={label}
        isLabelHidden
        options={options}
        value={value}
        onChange={(target) => {
          if (target !== null) onChoose(target);
        }}
        inputRef={field}
        opensAtOnce
      />
    </div>
  );
}
