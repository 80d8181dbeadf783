import type { InstructorProblem } from '../../src/model/instructor-problem.ts';
import type { JointBranchProblem } from '../../src/model/joint-branch-problem.ts';
import { createRandom, type Random } from '../../src/planning/random.ts';

const ENTERPRISES_PER_BUILDING = 12;
const BUILDINGS_PER_PARK = 20;
const METERS_BETWEEN = 200;

interface Building {
  readonly id: string;
  readonly park: string;
  readonly x: number;
  readonly y: number;
}

function buildingsOf(enterprises: number, random: Random): readonly Building[] {
  const count = Math.max(1, Math.round(enterprises / ENTERPRISES_PER_BUILDING));
  const side = Math.sqrt(count) * METERS_BETWEEN;
  const columns = Math.max(1, Math.round(Math.sqrt(count / BUILDINGS_PER_PARK)));
  return Array.from({ length: count }, (_, at) => {
    const x = random.below(side);
    const y = random.below(side);
    return { id: `L${at + 1}`, park: `P${Math.floor((x / side) * columns)}-${Math.floor((y / side) * columns)}`, x, y };
  });
}

/** Enterprises with one or two full members, a dozen to a building, buildings 200 m apart; every twentieth without a place. Synthetic. */
export function generateJointBranches(count: number, seed = 1): JointBranchProblem {
  const random = createRandom(seed);
  const buildings = buildingsOf(count, random);
  const units = Array.from({ length: count }, (_, at) => {
    const building = buildings[random.below(buildings.length)];
    const hasPlace = random.next() >= 0.05;
    const full = random.next() < 0.7 ? 1 : 2;
    return {
      id: `E${at + 1}`,
      x: hasPlace ? (building?.x ?? null) : null,
      y: hasPlace ? (building?.y ?? null) : null,
      building: building?.id ?? null,
      park: building?.park ?? null,
      // A few industries hold most, as they do.
      industry: `${60 + Math.floor(20 * random.next() ** 2)}`,
      full,
      members: full + (random.next() < 0.2 ? 1 : 0),
    };
  });
  return { kind: 'joint-branches', units, minFull: 3, maxUnits: 5, maxMembers: 50, radius: 500, withinPark: false };
}

/** Room for an eighth more than there is to do; three in five have somebody today; a hundredth need one to themselves. Synthetic. */
export function generateInstructors(instructors: number, enterprises: number, seed = 1): InstructorProblem {
  const random = createRandom(seed);
  const buildings = buildingsOf(enterprises, random);
  const alone = Math.max(1, Math.round(instructors / 20));
  const place = () => {
    const building = buildings[random.below(buildings.length)];
    return { x: building?.x ?? null, y: building?.y ?? null };
  };
  const capacity = Math.ceil(((enterprises - alone) / (instructors - alone)) * 1.125);
  return {
    kind: 'instructors',
    instructors: Array.from({ length: instructors }, (_, at) => ({
      id: `I${at + 1}`,
      ...place(),
      capacity: at < alone ? 1 : capacity,
      oneToOne: at < alone,
    })),
    enterprises: Array.from({ length: enterprises }, (_, at) => ({
      id: `E${at + 1}`,
      ...place(),
      load: 1,
      oneToOne: at < alone,
      current: at >= alone && random.next() < 0.6 ? alone + random.below(instructors - alone) : null,
    })),
    radius: null,
    weights: { change: 300, overload: 100, unassigned: 100_000 },
  };
}
