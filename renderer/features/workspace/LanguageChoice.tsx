import { useLingui } from '@lingui/react/macro';
import { usePreferences } from '../../bridge/usePreferences.ts';
import { Select } from '../../components/Select.tsx';
import { LANGUAGES } from '../../language/catalogue.ts';

interface Props {
  readonly isLabelShown?: boolean;
}

/** Language of the interface; takes effect at once. */
export function LanguageChoice({ isLabelShown = false }: Props) {
  const { t } = useLingui();
  const { preferences, change } = usePreferences();
  return (
    <Select
      label={t`Language`}
      isLabelHidden={!isLabelShown}
      options={LANGUAGES.map(({ locale, name }) => ({ value: locale, label: name }))}
      value={preferences.locale}
      onChange={(chosen) => {
        const language = LANGUAGES.find(({ locale }) => locale === chosen);
        if (language) change({ locale: language.locale });
      }}
    />
  );
}
