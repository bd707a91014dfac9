import './settings-page.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { PageFrame } from '../../components/PageFrame.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { DeskIdentity } from './DeskIdentity.tsx';
import { PassphraseChange } from './PassphraseChange.tsx';
import { StoreCheck } from './StoreCheck.tsx';
import { SecuritySettings } from './SecuritySettings.tsx';
import { SettingsPart } from './SettingsPart.tsx';
import { StoreFigures } from './StoreFigures.tsx';

/** How this machine shows Concord, what guards the workspace, and whether it is whole. */
export function SettingsPage() {
  const { t } = useLingui();
  return (
    <PageFrame title={<Trans>Settings</Trans>}>
      <SettingsPart title={t`Appearance`} lead={t`For this computer. Takes effect at once.`}>
        <AppearanceSettings />
      </SettingsPart>
      <SettingsPart title={t`Locking`} lead={t`A locked window holds nothing of the workspace.`}>
        <SecuritySettings />
      </SettingsPart>
      <SettingsPart
        title={t`Passphrase`}
        lead={t`A new passphrase comes with a new recovery key. The old ones open nothing afterwards.`}
      >
        <PassphraseChange />
      </SettingsPart>
      <SettingsPart
        title={t`This desk`}
        lead={t`What others know you by. Compare the fingerprint by voice when you exchange desk cards.`}
      >
        <DeskIdentity />
      </SettingsPart>
      <SettingsPart
        title={t`Workspace`}
        lead={t`What it holds, and whether every signature in it is as it was written.`}
      >
        <StoreFigures />
        <StoreCheck />
      </SettingsPart>
    </PageFrame>
  );
}
