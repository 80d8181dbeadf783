import { describe, expect, test } from 'vitest';
import type { SolveProgress } from '../../../src/model/solve-report.ts';
import { createReportGate } from '../../../src/planning/report-gate.ts';

function gate() {
  const sent: { value: number | null; plan: string | null }[] = [];
  let time = 0;
  const report = createReportGate<string>(
    ({ value }, plan) => sent.push({ value, plan }),
    () => time,
  );
  const progress = (value: number | null, phase: SolveProgress['phase'] = 'improve'): SolveProgress => ({
    phase,
    value,
    bound: null,
    iterations: 0,
  });
  return { sent, report, progress, wait: (ms: number) => (time += ms) };
}

describe('what a search reports', () => {
  test('a few better plans pass at once, each', () => {
    const { sent, report, progress } = gate();
    for (let value = 10; value > 0; value -= 1) report(progress(value), `plan ${value}`);
    expect(sent.map(({ plan }) => plan)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((value) => `plan ${value}`));
  });

  test('a flood is held, and the best goes with the next report that may pass', () => {
    const { sent, report, progress, wait } = gate();
    for (let value = 1000; value > 0; value -= 1) report(progress(value), `plan ${value}`);
    expect(sent.length).toBeLessThan(100);
    wait(50);
    report(progress(null));
    expect(sent.at(-1)).toEqual({ value: 1, plan: 'plan 1' });
  });

  test('nothing is held when another phase begins', () => {
    const { sent, report, progress } = gate();
    for (let value = 1000; value > 0; value -= 1) report(progress(value), `plan ${value}`);
    report(progress(1, 'prove'));
    expect(sent.at(-1)).toEqual({ value: 1, plan: 'plan 1' });
  });

  test('mere progress passes ten times a second', () => {
    const { sent, report, progress, wait } = gate();
    for (let step = 0; step < 1000; step += 1) {
      report(progress(step));
      wait(1);
    }
    expect(sent.length).toBe(10);
  });
});
