import { useMemo } from 'react';
import { emptyValues, mergeInput } from '#shared/domain/values.ts';
import type { Output } from '#shared/ipc/contract.ts';
import { Banner } from '../../components/Banner.tsx';
import { SeverityBar } from '../../components/SeverityBar.tsx';
import { TagChip } from '../../components/TagChip.tsx';
import { precisionShown } from '../../language/dates.ts';
import { useFormat } from '../../language/useFormat.ts';
import { useTerms } from '../../language/useTerms.ts';
import { MarkdownView } from '../../markdown/MarkdownView.tsx';
import { NoteSections } from '../notes/NoteSections.tsx';
import { PlaceName } from '../records/PlaceName.tsx';

interface Props {
  /** What the importer would write. */
  readonly input: Output<'csv.preview'>['notes'][number];
}

/** A row of the file as the note that it will be. */
export function PreviewNote({ input }: Props) {
  const format = useFormat();
  const { term, country } = useTerms();
  const values = useMemo(() => mergeInput('note', emptyValues('note'), input, () => 'i'), [input]);
  const place = [values.place, values.country === null ? null : country(values.country)].filter(
    (part) => part !== null,
  );
  return (
    <article className="preview-note">
      <Banner tlp={values.tlp} sensitivity={values.sensitivity} chathamHouse={values.chathamHouse} />
      <div className="preview-note-content">
        <h3 className="preview-note-title" dir="auto">
          {values.title}
        </h3>
        <p className="preview-note-meta">
          <SeverityBar severity={values.severity} />
          {place.length > 0 && (
            <span>
              <PlaceName parts={place} />
            </span>
          )}
          {values.eventStart !== null && (
            <span className="numbers">
              {format.span(values.eventStart, values.eventEnd, precisionShown(values.eventPrecision))}
            </span>
          )}
          {values.type !== null && <span>{term('type', values.type)}</span>}
          {values.status !== null && <span className="muted">{term('status', values.status)}</span>}
        </p>
        {values.tags.length > 0 && (
          <p className="preview-note-tags">
            {values.tags.map((tag) => (
              <TagChip key={tag} tag={tag} />
            ))}
          </p>
        )}
        {values.summary !== null && <p dir="auto">{values.summary}</p>}
        {values.body !== null && <MarkdownView source={values.body} />}
        <NoteSections values={values} />
      </div>
    </article>
  );
}
