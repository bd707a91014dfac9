import { useLingui } from '@lingui/react/macro';
import { parsePath } from '#shared/domain/fields.ts';
import { itemsOf, textsOf } from '#shared/domain/values.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useFieldWords } from '../records/useFieldWords.ts';
import { oneLine } from './one-line.ts';
import type { PlannedRecord } from './review-rows.ts';

interface Props {
  readonly record: PlannedRecord;
  readonly path: string;
}

/** What stands in a field now, on one line, so that the review is of words and not of names of fields. */
export function FieldValue({ record: { record: id, kind }, path }: Props) {
  const { t } = useLingui();
  const words = useFieldWords();
  const note = useAnswer('notes.get', { id }, { isEnabled: kind === 'note' });
  const file = useAnswer('cases.get', { id }, { isEnabled: kind === 'case' });
  const values: Readonly<Record<string, unknown>> | undefined = note.data?.values ?? file.data?.values;
  if (!values) return null;
  const parsed = parsePath(path);
  const value = parsed
    ? itemsOf(values[parsed.field]).find((item) => item.id === parsed.item)?.[parsed.attribute]
    : values[path];
  return (
    <span className="review-table-value cut">
      <bdi>{shown()}</bdi>
    </span>
  );

  function shown(): string {
    if (Array.isArray(value)) {
      const members = textsOf(value);
      if (path === 'links' || members.length === 0) return t`${value.length} of them`;
      return members.map((member) => words.value(path, member)).join(', ');
    }
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      // The body as it was written: what Markdown would hide leaves as well.
      return oneLine(path === 'body' ? String(value) : words.value(path, value));
    }
    return t`only in earlier versions`;
  }
}
