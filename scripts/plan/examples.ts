import type { ProblemKind, ProblemOf } from '../../src/model/planner.ts';

const CANDIDATES = [
  { id: 'A', x: 0, y: 0, capacity: null, state: 'fixed' },
  { id: 'B', x: 800, y: 0, capacity: null, state: 'new' },
  { id: 'C', x: 400, y: 600, capacity: null, state: 'open' },
] as const;

const DEMAND = [
  { id: 'd1', x: 50, y: 40, weight: 12 },
  { id: 'd2', x: 780, y: 90, weight: 30 },
  { id: 'd3', x: 420, y: 500, weight: 8 },
  { id: 'd4', x: 300, y: 120, weight: 5 },
] as const;

const NO_BOUNDS = { min: null, max: null } as const;

function building(id: string, x: number, y: number, enterprises: number, members: number) {
  return { id, x, y, enterprises, members, organizations: 3, community: '甲社区', subdistrict: '甲街道' } as const;
}

function small(id: string, x: number, full: number, members: number) {
  return { id, x, y: 0, building: '一号楼', park: null, industry: '65', full, members } as const;
}

/** One small problem of every kind, all of them invented. */
export const EXAMPLES: { readonly [K in ProblemKind]: ProblemOf<K> & { readonly kind: K } } = {
  'maximal-cover': { kind: 'maximal-cover', demand: DEMAND, candidates: CANDIDATES, p: 2, radius: 300 },
  'set-cover': { kind: 'set-cover', demand: DEMAND, candidates: CANDIDATES, radius: 350, share: 0.9, costs: [1, 1, 2] },
  'p-median': { kind: 'p-median', demand: DEMAND, candidates: CANDIDATES, p: 2 },
  'p-center': {
    kind: 'p-center',
    demand: DEMAND,
    candidates: CANDIDATES,
    distances: [
      [70, 900, 700],
      [820, 100, 640],
      [650, 660, 110],
      [340, null, 520],
    ],
    p: 2,
  },
  committees: {
    kind: 'committees',
    units: [building('B1', 0, 0, 60, 30), building('B2', 100, 0, 40, 20), building('B3', 200, 0, 55, 25), building('B4', 300, 0, 45, 35)],
    edges: [
      [0, 1],
      [1, 2],
      [2, 3],
    ],
    groups: 2,
    enterprises: { min: 80, max: 120 },
    members: NO_BOUNDS,
    organizations: NO_BOUNDS,
    within: 'community',
    together: [],
    apart: [[0, 3]],
  },
  'max-p': {
    kind: 'max-p',
    attribute: [7, 6, 5, 2, 2, 5],
    size: [10, 20, 15, 30, 10, 15],
    threshold: 30,
    edges: [
      [0, 1],
      [1, 2],
      [0, 3],
      [1, 4],
      [2, 5],
      [3, 4],
      [4, 5],
    ],
  },
  districts: {
    kind: 'districts',
    population: [10, 20, 15, 30, 10, 15],
    edges: [
      [0, 1],
      [1, 2],
      [0, 3],
      [1, 4],
      [2, 5],
      [3, 4],
      [4, 5],
    ],
    k: 2,
    bounds: { min: 40, max: 60 },
  },
  'joint-branches': {
    kind: 'joint-branches',
    units: [small('E1', 0, 1, 1), small('E2', 10, 2, 2), small('E3', 20, 1, 2), small('E4', 5000, 1, 1)],
    minFull: 3,
    maxUnits: 5,
    maxMembers: 50,
    radius: 500,
    withinPark: false,
  },
  instructors: {
    kind: 'instructors',
    instructors: [
      { id: 'I1', x: 0, y: 0, capacity: 3, oneToOne: false },
      { id: 'I2', x: 900, y: 0, capacity: 2, oneToOne: false },
      { id: 'I3', x: 500, y: 500, capacity: 1, oneToOne: true },
    ],
    enterprises: [
      { id: 'E1', x: 100, y: 0, load: 1, oneToOne: false, current: 0 },
      { id: 'E2', x: 850, y: 50, load: 1, oneToOne: false, current: 0 },
      { id: 'E3', x: 450, y: 480, load: 1, oneToOne: true, current: null },
      { id: 'E4', x: null, y: null, load: 1, oneToOne: false, current: 1 },
    ],
    radius: 1500,
    weights: { change: 300, overload: 200, unassigned: 100_000 },
  },
  'generalized-assignment': {
    kind: 'generalized-assignment',
    profit: [
      [8, 5, 7],
      [6, 9, 4],
    ],
    resource: [
      [4, 3, 5],
      [4, 4, 3],
    ],
    capacity: [9, 7],
  },
};
