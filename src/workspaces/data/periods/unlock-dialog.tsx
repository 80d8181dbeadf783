import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Select } from '../../../components/select.tsx';
import { UNLOCK_REASONS, type UnlockReason } from '../../../model/period-ledger.ts';
import { unlockPeriod } from '../../../state/period-reports.ts';

/** A locked baseline is opened for a reason, which goes on record with the day. */
export function UnlockDialog({ date, onClose }: { readonly date: string | null; readonly onClose: () => void }) {
  const messages = useMessages();
  const words = messages.periods;
  const [reason, setReason] = useState<UnlockReason | null>(null);
  const close = () => {
    setReason(null);
    onClose();
  };
  return (
    <Dialog
      title={words.unlockTitle(date ?? '')}
      isOpen={date !== null}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{messages.common.cancel}</Button>
          <Button
            kind="primary"
            isDisabled={reason === null}
            onPress={() => {
              if (date !== null && reason !== null) void unlockPeriod(date, reason);
              close();
            }}
          >
            {words.unlock}
          </Button>
        </>
      }
    >
      <p className="period-dialog-lead">{words.unlockLead}</p>
      <Select
        label={words.unlockReason}
        placeholder={words.unlockReasonAsk}
        options={UNLOCK_REASONS.map((id) => ({ id, name: words.reasons[id] }))}
        value={reason}
        onChange={(id) => setReason(UNLOCK_REASONS.find((entry) => entry === id) ?? null)}
      />
    </Dialog>
  );
}
