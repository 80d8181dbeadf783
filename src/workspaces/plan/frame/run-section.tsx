import { useEffect, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { Section } from '../../../components/section.tsx';
import { formatRate } from '../../../locales/format.ts';
import type { Scenario } from '../../../model/plan-scenario.ts';
import { PLAN_SOLVE_OPTIONS } from '../../../model/plan-settings.ts';
import { optimalityOf } from '../../../model/solve-report.ts';
import { type PlanRefusal, type PlanRun, usePlanScreen } from '../../../state/plan-state.ts';
import { unitName } from './group-names.ts';
import { usePlanWords } from './use-plan-words.ts';

export interface RunSectionProps {
  readonly scenario: Scenario | null;
  readonly canStart: boolean;
  readonly onStart: () => void;
  /** Changes the settings by the least a conflicting limit asks for and starts again; null where that is not known to help. */
  readonly relax: (conflict: PlanRefusal['conflicts'][number]) => (() => void) | null;
}

/** Starts a search, shows how it goes, stops it, and says why there is no plan. */
export function RunSection({ scenario, canStart, onStart, relax }: RunSectionProps) {
  const words = usePlanWords().frame;
  const { run, refusal } = usePlanScreen();
  const mine = run !== null && run.scenarioId === scenario?.id ? run : null;
  return (
    <Section>
      {mine === null ? (
        <div className="plan-start">
          <Button kind="primary" isDisabled={!canStart} onPress={onStart}>
            {scenario !== null && scenario.groups.length > 0 ? words.again : words.start}
          </Button>
          {scenario === null ? <p className="caption">{words.newHint}</p> : null}
        </div>
      ) : (
        <RunProgress run={mine} />
      )}
      {mine !== null || refusal === null || refusal.scenarioId !== scenario?.id ? null : (
        <Refusal refusal={refusal} scenario={scenario} relax={relax} />
      )}
    </Section>
  );
}

function RunProgress({ run }: { readonly run: PlanRun }) {
  const words = usePlanWords().frame;
  const language = useLanguage();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(() => setSeconds(Math.round((performance.now() - began) / 1000)), 500);
    return () => clearInterval(timer);
  }, []);
  const { progress, preview } = run;
  const phase = words.phases[progress?.phase ?? 'prepare'];
  const value = progress?.value ?? null;
  const gap = value === null || progress === null ? null : optimalityOf(value, progress.bound);
  return (
    <div className="plan-run" role="status">
      <p>
        {words.searching}:{phase}
      </p>
      <progress
        className="plan-run-bar"
        aria-label={words.searching}
        max={PLAN_SOLVE_OPTIONS.seconds}
        value={Math.min(seconds, PLAN_SOLVE_OPTIONS.seconds)}
      />
      <Button onPress={run.abort}>{preview === null ? words.stopEmpty : words.stop}</Button>
      <details className="plan-advanced">
        <summary>{words.advanced}</summary>
        <dl className="plan-facts">
          <dt>{words.value}</dt>
          <dd>{value === null ? '—' : Math.round(value)}</dd>
          <dt>{words.bound}</dt>
          <dd>{progress === null || progress.bound === null ? '—' : Math.round(progress.bound)}</dd>
          <dt>{words.gap}</dt>
          <dd>{gap === null || gap.kind === 'none' ? '—' : formatRate(gap.kind === 'proved' ? 0 : gap.gap, language)}</dd>
          <dt>{words.work}</dt>
          <dd>{progress?.iterations ?? 0}</dd>
        </dl>
      </details>
    </div>
  );
}

const MOST_NAMED = 6;

function Refusal({
  refusal,
  scenario,
  relax,
}: { readonly refusal: PlanRefusal; readonly scenario: Scenario } & Pick<RunSectionProps, 'relax'>) {
  const words = usePlanWords().frame;
  const language = useLanguage();
  const names: Readonly<Record<string, string>> = words.limits;
  return (
    <div className="plan-refusal" role="alert">
      <p>{refusal.proved || refusal.conflicts.length > 0 ? words.refusedProved : words.refusedSearch}</p>
      <ul>
        {refusal.conflicts.map((conflict) => {
          const apply = relax(conflict);
          const units = scenario.units.filter((unit) => conflict.units.includes(unit.id)).slice(0, MOST_NAMED);
          return (
            <li key={conflict.limit}>
              <p>
                {words.conflict(
                  names[conflict.limit] ?? words.otherLimit,
                  number(conflict.limit, conflict.given),
                  conflict.needed === null ? null : number(conflict.limit, conflict.needed),
                )}
              </p>
              {units.length === 0 || conflict.units.length > MOST_NAMED ? null : (
                <p className="caption">
                  {words.conflictUnits(units.map((unit) => unitName(language, unit)).join(language === 'en' ? ', ' : '、'))}
                </p>
              )}
              {apply === null ? null : <Button onPress={apply}>{words.applyRelaxation}</Button>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function number(limit: string, value: number): string {
  // A share is said in percent, and never rounded up to what cannot be reached.
  return limit === 'share' ? `${Math.floor(value * 1000) / 10}%` : String(Math.round(value * 100) / 100);
}
