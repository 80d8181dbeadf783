import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { useLedger } from '../../../state/export-ledger.ts';
import { useSheetWords } from './use-sheet-words.ts';
import './sheets.css';

/** What left this browser, when, and at which level; no names. */
export function LedgerDialog({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const words = useSheetWords();
  const { entries, clear } = useLedger();
  const { ledgerColumns: columns } = words;
  return (
    <Dialog
      title={words.ledgerTitle}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          {entries.length === 0 ? null : <Button onPress={clear}>{words.ledgerClear}</Button>}
          <Button onPress={onClose}>{messages.common.close}</Button>
        </>
      }
    >
      <p className="caption">{words.ledgerLead}</p>
      {entries.length === 0 ? (
        <p>{words.ledgerEmpty}</p>
      ) : (
        <div className="sheets-ledger">
          <table>
            <thead>
              <tr>
                <th>{columns.at}</th>
                <th>{columns.what}</th>
                <th>{columns.level}</th>
                <th className="sheets-number">{columns.rows}</th>
                <th>{columns.mark}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.at}>
                  <td>{localTime(entry.at)}</td>
                  <td>{words.ledgerWhat[entry.what]}</td>
                  <td>{words.levels[entry.level]}</td>
                  <td className="sheets-number">{entry.rows}</td>
                  <td>
                    {[...(entry.isInternal ? [words.ledgerInternal] : []), ...(entry.hasNames ? [words.ledgerNames] : [])].join(' · ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  );
}

/** In the time of this device, to the minute. */
function localTime(iso: string): string {
  const at = new Date(iso);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())} ${pad(at.getHours())}:${pad(at.getMinutes())}`;
}
