import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { IconButton } from './icon-button.tsx';
import { useMessages } from './locale-context.tsx';
import './overlay.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
}

/** A modal dialog: focus stays inside, Escape and a click outside close it. */
export function Dialog({ title, isOpen, onClose, children, actions, wide = false }: DialogProps) {
  const messages = useMessages();
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-modal" {...(wide ? { 'data-wide': '' } : {})}>
        <AriaDialog className="dialog">
          <div className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton label={messages.common.close} icon={<X size={18} aria-hidden="true" />} onPress={onClose} />
          </div>
          {children}
          {actions === undefined ? null : <div className="dialog-actions">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
