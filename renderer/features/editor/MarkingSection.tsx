import './marking-section.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { isRelaxing, type Marking, markingOf } from '#shared/domain/marking.ts';
import { SENSITIVITIES, TLP_LABELS } from '#shared/reference/scales.ts';
import { Checkbox } from '../../components/Checkbox.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TlpLabel } from '../../components/TlpLabel.tsx';
import { useTerms } from '../../language/useTerms.ts';
import type { CommonValues } from './common-values.ts';
import type { Edit } from './edit.ts';
import { withMarking } from './marking-steps.ts';
import { useEditState } from './useEditState.ts';
import { asText, useField } from './useField.ts';

interface Props {
  /** Under which the section is remembered. */
  readonly name: string;
  readonly edit: Edit<CommonValues>;
}

/** Who may see it: both axes and the Chatham House rule, each with what it means. Relaxing asks why. */
export function MarkingSection({ name, edit }: Props) {
  const { t } = useLingui();
  const { term, meaning } = useTerms();
  const base = useEditState(edit, (state) => state.base);
  const values = useEditState(edit, (state) => state.values);
  const reason = useField(edit, 'markingReason');
  const marking = markingOf(values);
  const change = (part: Partial<Marking>) => {
    const now = edit.state();
    edit.change(withMarking(now.base, now.values, part));
  };
  const summary = [
    marking.tlp,
    term('sensitivity', marking.sensitivity),
    marking.chathamHouse ? t`Chatham House rule` : null,
  ];

  return (
    <Section
      name={name}
      title={<Trans>Who may see it</Trans>}
      summary={summary.filter((part) => part !== null).join(' · ')}
    >
      <div className="marking-section" data-section="marking">
        <RadioCards
          label={t`Traffic Light Protocol`}
          choices={TLP_LABELS.map(({ code }) => ({
            value: code,
            label: code,
            sign: <TlpLabel tlp={code} />,
            detail: meaning('tlp', code) ?? '',
          }))}
          value={marking.tlp}
          onChange={(tlp) => change({ tlp })}
          isStacked
        />
        <RadioCards
          label={t`UN sensitivity`}
          choices={SENSITIVITIES.map(({ code }) => ({
            value: code,
            label: term('sensitivity', code),
            detail: meaning('sensitivity', code) ?? '',
          }))}
          value={marking.sensitivity}
          onChange={(sensitivity) => change({ sensitivity })}
          isStacked
        />
        <Checkbox
          isSelected={marking.chathamHouse}
          onChange={(chathamHouse) => change({ chathamHouse })}
          detail={t`What was said may be used; who said it, and who was there, may not be told.`}
        >
          <Trans>Chatham House rule</Trans>
        </Checkbox>
        {isRelaxing(markingOf(base), marking) && (
          <div ref={comeIntoView}>
            <TextField
              label={t`Why may more people read it?`}
              help={t`Kept in the history of the record; never leaves with it.`}
              maxLength={500}
              isRequired
              {...asText(reason)}
              error={reason.error === null ? null : t`Say why more people may read it.`}
            />
          </div>
        )}
      </div>
    </Section>
  );
}

/** The question comes up below the choice that raised it, where it could be out of sight. */
function comeIntoView(question: HTMLDivElement | null): void {
  question?.scrollIntoView({ block: 'nearest' });
}
