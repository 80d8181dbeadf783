import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { classNames } from './class-names.ts';
import './button.css';

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** One primary action a screen at most. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'link';
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  readonly label?: string;
}

export function Button({ children, onPress, kind = 'plain', icon, isDisabled = false, label }: ButtonProps) {
  return (
    <AriaButton
      className={classNames('button', kind !== 'plain' && `button-${kind}`)}
      onPress={onPress}
      isDisabled={isDisabled}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
