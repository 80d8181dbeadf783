import type { DefinitionSet } from './definition-set.ts';
import type { PlanBook, PlanGroup, PlanUnit, Scenario } from './plan-scenario.ts';

/** Changes of scenarios by hand, each a pure step. A change of nothing gives the same object back. */

export type GroupChange = Partial<Pick<PlanGroup, 'name' | 'seat' | 'isLocked'>>;

/** Puts a scenario at the end of the book under a number of its own. */
export function addScenario<T extends Scenario>(book: PlanBook, scenario: T): PlanBook {
  return { ...book, nextId: book.nextId + 1, scenarios: [...book.scenarios, { ...scenario, id: book.nextId }] };
}

export function removeScenario(book: PlanBook, id: number): PlanBook {
  const scenarios = book.scenarios.filter((scenario) => scenario.id !== id);
  return scenarios.length === book.scenarios.length ? book : { ...book, scenarios };
}

/** A copy right after the original; its number is the book's next. */
export function duplicateScenario(book: PlanBook, id: number, name: string, createdAt: string): PlanBook {
  const at = book.scenarios.findIndex((scenario) => scenario.id === id);
  const original = book.scenarios[at];
  if (original === undefined) return book;
  const copy = { ...original, id: book.nextId, name, createdAt };
  return { ...book, nextId: book.nextId + 1, scenarios: [...book.scenarios.slice(0, at + 1), copy, ...book.scenarios.slice(at + 1)] };
}

export function changeScenario(book: PlanBook, id: number, change: (scenario: Scenario) => Scenario): PlanBook {
  let isChanged = false;
  const scenarios = book.scenarios.map((scenario) => {
    if (scenario.id !== id) return scenario;
    const next = change(scenario);
    isChanged ||= next !== scenario;
    return next;
  });
  return isChanged ? { ...book, scenarios } : book;
}

/** Takes units out of wherever they are and puts them in a group; null lets them be left over, 'new' makes a group of them. */
export function moveUnits(scenario: Scenario, ids: readonly string[], to: number | 'new' | null): Scenario {
  const wanted = new Set(ids.filter((id) => isFree(scenario, id)));
  const target = scenario.groups.find((group) => group.id === to);
  if (wanted.size === 0 || (typeof to === 'number' && (target === undefined || target.isLocked))) return scenario;
  if (typeof to === 'number' && target !== undefined && [...wanted].every((id) => target.units.includes(id))) return scenario;
  const groups = scenario.groups.map((group) => {
    const kept = group.units.filter((id) => !wanted.has(id));
    const units = group.id === to ? inOrder(scenario, [...kept, ...wanted]) : kept;
    return units.length === group.units.length && group.id !== to ? group : withUnits(scenario, group, units);
  });
  const made: PlanGroup[] =
    to === 'new'
      ? [
          withUnits(
            scenario,
            { id: scenario.nextGroupId, name: '', units: [], seat: null, isLocked: false },
            inOrder(scenario, [...wanted]),
          ),
        ]
      : [];
  return edited(scenario, {
    groups: [...groups, ...made].filter((group) => keepsEmpty(scenario) || group.units.length > 0),
    nextGroupId: scenario.nextGroupId + made.length,
    excluded: scenario.excluded.filter((id) => !wanted.has(id)),
  });
}

/** Leaves units out of the plan, or takes them back as left over. */
export function excludeUnits(scenario: Scenario, ids: readonly string[], isExcluded: boolean): Scenario {
  if (!isExcluded) {
    const excluded = scenario.excluded.filter((id) => !ids.includes(id));
    return excluded.length === scenario.excluded.length ? scenario : edited(scenario, { excluded });
  }
  const added = ids.filter((id) => isFree(scenario, id) && !scenario.excluded.includes(id));
  if (added.length === 0) return scenario;
  const moved = moveUnits(scenario, added, null);
  return edited(moved, { excluded: [...moved.excluded, ...added] });
}

/** Makes one group of several: the first keeps its number and name. Locked ones stay apart. */
export function mergeGroups(scenario: Scenario, ids: readonly number[]): Scenario {
  const [first, ...others] = scenario.groups.filter((group) => ids.includes(group.id) && !group.isLocked);
  if (first === undefined || others.length === 0) return scenario;
  const gone = new Set(others.map((group) => group.id));
  const units = inOrder(scenario, [...first.units, ...others.flatMap((group) => group.units)]);
  return edited(scenario, {
    groups: scenario.groups
      .filter((group) => !gone.has(group.id))
      .map((group) => (group.id === first.id ? withUnits(scenario, group, units) : group)),
  });
}

/** Changes what a group is called, where it sits, and whether it is locked. To lock is no change of the plan. */
export function changeGroup(scenario: Scenario, id: number, change: GroupChange): Scenario {
  const group = scenario.groups.find((entry) => entry.id === id);
  if (group === undefined || (Object.keys(change) as (keyof GroupChange)[]).every((key) => group[key] === change[key])) return scenario;
  const groups = scenario.groups.map((entry) => (entry.id === id ? { ...entry, ...change } : entry));
  return change.seat === undefined ? { ...scenario, groups } : edited(scenario, { groups });
}

/** Dissolves a group; its units are left over. */
export function dissolveGroup(scenario: Scenario, id: number): Scenario {
  const group = scenario.groups.find((entry) => entry.id === id);
  if (group === undefined || group.isLocked) return scenario;
  return edited(scenario, { groups: scenario.groups.filter((entry) => entry.id !== id) });
}

/** Parts a group in two by the line through its middle across its longest stretch; the westernmost or southernmost half keeps its number. */
export function splitGroup(scenario: Scenario, id: number): Scenario {
  const group = scenario.groups.find((entry) => entry.id === id);
  if (group === undefined || group.isLocked || group.units.length < 2) return scenario;
  const places = new Map(scenario.units.map((unit) => [unit.id, [unit.lon ?? 0, unit.lat ?? 0] as const]));
  const stretch = (axis: 0 | 1): number => {
    const values = group.units.map((unit) => places.get(unit)?.[axis] ?? 0);
    return Math.max(...values) - Math.min(...values);
  };
  const middle = (places.get(group.units[0] ?? '')?.[1] ?? 0) * (Math.PI / 180);
  const axis = stretch(0) * Math.cos(middle) >= stretch(1) ? 0 : 1;
  const sorted = [...group.units].sort(
    (one, other) => (places.get(one)?.[axis] ?? 0) - (places.get(other)?.[axis] ?? 0) || (one < other ? -1 : 1),
  );
  return moveUnits(scenario, sorted.slice(Math.ceil(sorted.length / 2)), 'new');
}

/** Whether a unit may be moved: it is known, and not held by a locked group. */
function isFree(scenario: Scenario, id: string): boolean {
  return scenario.units.some((unit) => unit.id === id) && !scenario.groups.some((group) => group.isLocked && group.units.includes(id));
}

/** A site or an instructor stays though nobody is with it. */
function keepsEmpty(scenario: Scenario): boolean {
  return scenario.kind === 'sites' || scenario.kind === 'instructors';
}

function withUnits(scenario: Scenario, group: PlanGroup, units: readonly string[]): PlanGroup {
  if (keepsEmpty(scenario)) return { ...group, units };
  const seat = group.seat !== null && units.includes(group.seat) ? group.seat : seatOf(scenario, units);
  return { ...group, units, seat };
}

/**
 * The unit to which the others of a group are nearest in the sum of enterprises × metres (Hess et al. 1965); the first of equals.
 * Null for no unit with a place.
 */
export function seatOf(scenario: Pick<Scenario, 'units'>, ids: readonly string[]): string | null {
  const units = scenario.units.filter((unit) => ids.includes(unit.id) && unit.lon !== null && unit.lat !== null);
  const squeeze = Math.cos(((units[0]?.lat ?? 0) * Math.PI) / 180);
  let best: { readonly id: string; readonly sum: number } | null = null;
  for (const seat of units) {
    let sum = 0;
    for (const unit of units) {
      const distance = Math.hypot(((unit.lon ?? 0) - (seat.lon ?? 0)) * squeeze, (unit.lat ?? 0) - (seat.lat ?? 0));
      sum += distance * (unit.kind === 'building' ? unit.listed : 1);
    }
    if (best === null || sum < best.sum) best = { id: seat.id, sum };
  }
  return best?.id ?? null;
}

function inOrder(scenario: Scenario, ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids);
  return scenario.units.map((unit) => unit.id).filter((id) => wanted.has(id));
}

function edited(scenario: Scenario, change: Partial<Pick<Scenario, 'groups' | 'nextGroupId' | 'excluded'>>): Scenario {
  return { ...scenario, ...change, isEdited: true };
}

/** The group that holds a unit; null where it is left over or excluded. */
export function groupOfUnit(scenario: Pick<Scenario, 'groups'>, id: string): PlanGroup | null {
  return scenario.groups.find((group) => group.units.includes(id)) ?? null;
}

/**
 * The scenario over another list: units that are in both, by id or, enterprises, by code, stay in their groups; those that are gone leave
 * them; new ones are left over.
 */
export function refreshUnits(scenario: Scenario, units: readonly PlanUnit[], asOf: string, definition: DefinitionSet): Scenario {
  const known = new Set(units.map((unit) => unit.id));
  const byCode = new Map(
    units.flatMap((unit) => (unit.kind === 'enterprise' && unit.uscc !== null ? [[unit.uscc, unit.id] as const] : [])),
  );
  const successor = new Map<string, string>();
  for (const unit of scenario.units) {
    const same = known.has(unit.id) ? unit.id : unit.kind === 'enterprise' && unit.uscc !== null ? byCode.get(unit.uscc) : undefined;
    if (same !== undefined) successor.set(unit.id, same);
  }
  const follow = (ids: readonly string[]): readonly string[] => ids.map((id) => successor.get(id)).filter((id) => id !== undefined);
  const next = { ...scenario, units, asOf, definition, excluded: follow(scenario.excluded), isEdited: scenario.groups.length > 0 };
  const groups = scenario.groups.map((group) => {
    const moved = { ...group, seat: group.seat === null ? null : (successor.get(group.seat) ?? null) };
    return withUnits(next, moved, inOrder(next, follow(group.units)));
  });
  return { ...next, groups: groups.filter((group) => keepsEmpty(next) || group.units.length > 0) };
}
