import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { classNames } from './class-names.ts';
import { Tooltip } from './tooltip.tsx';
import './button.css';

export interface IconButtonProps {
  /** Read aloud and shown on hover: an icon alone says too little. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  /** Given: a button that stays pressed. */
  readonly isSelected?: boolean;
  readonly isDisabled?: boolean;
  readonly size?: 'normal' | 'small';
}

export function IconButton({ label, icon, onPress, isSelected, isDisabled = false, size = 'normal' }: IconButtonProps) {
  const className = classNames('icon-button', size === 'small' && 'icon-button-small');
  return (
    <Tooltip text={label}>
      {isSelected === undefined ? (
        <AriaButton className={className} aria-label={label} onPress={onPress} isDisabled={isDisabled}>
          {icon}
        </AriaButton>
      ) : (
        <ToggleButton className={className} aria-label={label} isSelected={isSelected} onChange={onPress} isDisabled={isDisabled}>
          {icon}
        </ToggleButton>
      )}
    </Tooltip>
  );
}
