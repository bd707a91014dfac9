import { Trans } from '@lingui/react/macro';
import type { Op } from './record-views.ts';
import { useFieldWords } from './useFieldWords.ts';

interface Props {
  readonly ops: readonly Op[];
}

/** What a change did, one field a line. Membership of collections is left out: its attributes tell it. */
export function OpLines({ ops }: Props) {
  const words = useFieldWords();
  return (
    <dl className="op-lines">
      {ops.map((op, at) => {
        const name = words.name(op.field);
        if ('value' in op) {
          return (
            <div key={at}>
              <dt className="op-lines-name">{name}</dt>
              <dd className="op-lines-value">
                <bdi>{words.value(op.field, op.value)}</bdi>
              </dd>
            </div>
          );
        }
        if (COLLECTIONS.has(op.field)) return null;
        const added = op.add.map((member) => words.value(op.field, member)).join(', ');
        const removed = op.remove.map((member) => words.value(op.field, member)).join(', ');
        return (
          <div key={at}>
            <dt className="op-lines-name">{name}</dt>
            <dd className="op-lines-value">
              {added !== '' && <Trans>added {added}</Trans>}
              {added !== '' && removed !== '' && ' · '}
              {removed !== '' && <Trans>removed {removed}</Trans>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const COLLECTIONS: ReadonlySet<string> = new Set(['areas', 'actors', 'responses', 'sources', 'parties', 'attachments']);
