import { useLingui } from '@lingui/react/macro';
import { usePreferences } from '../../bridge/usePreferences.ts';
import { RadioCards } from '../../components/RadioCards.tsx';
import { LanguageChoice } from '../workspace/LanguageChoice.tsx';

/** Theme and language. */
export function AppearanceSettings() {
  const { t } = useLingui();
  const { preferences, change } = usePreferences();
  return (
    <>
      <div className="settings-page-wide">
        <RadioCards
          label={t`Colours`}
          value={preferences.theme}
          onChange={(theme) => change({ theme })}
          choices={[
            { value: 'system', label: t`As the system` },
            { value: 'light', label: t`Light` },
            { value: 'dark', label: t`Dark` },
            { value: 'contrast', label: t`High contrast` },
          ]}
        />
      </div>
      <LanguageChoice isLabelShown />
    </>
  );
}
