import type {
  AllianceAxis,
  AllianceBuilding,
  AllianceEnterprise,
  AllianceProblem,
  AxisBuilding,
  ChainStage,
} from '../model/alliance-proposal.ts';

/** Which enterprises and buildings an alliance is about. */
export interface AllianceScope {
  readonly enterprises: readonly AllianceEnterprise[];
  readonly buildings: readonly AxisBuilding[];
  readonly stages: readonly ChainStage[];
  /** Buildings without coordinates that a drawn line cannot tell of. */
  readonly withoutPlace: number;
}

export function scopeOf(problem: AllianceProblem): AllianceScope {
  if (problem.kind === 'chain') {
    const { enterprises } = problem;
    const others = [...new Set(enterprises.flatMap(({ stage }) => (stage === null ? [] : [stage])))].filter((stage) => {
      return !problem.stages.includes(stage);
    });
    const stages = [...problem.stages, ...others.sort(byCode)].map((stage) => {
      const list = enterprises.filter((enterprise) => enterprise.stage === stage);
      return { stage, enterprises: list.length, covered: count(list, true), unknown: count(list, null) };
    });
    return { enterprises, buildings: [], stages, withoutPlace: 0 };
  }
  const found = problem.buildings.flatMap((building) => {
    const at = standsOn(building, problem.axis);
    return at === null ? [] : [{ building, ...at }];
  });
  found.sort((a, b) => (a.alongMeters ?? 0) - (b.alongMeters ?? 0) || byCode(a.building.id, b.building.id));
  const within = new Set(found.map(({ building }) => building.id));
  const enterprises = problem.enterprises.filter(({ building }) => building !== null && within.has(building));
  const buildings = found.map(({ building, meters, alongMeters }) => {
    const list = enterprises.filter((enterprise) => enterprise.building === building.id);
    return { id: building.id, meters, alongMeters, enterprises: list.length, covered: count(list, true) };
  });
  const withoutPlace = problem.axis.kind === 'line' ? problem.buildings.filter(({ x, y }) => x === null || y === null).length : 0;
  return { enterprises, buildings, stages: [], withoutPlace };
}

export function count(enterprises: readonly AllianceEnterprise[], covered: boolean | null): number {
  return enterprises.filter((enterprise) => enterprise.covered === covered).length;
}

/** By code unit: the same on every machine. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Stand = { readonly meters: number | null; readonly alongMeters: number | null };

function standsOn(building: AllianceBuilding, axis: AllianceAxis): Stand | null {
  if (axis.kind === 'group') return building.axisGroup === axis.name ? { meters: null, alongMeters: null } : null;
  if (building.x === null || building.y === null) return null;
  const near = nearestOnLine(building.x, building.y, axis.points);
  return near !== null && near.meters <= axis.corridorMeters ? near : null;
}

/** Distance of a point to a line of segments, and how far along it the nearest point lies; a line of one point is a place. */
function nearestOnLine(x: number, y: number, points: readonly (readonly [number, number])[]) {
  let best: { readonly meters: number; readonly alongMeters: number } | null = null;
  let along = 0;
  for (const [index, [fromX, fromY]] of points.entries()) {
    const [toX, toY] = points[index + 1] ?? [fromX, fromY];
    if (index > 0 && index === points.length - 1) break;
    const length = Math.hypot(toX - fromX, toY - fromY);
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / length ** 2));
    const meters = Math.hypot(x - fromX - share * (toX - fromX), y - fromY - share * (toY - fromY));
    if (best === null || meters < best.meters) best = { meters, alongMeters: along + share * length };
    along += length;
  }
  return best;
}
