import { Trans, useLingui } from '@lingui/react/macro';
import { Banner } from '../../components/Banner.tsx';
import { Button } from '../../components/Button.tsx';
import { useCommand } from '../../keys/useCommands.ts';
import { useAnnouncer } from '../../messages/useAnnouncer.ts';
import type { CommonValues } from './common-values.ts';
import type { Edit } from './edit.ts';
import { stricterTlp, withMarking } from './marking-steps.ts';
import { useEditState } from './useEditState.ts';

interface Props {
  readonly edit: Edit<CommonValues>;
  /** Leads to where the marking is chosen. */
  readonly onChange: () => void;
}

/** The marking of what is being written, as it will stand above the record. Restricting it is one key. */
export function MarkingBand({ edit, onChange }: Props) {
  const { t } = useLingui();
  const announcer = useAnnouncer();
  const values = useEditState(edit, (state) => state.values);
  const stricter = stricterTlp(values.tlp);

  const restrict = () => {
    if (stricter === null) return announcer.say(t`This is the strictest marking already.`);
    const { base, values: now } = edit.state();
    edit.change(withMarking(base, now, { tlp: stricter }));
    announcer.say(t`Restricted to ${stricter}`);
  };
  useCommand('restrict-marking', restrict);

  return (
    <Banner
      tlp={values.tlp}
      sensitivity={values.sensitivity}
      chathamHouse={values.chathamHouse}
      actions={
        <>
          {stricter !== null && (
            <Button kind="quiet" command="restrict-marking" onPress={restrict}>
              <Trans>Restrict to {stricter}</Trans>
            </Button>
          )}
          <Button kind="quiet" onPress={onChange}>
            <Trans>Change the marking</Trans>
          </Button>
        </>
      }
    />
  );
}
