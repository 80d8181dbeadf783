import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { Button } from '../../../components/button.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Progress } from '../../../components/progress.tsx';
import { Select } from '../../../components/select.tsx';
import { formatCount } from '../../../locales/format.ts';
import { datesOf, untilOf } from '../../../model/period-ledger.ts';
import { type CorrectionCounts, UPDATE_WAYS, type UpdateWay } from '../../../model/period-session.ts';
import { tableDefinition } from '../../../model/tables.ts';
import {
  cancelPeriod,
  chooseCorrected,
  choosePeriod,
  confirmPeriod,
  continuePeriod,
  reconsiderPeriod,
  stepProblem,
} from '../../../state/period-actions.ts';
import { type PeriodStep, usePeriods } from '../../../state/period-state.ts';
import { ChangeReportView } from './change-report.tsx';
import { DateField } from './date-field.tsx';
import { UnsurePairs } from './unsure-pairs.tsx';
import './periods.css';

/** «更新方式»: how a converted list enters, what it would change, and the agreement to it. */
export function PeriodStepScreen({ step }: { readonly step: PeriodStep }) {
  const messages = useMessages();
  const words = messages.periods;
  if (step.phase === 'working' || step.phase === 'merging') {
    return (
      <div className="period-step">
        <Progress
          title={words.working(step.fileName)}
          stage={step.stage === null ? messages.common.loading : words.stages[step.stage]}
          {...(step.abort === null ? {} : { onCancel: step.abort })}
        />
        {step.phase === 'working' ? <p className="caption">{words.nothingYet}</p> : null}
      </div>
    );
  }
  return step.phase === 'report' ? <Differences step={step} /> : <Choice step={step} />;
}

function Choice({ step }: { readonly step: PeriodStep }) {
  const messages = useMessages();
  const words = messages.periods;
  const ledger = usePeriods((state) => state.ledger);
  const problem = stepProblem(step, ledger);
  return (
    <section className="period-step" aria-labelledby="period-step-title">
      <h2 id="period-step-title" className="period-title">
        {words.stepTitle}
      </h2>
      <p>{words.stepLead(step.fileName, formatCount(step.rows))}</p>
      <RadioGroup
        className="period-ways"
        aria-label={words.stepTitle}
        value={step.way}
        onChange={(value) => {
          const way = UPDATE_WAYS.find((entry) => entry === value);
          if (way !== undefined) choosePeriod({ way });
        }}
      >
        {waysOf(step).map((way) => (
          <Radio key={way} value={way} className="period-way">
            <span className="period-way-name">{words.ways[way]}</span>
            <span className="caption">{words.wayNotes[way]}</span>
          </Radio>
        ))}
      </RadioGroup>
      {step.way === 'period' ? <Dates step={step} /> : null}
      {step.way === 'correct' ? <CorrectedPeriod step={step} /> : null}
      {problem === null ? null : (
        <p className="period-problem" role="alert">
          {words.problems[problem.code](problem.code === 'locked' ? problem.date : '')}
        </p>
      )}
      {step.error === null ? null : <ErrorMessage error={step.error} />}
      <div className="period-foot">
        <Button kind="primary" isDisabled={problem !== null} onPress={() => void continuePeriod()}>
          {step.way === 'replace' ? words.replaceNow : words.seeChanges}
        </Button>
        <Button onPress={cancelPeriod}>{words.back}</Button>
      </div>
    </section>
  );
}

/** Only an annotated workbook corrects; tables without periods are corrected or replaced. */
function waysOf({ correction, tables }: PeriodStep): readonly UpdateWay[] {
  return UPDATE_WAYS.filter((way) => {
    if (way === 'correct') return correction !== null;
    return way === 'replace' || tables.length > 0;
  });
}

function CorrectedPeriod({ step: { correction } }: { readonly step: PeriodStep }) {
  const words = useMessages().periods;
  if (correction === null || correction.dates.length < 2) return null;
  const options = correction.dates.map((date) => ({ id: date, name: date }));
  return <Select label={words.correctDate} value={correction.date} options={options} onChange={chooseCorrected} />;
}

function Dates({ step }: { readonly step: PeriodStep }) {
  const words = useMessages().periods;
  const ledger = usePeriods((state) => state.ledger);
  const next = step.tables.map((table) => untilOf(ledger, table, step.date)).find((date) => date !== null) ?? null;
  const isCorrection =
    step.firstDate === null && datesOf(ledger).includes(step.date) && step.tables.every((table) => hasList(ledger, table, step.date));
  const hint = isCorrection
    ? words.dateCorrects(step.date)
    : next !== null && step.firstDate === null
      ? words.dateBetween(next)
      : step.isGuessed
        ? words.dateGuessed
        : words.dateToday;
  const first = ledger.periods[0]?.lists[0]?.fileName ?? '';
  return (
    <div className="period-dates">
      {step.firstDate === null ? null : (
        <DateField
          label={words.firstDate}
          value={step.firstDate}
          hint={words.firstDateNote(first)}
          onChange={(firstDate) => choosePeriod({ firstDate })}
        />
      )}
      <DateField label={words.date} value={step.date} hint={hint} onChange={(date) => choosePeriod({ date })} />
    </div>
  );
}

function hasList(ledger: ReturnType<typeof usePeriods.getState>['ledger'], table: string, date: string): boolean {
  return ledger.periods.some((period) => period.date === date && period.lists.some((list) => list.table === table));
}

function Differences({ step }: { readonly step: PeriodStep }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.periods;
  const { report } = step;
  const corrected = Object.values(step.way === 'correct' ? (step.correction?.counts ?? {}) : {});
  const sum = (of: (counts: CorrectionCounts) => number): string => formatCount(corrected.reduce((total, counts) => total + of(counts), 0));
  const columnName = (column: string): string => {
    const found = step.tables.flatMap((table) => tableDefinition(table).columns[column] ?? [])[0];
    return found === undefined ? column : language === 'en' ? found.en : found.zh;
  };
  return (
    <section className="period-step period-step-wide" aria-labelledby="period-differences">
      <h2 id="period-differences" className="period-title">
        {report === null || report.before === report.after ? words.ways[step.way] : words.changesOf(report.before, report.after)}
      </h2>
      <p className="caption">{words.nothingYet}</p>
      <UnsurePairs pairs={step.unsure} />
      {corrected.length === 0 ? null : (
        <p className="tabular" data-correction>
          {words.correctionCounts(
            sum(({ replaced }) => replaced),
            sum(({ added }) => added),
            sum(({ unchanged }) => unchanged),
          )}
        </p>
      )}
      {report === null ? null : <ChangeReportView key={report.id} report={report} isLoaded={false} />}
      {step.carried.length === 0 ? null : (
        <p className="caption">{words.carried(step.carried.map(columnName).join(messages.common.listSeparator))}</p>
      )}
      {step.error === null ? null : <ErrorMessage error={step.error} />}
      <div className="period-foot period-foot-sticky">
        <Button kind="primary" onPress={() => void confirmPeriod()}>
          {words.confirm}
        </Button>
        <Button onPress={reconsiderPeriod}>{words.back}</Button>
        <Button kind="link" onPress={cancelPeriod}>
          {messages.common.cancel}
        </Button>
      </div>
    </section>
  );
}
