/**
 * `npm test`: every check, in the order of what fails fastest. A failed check ends the run; failed tests do not, so that one run
 * names all there is to mend. The last line is `N passed, N failed`, or `N passed, N failed, N skipped` when some tests
 * were skipped.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  /** Projects of vitest.config.ts; the stage's own tests are then counted one by one. */
  readonly projects?: readonly string[];
}

interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly counts: Counts;
  /** Each failed test with the first line of its reason. */
  readonly failures: readonly string[];
}

/** Biome paints each letter by itself, which a log file shows as noise. */
const PLAIN = process.stdout.isTTY ? [] : ['--colors=off'];

const STAGES: readonly Stage[] = [
  { name: 'browser and fonts', command: ['tsx', 'scripts/prepare-browser.ts'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['biome', 'ci', '--error-on-warnings', ...PLAIN, '.'] },
  { name: 'lint rules', command: ['tsx', 'scripts/check-lint-rules.ts'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'unit and query tests', command: ['vitest', 'run'], projects: ['unit', 'query'] },
  { name: 'build', command: ['vite', 'build'] },
  { name: 'browser tests', command: ['vitest', 'run'], projects: ['browser'] },
  { name: 'end-to-end and visual tests', command: ['vitest', 'run'], projects: ['e2e', 'visual'] },
];

const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

/** What is read of the report of vitest. */
interface TestReport {
  readonly numPassedTests?: number;
  readonly numFailedTests?: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults?: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

function readReport(reportPath: string): Pick<Outcome, 'counts' | 'failures'> {
  try {
    const report = JSON.parse(readFileSync(reportPath, 'utf8')) as TestReport;
    const counts = {
      passed: report.numPassedTests ?? 0,
      failed: report.numFailedTests ?? 0,
      skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    };
    return { counts, failures: (report.testResults ?? []).flatMap(failuresOf) };
  } catch {
    return { counts: NOTHING, failures: [] };
  }
}

function failuresOf({ name, assertionResults }: NonNullable<TestReport['testResults']>[number]): string[] {
  return assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages = [] }) => `${relative(ROOT, name)}: ${fullName}\n         ${firstLines(failureMessages[0] ?? '')}`);
}

/** Enough to know what was expected, without the stack. */
function firstLines(message: string): string {
  const lines = message.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.slice(0, 6).join('\n         ').slice(0, 800);
}

function run(stage: Stage, reports: string): Outcome {
  console.log(`\n── ${stage.name}`);
  const [program = '', ...args] = stage.command;
  const report = join(reports, `${stage.name.replaceAll(' ', '-')}.json`);
  if (stage.projects) {
    args.push(...stage.projects.flatMap((project) => ['--project', project]));
    args.push('--reporter=default', '--reporter=json', `--outputFile.json=${report}`);
  }
  const started = performance.now();
  const result = spawnSync(join(ROOT, 'node_modules/.bin', program), args, { cwd: ROOT, stdio: 'inherit' });
  if (result.error) console.error(result.error.message);
  const seconds = (performance.now() - started) / 1000;
  const ok = result.status === 0;
  const read = stage.projects ? readReport(report) : { counts: { ...NOTHING, failed: ok ? 0 : 1 }, failures: [] };
  // A crash outside any test, or a project without tests, is a failure too.
  const counts = !ok && read.counts.failed === 0 ? { ...read.counts, failed: 1 } : read.counts;
  return { name: stage.name, ok, seconds, counts, failures: read.failures };
}

function tallyOf({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function summarize(outcomes: readonly Outcome[]): void {
  console.log('\n── summary');
  for (const { name, ok, seconds, counts } of outcomes) {
    const tests = counts.passed + counts.failed + counts.skipped;
    const tally = tests === 0 ? '' : `   ${tallyOf(counts)}`;
    console.log(`${ok ? 'ok     ' : 'FAILED '} ${name.padEnd(30)} ${seconds.toFixed(1).padStart(7)} s${tally}`);
  }
  for (const stage of STAGES.slice(outcomes.length)) console.log(`not run ${stage.name}`);
  // Said again at the end: the place where it happened may be thousands of lines above.
  for (const failure of outcomes.flatMap(({ failures }) => failures)) console.log(`\nfailed   ${failure}`);
  const sum = (key: keyof Counts): number => outcomes.reduce((total, outcome) => total + outcome.counts[key], 0);
  console.log(`\n${tallyOf({ passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') })}`);
}

function main(): number {
  const reports = mkdtempSync(join(tmpdir(), 'test-reports-'));
  const outcomes: Outcome[] = [];
  try {
    for (const stage of STAGES) {
      const outcome = run(stage, reports);
      outcomes.push(outcome);
      if (!outcome.ok && stage.projects === undefined) break;
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  summarize(outcomes);
  return outcomes.every((outcome) => outcome.ok) ? 0 : 1;
}

process.exit(main());
