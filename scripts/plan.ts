/**
 * `npm run plan -- --problem <kind> --in <file.json>`: solves a problem of one's own with the solvers of the app, holds the plan against
 * an independent checker, and answers JSON. `--help` says the rest.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { ProblemKind } from '../src/model/planner.ts';
import { DEFAULT_SOLVE_OPTIONS, type SolveOptions } from '../src/model/solve-report.ts';
import { EXAMPLES } from './plan/examples.ts';
import { helpText } from './plan/help.ts';
import { isProblemKind, PROBLEM_KINDS } from './plan/problem-fields.ts';
import { ProblemInputError, readProblem } from './plan/read-problem.ts';
import { runProblem } from './plan/run-problem.ts';
import { runSummary } from './plan/summary.ts';

const ENDS = { fine: 0, broken: 1, wrongInput: 2, noPlan: 3 } as const;

interface Question {
  readonly kind: ProblemKind;
  readonly text: string;
  readonly out: string | null;
  readonly options: SolveOptions;
  readonly quiet: boolean;
}

function numberOption(name: string, text: string | undefined, byDefault: number, min: number): number {
  if (text === undefined) return byDefault;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < min)
    throw new ProblemInputError([`--${name} must be a number of at least ${min}, is ${text}`]);
  return value;
}

/** @returns what is asked, or a text that answers by itself. */
function readArguments(): Question | string {
  const { values } = parseArgs({
    options: {
      problem: { type: 'string' },
      in: { type: 'string' },
      out: { type: 'string' },
      seed: { type: 'string' },
      work: { type: 'string' },
      seconds: { type: 'string' },
      'no-prove': { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      example: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return helpText();
  if (!isProblemKind(values.problem))
    throw new ProblemInputError([`--problem must be one of ${PROBLEM_KINDS.join(', ')}; --help says more`]);
  const kind = values.problem;
  if (values.example) return `${JSON.stringify(EXAMPLES[kind], null, 2)}\n`;
  if (values.in === undefined) throw new ProblemInputError(['--in names the file of the problem; --example prints one']);
  const options = {
    seed: numberOption('seed', values.seed, DEFAULT_SOLVE_OPTIONS.seed, 0),
    work: numberOption('work', values.work, DEFAULT_SOLVE_OPTIONS.work, 0),
    seconds: numberOption('seconds', values.seconds, DEFAULT_SOLVE_OPTIONS.seconds, 0),
    prove: !values['no-prove'],
  };
  return { kind, text: readText(values.in), out: values.out ?? null, options, quiet: values.quiet };
}

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new ProblemInputError([`--in: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

async function answer({ kind, text, out, options, quiet }: Question): Promise<number> {
  const problem = readProblem<ProblemKind>(kind, text);
  const run = await runProblem<ProblemKind>(problem, options, ({ phase, value, bound }, seconds) => {
    if (!quiet && process.stderr.isTTY)
      process.stderr.write(`\r${seconds.toFixed(1)} s  ${phase}  value ${value ?? '—'}  bound ${bound ?? '—'}    `);
  });
  if (!quiet) console.error(`${process.stderr.isTTY ? '\n' : ''}${runSummary(kind, run)}`);
  const json = `${JSON.stringify({ problem: kind, outcome: run.outcome, check: run.check, seconds: run.seconds })}\n`;
  if (out === null) process.stdout.write(json);
  else writeFileSync(out, json);
  if (run.check === null) return ENDS.noPlan;
  return run.check.ok ? ENDS.fine : ENDS.broken;
}

async function main(): Promise<number> {
  try {
    const question = readArguments();
    if (typeof question !== 'string') return await answer(question);
    process.stdout.write(question);
    return ENDS.fine;
  } catch (error) {
    const isInput = error instanceof ProblemInputError || (error instanceof TypeError && 'code' in error);
    console.error(isInput ? error.message : error);
    return isInput ? ENDS.wrongInput : ENDS.broken;
  }
}

process.exitCode = await main();
