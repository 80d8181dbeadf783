import { useMessages } from '../../../components/locale-context.tsx';
import type { PeriodLedger } from '../../../model/period-ledger.ts';

/** Every locking and unlocking, in order; shown once something was unlocked. */
export function LockHistory({ ledger }: { readonly ledger: PeriodLedger }) {
  const words = useMessages().periods;
  if (ledger.baselines.every(({ unlockedOn }) => unlockedOn === null)) return null;
  return (
    <details className="period-history">
      <summary>{words.history}</summary>
      <ul>
        {ledger.baselines.map(({ date, lockedOn, unlockedOn, reason }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of a ledger only ever follow each other.
          <li key={at}>
            {words.historyLocked(lockedOn, date)}
            {unlockedOn === null || reason === null ? null : <br />}
            {unlockedOn === null || reason === null ? null : words.historyUnlocked(unlockedOn, date, words.reasons[reason])}
          </li>
        ))}
      </ul>
    </details>
  );
}
