import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { usePreferences } from '../../bridge/usePreferences.ts';
import { Button } from '../../components/Button.tsx';
import { Select } from '../../components/Select.tsx';
import { useCommands } from '../../keys/useCommands.ts';

const MINUTES = [1, 2, 5, 10, 15, 30, 60, 240] as const;

/** When the workspace locks by itself, and locking it now. */
export function SecuritySettings() {
  const { t } = useLingui();
  const { preferences, change } = usePreferences();
  const commands = useCommands();
  const said = (minutes: number) =>
    t`After ${plural(minutes, { one: '# minute', other: '# minutes' })} without a key or click`;
  const choices: readonly number[] = [...new Set([...MINUTES, preferences.autoLockMinutes])].sort(
    (one, other) => one - other,
  );
  return (
    <>
      <Select
        label={t`Lock by itself`}
        options={choices.map((minutes) => ({ value: String(minutes), label: said(minutes) }))}
        value={String(preferences.autoLockMinutes)}
        onChange={(minutes) => {
          if (minutes !== null) change({ autoLockMinutes: Number(minutes) });
        }}
      />
      <Button command="lock" onPress={() => commands.run('lock')}>
        {t`Lock now`}
      </Button>
    </>
  );
}
