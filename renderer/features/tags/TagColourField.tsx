import { useLingui } from '@lingui/react/macro';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { TAG_COLOURS, type TagColour } from '#shared/domain/tag.ts';

interface Props {
  readonly tag: string;
  readonly value: TagColour;
  readonly onChange: (colour: TagColour) => void;
}

/** The colours that a tag may have, each with its name and as it will look. */
export function TagColourField({ tag, value, onChange }: Props) {
  const { t } = useLingui();
  const names: Readonly<Record<TagColour, string>> = {
    none: t`None`,
    blue: t`Blue`,
    teal: t`Teal`,
    green: t`Green`,
    yellow: t`Yellow`,
    orange: t`Orange`,
    rose: t`Rose`,
    purple: t`Purple`,
    grey: t`Grey`,
  };
  return (
    <RadioGroup
      className="field-frame"
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const colour = TAG_COLOURS.find((one) => one === chosen);
        if (colour && colour !== value) onChange(colour);
      }}
      aria-description={tag}
    >
      <Label className="field-frame-label">{t`Colour`}</Label>
      <div className="tag-detail-colours">
        {TAG_COLOURS.map((colour) => (
          <Radio key={colour} value={colour} className="tag-detail-colour">
            <span className="tag-chip" data-colour={colour}>
              {names[colour]}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
