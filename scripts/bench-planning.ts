/**
 * `npm run bench:planning [-- --only p-median,committees/50] [--seed 1] [--work 1000]`: runs the solvers on published instances (where
 * they lie beside the project) and generated ones, each in a process of its own, holds every plan against its checker and its target,
 * and writes bench-results/planning.json and planning.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ProblemKind } from '../src/model/planner.ts';
import { DEFAULT_SOLVE_OPTIONS } from '../src/model/solve-report.ts';
import type { BenchCase } from './bench-planning/bench-case.ts';
import { type CaseResult, caseResult } from './bench-planning/case-result.ts';
import { GENERATED_CASES } from './bench-planning/generated-cases.ts';
import { ORLIB_CASES } from './bench-planning/orlib-cases.ts';
import { PUBLISHED_CASES } from './bench-planning/published-cases.ts';
import { planningReport } from './bench-planning/report.ts';
import { runProblem } from './plan/run-problem.ts';

const RESULTS = fileURLToPath(new URL('../bench-results/', import.meta.url));
const CASES: readonly BenchCase[] = [...PUBLISHED_CASES, ...ORLIB_CASES, ...GENERATED_CASES];

interface Settings {
  readonly seed: number;
  readonly work: number;
}

/** Runs one case in this process and prints what came of it. */
async function runHere(bench: BenchCase, { seed, work }: Settings): Promise<void> {
  const problem = bench.problem();
  if (problem === null) return void process.stdout.write('null');
  const startMb = process.memoryUsage().rss / 1e6;
  const run = await runProblem<ProblemKind>(problem, { seed, work, seconds: bench.target.seconds, prove: true });
  // Kilobytes, whatever the platform's own unit is.
  const peakMb = (process.resourceUsage().maxRSS * 1024) / 1e6;
  process.stdout.write(JSON.stringify(caseResult(bench, problem, run, { startMb, peakMb })));
}

function runApart(bench: BenchCase, { seed, work }: Settings): CaseResult | string | null {
  const script = fileURLToPath(import.meta.url);
  const args = ['--import', 'tsx', script, '--here', bench.id, '--seed', `${seed}`, '--work', `${work}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) return stderr.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? `ended with ${status}`;
  return JSON.parse(stdout) as CaseResult | null;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      work: { type: 'string', default: `${DEFAULT_SOLVE_OPTIONS.work}` },
      here: { type: 'string' },
    },
  });
  const settings = { seed: Number(values.seed), work: Number(values.work) };
  const here = CASES.find(({ id }) => id === values.here);
  if (here !== undefined) return runHere(here, settings);
  const wanted = values.only.split(',').filter((part) => part !== '');
  const cases = CASES.filter(({ id }) => wanted.length === 0 || wanted.some((part) => id === part || id.startsWith(`${part}/`)));
  if (cases.length === 0) throw new Error(`--only knows ${CASES.map(({ id }) => id).join(', ')}`);
  const loadAverage = loadavg()[0] ?? Number.NaN;
  const results: CaseResult[] = [];
  const skipped: { id: string; why: string }[] = [];
  for (const bench of cases) {
    const result = runApart(bench, settings);
    if (result === null) skipped.push({ id: bench.id, why: 'its file is not here' });
    else if (typeof result === 'string') skipped.push({ id: bench.id, why: result });
    else results.push(result);
    console.error(
      `${bench.id}: ${typeof result === 'object' && result !== null ? `${result.seconds.toFixed(2)} s, ${result.met ? 'met' : 'missed'}` : 'not run'}`,
    );
  }
  const bench = {
    measuredOn: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
      loadAverage,
    },
    results,
    skipped,
  };
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, 'planning.json'), `${JSON.stringify(bench, null, 2)}\n`);
  const report = planningReport(bench);
  writeFileSync(join(RESULTS, 'planning.md'), report);
  console.log(report);
}

await main();
