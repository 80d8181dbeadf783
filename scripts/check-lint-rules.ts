/**
 * A lint that examines nothing passes too. This plants a violation of every rule that the project
 * relies on into a temporary project, and fails unless Biome reports each one, and nothing that is allowed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { biomeConfig } from './lint/biome-config.ts';
import { FOLDERS, WORKSPACES } from './lint/import-rules.ts';
import { allPlants, type Plant } from './lint/planted-violations.ts';
import { staleFiles } from './lint/write-biome-config.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const CONFIGURATION = ['biome.json', '.gitignore', 'package.json', 'scripts/lint'];

interface Report {
  readonly rule: string;
  readonly line: number;
}

function plantAll(directory: string, plants: readonly Plant[]): void {
  for (const path of CONFIGURATION) {
    const copies = (source: string): boolean => statSync(source).isDirectory() || !source.endsWith('.ts');
    cpSync(join(ROOT, path), join(directory, path), { recursive: true, filter: copies });
  }
  const targets = [...Object.keys(FOLDERS), ...WORKSPACES.map((name) => `workspaces/${name}`)].map((folder) => `src/${folder}/planted.ts`);
  const files = new Map(
    targets.map((path) => [path, 'export const value = 1;\nexport const name = 2;\nexport type Type = 1;\nexport type Name = 2;\n']),
  );
  for (const plant of plants) {
    if (files.has(plant.path)) throw new Error(`planted twice: ${plant.path}`);
    files.set(plant.path, `${plant.lines.join('\n')}\n`);
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
}

/** Reports of Biome by file, through the line-based reporter, the only one that does not cut off. */
function runBiome(directory: string): Map<string, Report[]> {
  const result = spawnSync(join(ROOT, 'node_modules/.bin/biome'), ['lint', '--reporter=github', '--max-diagnostics=none', '.'], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const reports = new Map<string, Report[]>();
  for (const line of result.stdout.split('\n')) {
    const match = /^::error title=([^,]+),file=([^,]+),line=(\d+),/.exec(line);
    if (!match) continue;
    const [, rule = '', file = '', lineNumber = '0'] = match;
    const path = file.startsWith(directory) ? file.slice(directory.length + 1) : file;
    reports.set(path, [...(reports.get(path) ?? []), { rule, line: Number(lineNumber) }]);
  }
  if (reports.size === 0) throw new Error(`Biome reported nothing at all:\n${result.stdout}\n${result.stderr}`);
  return reports;
}

interface Outcome {
  readonly violations: number;
  readonly permitted: number;
  readonly failures: readonly string[];
}

function judge(plants: readonly Plant[], reports: ReadonlyMap<string, readonly Report[]>): Outcome {
  const failures: string[] = [];
  let violations = 0;
  let permitted = 0;
  for (const plant of plants) {
    const found = reports.get(plant.path) ?? [];
    let start = 1;
    for (const text of plant.lines) {
      const end = start + text.split('\n').length;
      const here = found.filter((report) => plant.wholeFile || (report.line >= start && report.line < end));
      if (plant.rule === null) {
        permitted += 1;
        const wrong = here.find((report) => /noRestrictedImports|plugin|noDefaultExport/.test(report.rule));
        if (wrong) failures.push(`${plant.path}:${start} is allowed, but ${wrong.rule} reports: ${text}`);
      } else {
        violations += 1;
        if (!here.some((report) => report.rule === plant.rule))
          failures.push(`${plant.path}:${start} is not reported by ${plant.rule}: ${text}`);
      }
      start = end;
    }
  }
  return { violations, permitted, failures };
}

/** Rules that the configuration names without being turned off, as `lint/group/name`. */
function namedRules(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'rules' && typeof child === 'object' && child !== null) {
      for (const [group, rules] of Object.entries(child)) {
        if (typeof rules !== 'object' || rules === null) continue;
        for (const [name, level] of Object.entries(rules)) if (level !== 'off') found.add(`lint/${group}/${name}`);
      }
    } else {
      namedRules(child, found);
    }
  }
  return found;
}

function unknownFolders(): string[] {
  const list = (path: string): string[] =>
    readdirSync(join(ROOT, path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  return [
    ...list('src').filter((name) => !(name in FOLDERS)),
    ...list('src/workspaces')
      .filter((name) => !WORKSPACES.includes(name))
      .map((name) => `workspaces/${name}`),
  ];
}

function main(): number {
  const stale = staleFiles();
  if (stale.length > 0) {
    console.error(`Out of date: ${stale.join(', ')}. Run: npm run lint:generate`);
    return 1;
  }
  const unknown = unknownFolders();
  if (unknown.length > 0) {
    console.error(`No import rule for src/${unknown.join(', src/')}: add it to scripts/lint/import-rules.ts`);
    return 1;
  }
  const plants = allPlants();
  const planted = new Set(plants.map((plant) => plant.rule));
  const untested = [...namedRules(biomeConfig())].filter((rule) => !planted.has(rule));
  if (untested.length > 0) {
    console.error(`No violation is planted for ${untested.join(', ')}`);
    return 1;
  }
  const directory = mkdtempSync(join(tmpdir(), 'lint-rules-'));
  try {
    plantAll(directory, plants);
    const { violations, permitted, failures } = judge(plants, runBiome(directory));
    for (const failure of failures.slice(0, 50)) console.error(failure);
    const rules = planted.size - 1;
    if (failures.length > 0) console.error(`${failures.length} of ${violations + permitted} planted lines were judged wrongly.`);
    else console.log(`${violations} planted violations of ${rules} rules, each reported; ${permitted} permitted lines, none reported.`);
    return failures.length > 0 ? 1 : 0;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

process.exit(main());
