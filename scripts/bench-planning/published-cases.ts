import type { LocationInput } from '../../src/model/location-problem.ts';
import type { AnyProblem, BenchCase, Target } from './bench-case.ts';
import { fixtureText } from './fixtures.ts';

const EXACT: Target = { kind: 'exact', seconds: 10 };

/** Values of the tests of spopt (PySAL) and of our own enumerations; fewest cut edges of Validi & Buchanan 2022. */
const SPOPT_MEDIAN = 2848268129.7145104;
const SPOPT_COVERED: readonly number[] = [448255, 671938, 791499, 875247, 927402, 941462];
const SPOPT_CENTER: readonly number[] = [11577.279, 9130.7587, 7529.986, 7403.0638, 5985.5001, 5903.6672];
const SPOPT_FEWEST_SITES = 8;
const CUT_EDGES: readonly (readonly [state: string, counties: number, cut: number])[] = [
  ['ME', 16, 16],
  ['NM', 33, 17],
  ['WV', 55, 23],
  ['OK', 77, 40],
  ['KS', 105, 32],
];
const COMMITTEES: readonly (readonly [file: string, optimum: number])[] = [
  ['case3', 148616.6993714158],
  ['case7', 142196.51127639608],
];
const JOINT: readonly (readonly [file: string, levels: readonly number[]])[] = [
  ['case1', [2, 3, 0]],
  ['case2', [0, 4, 219.419689]],
];

function csvRows(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(',')
        .map((cell) => cell.replaceAll('"', '')),
    );
}

/** San Francisco: 205 tracts and 16 stores by road (spopt, BSD-3). */
function sanFrancisco() {
  const text = fixtureText('spopt-san-francisco', 'SF_network_distance_candidateStore_16_censusTract_205_new.csv');
  const tracts = fixtureText('spopt-san-francisco', 'SF_demand_205_centroid_uniform_weight.csv');
  if (text === null || tracts === null) return null;
  const [tractHead = [], ...tractRows] = csvRows(tracts);
  const population = new Map(
    tractRows.map((cells) => [cells[tractHead.indexOf('NAME')] ?? '', Number(cells[tractHead.indexOf('POP2000')])]),
  );
  const [head = [], ...rows] = csvRows(text);
  const at = { meters: head.indexOf('distance'), store: head.indexOf('name'), tract: head.indexOf('DestinationName') };
  const stores = [...new Set(rows.map((cells) => cells[at.store] ?? ''))].sort();
  const names = [...new Set(rows.map((cells) => cells[at.tract] ?? ''))].sort();
  const meters = new Map(rows.map((cells) => [`${cells[at.tract]} ${cells[at.store]}`, Number(cells[at.meters])]));
  return {
    demand: names.map((id) => ({ id, x: 0, y: 0, weight: population.get(id) ?? Number.NaN })),
    candidates: stores.map((id) => ({ id, x: 0, y: 0, capacity: null, state: 'new' as const })),
    distances: names.map((tract) => stores.map((store) => meters.get(`${tract} ${store}`) ?? null)),
  };
}

interface StateFile {
  readonly nodes: readonly { readonly pop: number }[];
  readonly edges: readonly (readonly [number, number])[];
  readonly k: number;
  readonly L: number;
  readonly U: number;
}

function districts(state: string) {
  const text = fixtureText('districting-cut-edges', `${state}.json`);
  if (text === null) return null;
  const { nodes, edges, k, L, U } = JSON.parse(text) as StateFile;
  return { kind: 'districts', population: nodes.map(({ pop }) => pop), edges, k, bounds: { min: L, max: U } } as const;
}

interface CommitteeFile {
  readonly buildings: readonly { id: string; x: number; y: number; enterprises: number; party_orgs: number; members: number }[];
  readonly adjacency_gabriel0: readonly (readonly number[])[];
  readonly k: number;
  readonly enterprise_bounds: readonly [number, number];
  readonly member_bounds: readonly [number, number];
}

function committees(file: string) {
  const text = fixtureText('own-oracle-committees', `${file}.json`);
  if (text === null) return null;
  const { buildings, adjacency_gabriel0, k, enterprise_bounds, member_bounds } = JSON.parse(text) as CommitteeFile;
  return {
    kind: 'committees',
    units: buildings.map(({ party_orgs, ...building }) => ({ ...building, organizations: party_orgs, community: null, subdistrict: null })),
    edges: adjacency_gabriel0.flatMap((others, unit) => others.filter((other) => other > unit).map((other) => [unit, other] as const)),
    groups: k,
    enterprises: { min: enterprise_bounds[0], max: enterprise_bounds[1] },
    members: { min: member_bounds[0], max: member_bounds[1] },
    organizations: { min: null, max: null },
    within: 'none',
    together: [],
    apart: [],
  } as const;
}

interface JointFile {
  readonly buildings: readonly (readonly [number, number])[];
  readonly enterprises: readonly { readonly id: string; readonly b: number; readonly members: number }[];
  readonly radius_m: number;
}

function jointBranches(file: string) {
  const text = fixtureText('own-oracle-joint-branches', `${file}.json`);
  if (text === null) return null;
  const { buildings, enterprises, radius_m } = JSON.parse(text) as JointFile;
  const units = enterprises.map(({ id, b, members }) => {
    const [x, y] = buildings[b] ?? [Number.NaN, Number.NaN];
    return { id, x, y, building: `${b}`, park: null, industry: null, full: members, members };
  });
  return { kind: 'joint-branches', units, minFull: 3, maxUnits: 5, maxMembers: 50, radius: radius_m, withinPark: false } as const;
}

function spoptCase(id: string, best: number, problem: (input: LocationInput) => AnyProblem): BenchCase {
  return {
    id: `spopt/${id}`,
    family: 'San Francisco, spopt',
    size: 205,
    problem: () => {
      const input = sanFrancisco();
      return input === null ? null : problem(input);
    },
    best: [best],
    target: EXACT,
  };
}

export const PUBLISHED_CASES: readonly BenchCase[] = [
  spoptCase('p-median-4', SPOPT_MEDIAN, (input) => ({ kind: 'p-median', p: 4, ...input })),
  ...SPOPT_COVERED.map((covered, at) =>
    spoptCase(`maximal-cover-${at + 1}`, -covered, (input) => ({ kind: 'maximal-cover', p: at + 1, radius: 5000, ...input })),
  ),
  ...SPOPT_CENTER.map((meters, at) => spoptCase(`p-center-${at + 1}`, meters, (input) => ({ kind: 'p-center', p: at + 1, ...input }))),
  spoptCase('set-cover', SPOPT_FEWEST_SITES, (input) => ({ kind: 'set-cover', radius: 5000, share: 1, ...input })),
  ...CUT_EDGES.map(
    ([state, size, cut]): BenchCase => ({
      id: `districts/${state}`,
      family: 'districts, fewest cut edges',
      size,
      problem: () => districts(state),
      best: [cut],
      target: { kind: 'near', share: 0.05, seconds: 10 },
    }),
  ),
  ...COMMITTEES.map(
    ([file, optimum]): BenchCase => ({
      id: `committees/${file}`,
      family: 'committees, 12 buildings enumerated',
      size: 12,
      problem: () => committees(file),
      best: [optimum],
      target: { kind: 'proved', seconds: 0.5 },
    }),
  ),
  ...JOINT.map(
    ([file, levels]): BenchCase => ({
      id: `joint-branches/${file}`,
      family: 'joint branches, enumerated',
      size: 14,
      problem: () => jointBranches(file),
      best: levels,
      target: { kind: 'exact', seconds: 10 },
    }),
  ),
];
