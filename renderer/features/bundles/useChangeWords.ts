import { useLingui } from '@lingui/react/macro';
import type { ChangeKind } from './bundle-changes.ts';

/** What becomes of a record, in a word and in a few. */
export function useChangeWords(): {
  readonly name: (kind: ChangeKind) => string;
  readonly meaning: (kind: ChangeKind) => string;
} {
  const { t } = useLingui();
  const names: Readonly<Record<ChangeKind, string>> = {
    new: t`New`,
    updated: t`Updated`,
    suggestion: t`Suggestion`,
    conflict: t`Conflict`,
    duplicate: t`Here already`,
  };
  const meanings: Readonly<Record<ChangeKind, string>> = {
    new: t`not seen here before`,
    updated: t`their owner changed them`,
    suggestion: t`shown beside your value`,
    conflict: t`two values, both kept`,
    duplicate: t`nothing changes`,
  };
  return { name: (kind) => names[kind], meaning: (kind) => meanings[kind] };
}
