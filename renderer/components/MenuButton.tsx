import './menu-button.css';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { CommandName } from '../keys/commands.ts';
import { type Icon, ICON_SMALL } from './icon.ts';
import { KeyHint } from './KeyHint.tsx';

export interface MenuAction {
  readonly name: string;
  readonly label: string;
  readonly icon?: Icon;
  readonly command?: CommandName;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  readonly onAction: () => void;
}

interface Props {
  /** The Button or IconButton that opens it. */
  readonly trigger: ReactNode;
  readonly label: string;
  readonly actions: readonly MenuAction[];
}

/** Things that can be done, behind one button. Only for what also has a key or is rare. */
export function MenuButton({ trigger, label, actions }: Props) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="option-list" offset={4}>
        <Menu aria-label={label}>
          {actions.map(
            ({ name, label: text, icon: IconShape, command, isDisabled = false, isDanger = false, onAction }) => (
              <MenuItem
                key={name}
                id={name}
                className={isDanger ? 'menu-button-item menu-button-danger' : 'menu-button-item'}
                isDisabled={isDisabled}
                onAction={onAction}
                textValue={text}
              >
                {IconShape && <IconShape size={ICON_SMALL} aria-hidden />}
                <span className="menu-button-text">{text}</span>
                {command && <KeyHint command={command} />}
              </MenuItem>
            ),
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
