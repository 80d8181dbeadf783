import { readAllianceFindings } from './alliance-findings.ts';
import { readDefinition } from './definition-set.ts';
import { PLAN_FORMAT, type PlanBook, type PlanGroup, type PlanUnit, type Scenario } from './plan-scenario.ts';
import { readPlanScope } from './plan-scope.ts';
import { DEFAULT_SETTINGS, PLAN_KINDS, type PlanKind } from './plan-settings.ts';
import type { SolveReport } from './solve-report.ts';

/** Scenarios as text, and back. What is damaged is refused whole. */

export type PlanFileProblem = 'not-json' | 'version' | 'shape';
export type ParsedPlans = { readonly book: PlanBook; readonly problem: null } | { readonly book: null; readonly problem: PlanFileProblem };

/** Reads what `serializePlans` wrote. Settings that a file lacks get their starting values. */
export function parsePlans(text: string): ParsedPlans {
  const refuse = (problem: PlanFileProblem): ParsedPlans => ({ book: null, problem });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not-json');
  }
  if (!isRecord(value) || value.format !== PLAN_FORMAT || typeof value.version !== 'number') return refuse('shape');
  if (value.version !== 1) return refuse('version');
  if (!Array.isArray(value.scenarios) || !isCount(value.nextId)) return refuse('shape');
  const scenarios = value.scenarios.map(readScenario);
  const whole = scenarios.filter((scenario) => scenario !== null);
  const ids = new Set(whole.map(({ id }) => id));
  const highest = whole.reduce((most, { id }) => Math.max(most, id), 0);
  if (whole.length !== scenarios.length || ids.size !== whole.length || value.nextId <= highest) return refuse('shape');
  return { book: { version: 1, nextId: value.nextId, scenarios: whole }, problem: null };
}

function readScenario(value: unknown): Scenario | null {
  if (!isRecord(value) || !isRecord(value.settings)) return null;
  const { id, name, createdAt, datasetId, asOf, isEdited, nextGroupId, units, excluded, groups } = value;
  const kind = PLAN_KINDS.find((entry) => entry === value.kind);
  const definition = readDefinition(value.definition);
  const report = value.report === null ? null : readReport(value.report);
  if (kind === undefined || definition === null || (report === null) !== (value.report === null)) return null;
  if (!isCount(id) || !isText(name) || !isText(createdAt) || !isText(datasetId) || !isText(asOf)) return null;
  if (typeof isEdited !== 'boolean' || !isCount(nextGroupId) || !isTexts(excluded)) return null;
  if (!Array.isArray(units) || !units.every(isUnit) || !Array.isArray(groups) || !groups.every(isGroup)) return null;
  const known = new Set(units.map((unit) => unit.id));
  const placed = groups.flatMap((group) => group.units);
  if (known.size !== units.length || new Set(placed).size !== placed.length || placed.some((unit) => !known.has(unit))) return null;
  if (excluded.some((unit) => !known.has(unit)) || groups.some((group) => group.id >= nextGroupId)) return null;
  const settings = readSettings(kind, value.settings);
  if (settings === null) return null;
  const scope = value.scope === undefined ? undefined : readPlanScope(value.scope);
  if (scope === null) return null;
  const base = { kind, id, name, createdAt, datasetId, asOf, definition, settings, units, excluded, groups, nextGroupId, report, isEdited };
  const alliance = value.alliance === undefined ? undefined : readAllianceFindings(value.alliance);
  if (alliance === null) return null;
  const read = { ...base, ...(scope === undefined ? {} : { scope }), ...(alliance === undefined ? {} : { alliance }) };
  // Kind and settings were read together.
  return read as unknown as Scenario;
}

/** Every setting must be of the sort of its starting value. */
function readSettings(kind: PlanKind, value: Record<string, unknown>): object | null {
  const defaults: Readonly<Record<string, unknown>> = { ...DEFAULT_SETTINGS[kind] };
  const settings: Record<string, unknown> = {};
  for (const [key, fallback] of Object.entries(defaults)) {
    const given = value[key];
    if (given === undefined) settings[key] = fallback;
    else if (sortOf(given) === sortOf(fallback) || isNumberOrNull(given, fallback) || isTextOrNull(given, fallback)) settings[key] = given;
    else return null;
  }
  return settings;
}

function sortOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

function isNumberOrNull(given: unknown, fallback: unknown): boolean {
  return [given, fallback].every((value) => value === null || typeof value === 'number');
}

function isTextOrNull(given: unknown, fallback: unknown): boolean {
  return [given, fallback].every((value) => value === null || typeof value === 'string');
}

function readReport(value: unknown): SolveReport | null {
  if (!isRecord(value) || !isRecord(value.optimality)) return null;
  const { value: objective, bound, end, seed, iterations, seconds, optimality } = value;
  if (![objective, seed, iterations, seconds].every((number) => typeof number === 'number')) return null;
  if (bound !== null && typeof bound !== 'number') return null;
  if (!['finished', 'budget', 'time', 'cancelled'].includes(String(end))) return null;
  const { kind, gap } = optimality;
  if (kind !== 'proved' && kind !== 'none' && !(kind === 'within' && typeof gap === 'number')) return null;
  return value as unknown as SolveReport;
}

const UNIT_KINDS = ['building', 'enterprise', 'instructor', 'organization'];
const COUNTS = ['listed', 'eligible', 'single', 'joint', 'area', 'work', 'covered', 'uncovered', 'unknown'];

function isUnit(value: unknown): value is PlanUnit {
  if (!isRecord(value) || !isText(value.id) || !UNIT_KINDS.includes(String(value.kind)) || !isRecord(value.park)) return false;
  if (!isOr(value.lon, isNumber) || !isOr(value.lat, isNumber) || !isOr(value.nameZh, isText) || !isOr(value.nameEn, isText)) return false;
  if (value.kind === 'organization') return isText(value.of) && isCount(value.enterprises) && isOr(value.membersFull, isCount);
  if (value.kind !== 'building') return value.kind !== 'enterprise' || (isRecord(value.building) && isTexts(value.tags));
  return COUNTS.every((key) => isCount(value[key])) && isTexts(value.sites) && isTexts(value.base);
}

function isGroup(value: unknown): value is PlanGroup {
  if (!isRecord(value) || !isCount(value.id) || !isText(value.name) || !isTexts(value.units)) return false;
  return isOr(value.seat, isText) && typeof value.isLocked === 'boolean';
}

function isOr<T>(value: unknown, is: (value: unknown) => value is T): value is T | null {
  return value === null || is(value);
}

function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
