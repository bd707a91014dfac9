import './button.css';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CommandName } from '../keys/commands.ts';
import { type Icon, ICON_SMALL } from './icon.ts';
import { KeyHint } from './KeyHint.tsx';

interface Props {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  /** `primary` for the one thing a screen is for; `danger` for what takes something away; `quiet` inside rows and bars. */
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: Icon;
  /** The command whose key is shown in the button. */
  readonly command?: CommandName;
  readonly isDisabled?: boolean;
  /** Shows that the work goes on and takes no second press; the button keeps the focus. */
  readonly isBusy?: boolean;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
}

export function Button({
  children,
  onPress = () => undefined,
  kind = 'plain',
  icon: IconShape,
  command,
  isDisabled = false,
  isBusy = false,
  type = 'button',
  autoFocus = false,
}: Props) {
  return (
    <AriaButton
      className={`button button-${kind}`}
      onPress={onPress}
      isDisabled={isDisabled}
      isPending={isBusy}
      type={type}
      autoFocus={autoFocus}
    >
      {IconShape && <IconShape size={ICON_SMALL} aria-hidden />}
      <span className="button-text">{children}</span>
      {command && <KeyHint command={command} />}
    </AriaButton>
  );
}
