import type { PlanUnit } from '../../../model/plan-scenario.ts';
import type { InstructorSettings } from '../../../model/plan-settings.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import type { SolveConflict } from '../../../model/solve-report.ts';
import { instructorInput } from './instructor-input.ts';

const CAPACITY = ['capacity', 'capacity.largest'];

/** The settings with one conflicting limit changed by the least that resolves it; null where none is known. */
export function relaxedInstructors(
  settings: InstructorSettings,
  conflict: SolveConflict,
  units: readonly PlanUnit[],
  excluded: readonly string[],
  tools: PlanTools,
): InstructorSettings | null {
  const { limit, needed } = conflict;
  if (limit === 'one-to-one') return { ...settings, oneToOneTags: [] };
  if (needed === null) return null;
  if (limit === 'radius') return { ...settings, radius: Math.ceil(needed) };
  if (!CAPACITY.includes(limit)) return null;
  const suffices = (capacity: number): boolean => {
    const { problem } = instructorInput(units, excluded, { ...settings, capacity });
    return !tools.instructors.conflicts(problem).some((entry) => CAPACITY.includes(entry.limit));
  };
  // With so many each could take everybody beside whom it has outside.
  const busiest = units.reduce((most, unit) => (unit.kind === 'instructor' ? Math.max(most, unit.load) : most), 0);
  let [low, high] = [settings.capacity, settings.capacity + busiest + units.length];
  if (!suffices(high)) return null;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (suffices(middle)) high = middle;
    else low = middle;
  }
  return { ...settings, capacity: high };
}
