import { useEffect, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import { Select } from '../../../components/select.tsx';
import { formatCount, pickName } from '../../../locales/format.ts';
import { type Baseline, baselineDrift, locked, type Period } from '../../../model/period-ledger.ts';
import { tableDefinition } from '../../../model/tables.ts';
import { OWN_DATASET_ID } from '../../../state/dataset-state.ts';
import { checkBaselines, closeReport, compareDates, lockPeriod, stopComparing } from '../../../state/period-reports.ts';
import { usePeriods } from '../../../state/period-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { ChangeReportView } from './change-report.tsx';
import { LockHistory } from './lock-history.tsx';
import { UnlockDialog } from './unlock-dialog.tsx';
import './periods.css';

/** The periods of the person's own data: their lists, their baselines, and what two of them differ in. */
export function PeriodsSection() {
  const words = useMessages().periods;
  const own = useAtlas((state) => state.datasets[OWN_DATASET_ID]);
  const { ledger, report } = usePeriods();
  const [unlocking, setUnlocking] = useState<string | null>(null);
  const manifest = own?.manifest ?? null;
  const locks = locked(ledger).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other data, or another lock, are to be checked.
  useEffect(() => {
    if (manifest !== null) void checkBaselines();
  }, [manifest, locks]);
  if (own === undefined || ledger.periods.length === 0) return null;
  return (
    <Section title={words.periodsTitle}>
      <table className="period-table" data-periods>
        <thead>
          <tr>
            <th scope="col">{words.periodDate}</th>
            <th scope="col">{words.periodLists}</th>
            <th scope="col">{words.baseline}</th>
          </tr>
        </thead>
        <tbody>
          {ledger.periods.map((period) => (
            <PeriodLine key={period.date} period={period} onUnlock={() => setUnlocking(period.date)} />
          ))}
        </tbody>
      </table>
      <LockHistory ledger={ledger} />
      {ledger.periods.length > 1 ? <Comparison /> : null}
      {report === null ? null : (
        <div className="period-differences">
          <div className="period-list-head">
            <h3 className="period-heading">{words.changesOf(report.before, report.after)}</h3>
            <span className="period-space" />
            <Button kind="quiet" onPress={closeReport}>
              {words.closeReport}
            </Button>
          </div>
          <ChangeReportView key={report.id} report={report} isLoaded />
        </div>
      )}
      <UnlockDialog date={unlocking} onClose={() => setUnlocking(null)} />
    </Section>
  );
}

function PeriodLine({ period, onUnlock }: { readonly period: Period; readonly onUnlock: () => void }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.periods;
  const { ledger, isBusy } = usePeriods();
  const baseline = locked(ledger).find(({ date }) => date === period.date);
  return (
    <tr data-period={period.date}>
      <th scope="row" className="tabular">
        {period.date}
        {period.isConfirmed ? null : <span className="period-note">{words.unconfirmed}</span>}
      </th>
      <td>
        {period.lists.map(({ table, fileName, rows, importedOn }) => {
          const { zh, en } = tableDefinition(table);
          return (
            <p key={table} className="period-line">
              {[language === 'en' ? en : zh, fileName, messages.common.rows(rows), words.importedOn(importedOn)]
                .filter((part) => part !== '')
                .join(' · ')}
            </p>
          );
        })}
      </td>
      <td>
        {baseline === undefined ? (
          <Button isDisabled={isBusy} onPress={() => void lockPeriod(period.date)}>
            {words.lock}
          </Button>
        ) : (
          <BaselineCell baseline={baseline} onUnlock={onUnlock} />
        )}
      </td>
    </tr>
  );
}

function BaselineCell({ baseline, onUnlock }: { readonly baseline: Baseline; readonly onUnlock: () => void }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.periods;
  const now = usePeriods((state) => state.now[baseline.date]);
  const { figures, definition } = baseline;
  const drift = now === undefined ? null : baselineDrift(figures, now);
  const isKept = drift !== null && Object.values(drift).every((value) => value === 0);
  return (
    <div className="period-baseline">
      <p className="period-line">
        <strong>{words.lockedOn(baseline.lockedOn)}</strong>
        <Button kind="link" onPress={onUnlock}>
          {words.unlock}
        </Button>
      </p>
      <p className="caption tabular" data-baseline={baseline.date}>
        {words.baselineFigures(
          formatCount(figures.covered),
          formatCount(figures.eligible),
          pickName(language, definition.name.zh, definition.name.en),
        )}
      </p>
      <p className={drift !== null && !isKept ? 'period-drift' : 'caption'} data-drift={drift === null ? '' : isKept ? 'none' : 'some'}>
        {now === undefined
          ? words.baselineChecking
          : isKept
            ? words.baselineKept
            : words.baselineDrift(formatCount(now.covered), formatCount(now.eligible))}
      </p>
    </div>
  );
}

function Comparison() {
  const messages = useMessages();
  const words = messages.periods;
  const { ledger, isBusy } = usePeriods();
  const dates = ledger.periods.map(({ date }) => date);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const after = to !== null && dates.includes(to) ? to : (dates[dates.length - 1] ?? '');
  const before = from !== null && dates.includes(from) ? from : (dates[dates.length - 2] ?? '');
  const options = dates.map((date) => ({ id: date, name: date }));
  return (
    <div className="period-compare">
      <h3 className="period-heading">{words.changesTitle}</h3>
      <Select label={words.compareFrom} options={options} value={before} onChange={setFrom} />
      <Select label={words.compareTo} options={options} value={after} onChange={setTo} />
      <Button isDisabled={isBusy || before === after} onPress={() => void compareDates(before, after)}>
        {isBusy ? words.comparing : words.compare}
      </Button>
      {isBusy ? (
        <Button kind="link" onPress={stopComparing}>
          {messages.common.cancel}
        </Button>
      ) : null}
    </div>
  );
}
