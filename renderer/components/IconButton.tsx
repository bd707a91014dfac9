import './icon-button.css';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { CommandName } from '../keys/commands.ts';
import { type Icon, ICON_LARGE, ICON_SMALL } from './icon.ts';
import { KeyHint } from './KeyHint.tsx';

interface Props {
  /** Its name: read aloud and shown in the tip. */
  readonly label: string;
  readonly icon: Icon;
  readonly onPress?: () => void;
  readonly size?: 'small' | 'large';
  readonly command?: CommandName;
  readonly isDisabled?: boolean;
  /** For a button that stays down; leave it out for others. */
  readonly isOn?: boolean;
  /** True for icons that point in the reading direction. */
  readonly isPointing?: boolean;
}

/** A button that is only an icon. The tip repeats its name; nothing is to be found there alone. */
export function IconButton({
  label,
  icon: IconShape,
  onPress = () => undefined,
  size = 'small',
  command,
  isDisabled = false,
  isOn,
  isPointing = false,
}: Props) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        className="icon-button"
        aria-label={label}
        onPress={onPress}
        isDisabled={isDisabled}
        {...(isOn === undefined ? {} : { 'aria-pressed': isOn })}
      >
        <IconShape
          size={size === 'large' ? ICON_LARGE : ICON_SMALL}
          aria-hidden
          {...(isPointing ? { className: 'points' } : {})}
        />
      </Button>
      <Tooltip className="icon-button-tip" offset={4}>
        {label}
        {command && <KeyHint command={command} />}
      </Tooltip>
    </TooltipTrigger>
  );
}
