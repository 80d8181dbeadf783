import fc from 'fast-check';
import type { ProblemKind, ProblemOf } from '../../../src/model/planner.ts';

/** Small enough to try every plan. */
export type AnyProblem<K extends ProblemKind> = ProblemOf<K> & { readonly kind: K };

const meters = fc.integer({ min: 0, max: 100 });
const place = fc.record({ x: meters, y: meters });
const named = <T extends object>(items: readonly T[], prefix: string) => items.map((item, at) => ({ id: `${prefix}${at}`, ...item }));
const listOf = <T extends object>(item: fc.Arbitrary<T>, prefix: string, min: number, max: number) =>
  fc.array(item, { minLength: min, maxLength: max }).map((items) => named(items, prefix));

const demand = listOf(
  fc.tuple(place, fc.integer({ min: 1, max: 9 })).map(([at, weight]) => ({ ...at, weight })),
  'd',
  1,
  5,
);
const candidate = (capacity: fc.Arbitrary<number | null>) =>
  fc
    .tuple(place, capacity, fc.constantFrom('new' as const, 'new' as const, 'open' as const, 'fixed' as const))
    .map(([at, most, state]) => ({ ...at, capacity: most, state }));

const locationOf = (capacity: fc.Arbitrary<number | null>) =>
  fc
    .record({ demand, candidates: listOf(candidate(capacity), 's', 1, 4), p: fc.integer({ min: 1, max: 3 }), hasTable: fc.boolean() })
    .chain(({ hasTable, ...input }) => {
      const row = fc.array(fc.option(meters, { freq: 5 }), { minLength: input.candidates.length, maxLength: input.candidates.length });
      const table = fc.array(row, { minLength: input.demand.length, maxLength: input.demand.length });
      return hasTable ? table.map((distances) => ({ ...input, distances })) : fc.constant(input);
    });
const unlimited = locationOf(fc.constant(null));
const limited = locationOf(fc.option(fc.integer({ min: 0, max: 20 }), { freq: 3 }));
const location = fc.oneof(unlimited, limited);

function edgesOf(count: number): fc.Arbitrary<readonly (readonly [number, number])[]> {
  const pairs = Array.from({ length: count }, (_, b) => Array.from({ length: b }, (_unused, a) => [a, b] as const)).flat();
  // Mostly a path, so that most have a plan.
  const path = pairs.filter(([a, b]) => b === a + 1);
  return fc
    .tuple(fc.subarray(path, { minLength: Math.max(0, path.length - 1) }), fc.subarray(pairs))
    .map(([kept, more]) => [...kept, ...more.filter((pair) => !kept.includes(pair))]);
}

const bounds = (min: number, max: number) =>
  fc.record({
    min: fc.option(fc.integer({ min: 0, max: min }), { freq: 2 }),
    max: fc.option(fc.integer({ min, max }), { freq: 2 }),
  });

const committeeUnit = fc.record({
  x: meters,
  y: meters,
  enterprises: fc.integer({ min: 0, max: 9 }),
  members: fc.integer({ min: 0, max: 9 }),
  organizations: fc.integer({ min: 0, max: 3 }),
  community: fc.constantFrom(null, '甲', '甲', '乙'),
  subdistrict: fc.constantFrom(null, '东'),
});

const committees: fc.Arbitrary<AnyProblem<'committees'>> = listOf(committeeUnit, 'b', 1, 6).chain((units) => {
  const index = fc.integer({ min: 0, max: units.length - 1 });
  const pair = fc
    .tuple(index, index)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => [a, b] as const);
  const pairs = units.length < 2 ? fc.constant([]) : fc.array(pair, { maxLength: 1 });
  return fc.record({
    kind: fc.constant('committees' as const),
    units: fc.constant(units),
    edges: edgesOf(units.length),
    groups: fc.oneof(fc.constant('fewest' as const), fc.integer({ min: 1, max: 3 })),
    enterprises: bounds(12, 30),
    members: bounds(12, 30),
    organizations: fc.constant({ min: null, max: null }),
    within: fc.constantFrom('community' as const, 'subdistrict' as const, 'none' as const, 'none' as const),
    together: pairs,
    apart: pairs,
  });
});

const maxRegions: fc.Arbitrary<AnyProblem<'max-p'>> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 6 })
  .chain((units) =>
    fc.record({
      kind: fc.constant('max-p' as const),
      attribute: fc.constant(units.map(([attribute]) => attribute)),
      size: fc.constant(units.map(([, size]) => size)),
      threshold: fc.integer({ min: 1, max: 15 }),
      edges: edgesOf(units.length),
    }),
  );

const districts: fc.Arbitrary<AnyProblem<'districts'>> = fc
  .array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
  .chain((population) =>
    fc.record({
      kind: fc.constant('districts' as const),
      population: fc.constant(population),
      edges: edgesOf(population.length),
      k: fc.integer({ min: 1, max: 3 }),
      bounds: bounds(10, 30),
    }),
  );

const jointUnit = fc
  .record({
    at: fc.option(place, { freq: 5 }),
    building: fc.constantFrom(null, '一号楼', '二号楼'),
    park: fc.constantFrom(null, '甲园', '乙园'),
    industry: fc.constantFrom(null, '65', '72'),
    full: fc.integer({ min: 1, max: 2 }),
    more: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ at, more, ...unit }) => ({ x: at?.x ?? null, y: at?.y ?? null, ...unit, members: unit.full + more }));

const jointBranches: fc.Arbitrary<AnyProblem<'joint-branches'>> = fc.record({
  kind: fc.constant('joint-branches' as const),
  units: listOf(jointUnit, 'e', 1, 7),
  minFull: fc.constant(3),
  maxUnits: fc.integer({ min: 2, max: 5 }),
  maxMembers: fc.integer({ min: 6, max: 50 }),
  radius: fc.integer({ min: 20, max: 150 }),
  withinPark: fc.boolean(),
});

const unsurePlace = fc.option(place, { freq: 6 }).map((at) => ({ x: at?.x ?? null, y: at?.y ?? null }));
const rarely = fc.integer({ min: 0, max: 4 }).map((roll) => roll === 0);

const instructors: fc.Arbitrary<AnyProblem<'instructors'>> = listOf(
  fc.tuple(unsurePlace, fc.integer({ min: 0, max: 4 }), rarely).map(([at, capacity, oneToOne]) => ({ ...at, capacity, oneToOne })),
  'i',
  1,
  3,
).chain((agents) =>
  fc.record({
    kind: fc.constant('instructors' as const),
    instructors: fc.constant(agents),
    enterprises: listOf(
      fc
        .tuple(unsurePlace, fc.integer({ min: 0, max: 3 }), rarely, fc.option(fc.integer({ min: 0, max: agents.length - 1 })))
        .map(([at, load, oneToOne, current]) => ({ ...at, load, oneToOne, current })),
      'e',
      1,
      5,
    ),
    radius: fc.option(fc.integer({ min: 30, max: 150 })),
    weights: fc.record({
      change: fc.integer({ min: 0, max: 50 }),
      overload: fc.integer({ min: 0, max: 50 }),
      unassigned: fc.integer({ min: 0, max: 1000 }),
    }),
  }),
);

const assignment: fc.Arbitrary<AnyProblem<'generalized-assignment'>> = fc
  .record({ agents: fc.integer({ min: 1, max: 3 }), jobs: fc.integer({ min: 1, max: 5 }) })
  .chain(({ agents, jobs }) => {
    const table = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: jobs, maxLength: jobs }), {
      minLength: agents,
      maxLength: agents,
    });
    return fc.record({
      kind: fc.constant('generalized-assignment' as const),
      profit: table,
      resource: table,
      capacity: fc.array(fc.integer({ min: 4, max: 25 }), { minLength: agents, maxLength: agents }),
    });
  });

const radius = fc.integer({ min: 10, max: 100 });

export const RANDOM_PROBLEMS: { readonly [K in ProblemKind]: fc.Arbitrary<AnyProblem<K>> } = {
  'maximal-cover': fc.tuple(location, radius).map(([input, reach]) => ({ kind: 'maximal-cover', ...input, radius: reach })),
  'set-cover': fc
    .tuple(
      location,
      radius,
      fc.constantFrom(1, 1, 0.9, 0.5),
      fc.option(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 })),
    )
    .map(([{ p: _p, ...input }, reach, share, costs]) => ({
      kind: 'set-cover',
      ...input,
      radius: reach,
      share,
      ...(costs === null ? {} : { costs: costs.slice(0, input.candidates.length) }),
    })),
  'p-median': location.map((input) => ({ kind: 'p-median', ...input })),
  'p-center': location.map((input) => ({ kind: 'p-center', ...input })),
  committees,
  'max-p': maxRegions,
  districts,
  'joint-branches': jointBranches,
  instructors,
  'generalized-assignment': assignment,
};
