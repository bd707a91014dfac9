import './option-item.css';
import { Check } from 'lucide-react';
import { ListBoxItem, Text } from 'react-aria-components';
import { ICON_SMALL } from './icon.ts';
import type { Option } from './option.ts';

interface Props {
  readonly option: Option;
  /** Its value, given from outside so that the list knows the row by it when rows come and go. */
  readonly id: string;
}

/** A row in the list of a Select or ComboBox. */
export function OptionItem({ option, id }: Props) {
  return (
    <ListBoxItem className="option-item" id={id} textValue={option.label}>
      {({ isSelected }) => (
        <>
          <span className="option-item-check">{isSelected && <Check size={ICON_SMALL} aria-hidden />}</span>
          {option.sign}
          <span className="option-item-words">
            <Text slot="label" className={option.isLabelHidden ? 'hidden-text' : 'option-item-label'}>
              <bdi>{option.label}</bdi>
            </Text>
            {option.detail !== undefined && (
              <Text slot="description" className="option-item-detail">
                {option.detail}
              </Text>
            )}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}
