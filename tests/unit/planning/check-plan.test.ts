import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../../scripts/plan/examples.ts';
import type { PlanOf, ProblemKind, ProblemOf } from '../../../src/model/planner.ts';
import { checkPlan } from '../../../src/planning/check-plan.ts';

type Case<K extends ProblemKind = ProblemKind> = {
  [Kind in K]: readonly [
    kind: Kind,
    good: { readonly plan: PlanOf<Kind>; readonly value: number },
    bad: readonly (readonly [code: string, plan: PlanOf<Kind>, change?: Partial<ProblemOf<Kind>>])[],
  ];
}[K];

const SITES = EXAMPLES['p-median'].candidates;
const FULL = SITES.map((site) => ({ ...site, capacity: 40 }));
const ALIKE = EXAMPLES['generalized-assignment'];
const TOWERS = EXAMPLES.committees;

/** Plans of the examples, worked out by hand, and what is wrong with others. */
const CASES: readonly Case[] = [
  [
    'maximal-cover',
    { plan: { open: [0, 1], assigned: [0, 1, null, null] }, value: 42 },
    [
      ['p', { open: [0], assigned: [0, null, null, null] }],
      ['fixed', { open: [1, 2], assigned: [null, 1, 2, null] }],
      ['radius', { open: [0, 1], assigned: [0, 1, null, 0] }],
      ['left-out', { open: [0, 1], assigned: [0, null, null, null] }],
      ['closed', { open: [0, 1], assigned: [0, 1, 2, null] }],
      ['capacity', { open: [0, 1], assigned: [0, 1, null, null] }, { candidates: SITES.map((site) => ({ ...site, capacity: 29 })) }],
      ['shape', { open: [0, 1], assigned: [0, 1, null] }],
      ['shape', { open: [1, 0], assigned: [0, 1, null, null] }],
    ],
  ],
  [
    'set-cover',
    { plan: { open: [0, 1, 2], assigned: [0, 1, 2, 0] }, value: 4 },
    [
      ['share', { open: [0, 1], assigned: [0, 1, null, 0] }],
      ['fixed', { open: [1, 2], assigned: [null, 1, 2, null] }],
    ],
  ],
  [
    'p-median',
    {
      plan: { open: [0, 2], assigned: [0, 2, 2, 0] },
      value: 12 * Math.hypot(50, 40) + 30 * Math.hypot(380, 510) + 8 * Math.hypot(20, 100) + 5 * Math.hypot(300, 120),
    },
    [
      ['missing', { open: [0, 2], assigned: [0, 2, 2, null] }],
      ['capacity', { open: [0, 1], assigned: [0, 1, 1, 1] }, { candidates: FULL }],
      ['repeated', { open: [0, 0], assigned: [0, 0, 0, 0] }],
      ['shape', { open: [0, 3], assigned: [0, 0, 0, 0] }],
      ['shape', { open: [0, 1], assigned: [0, 0, 0, 9] }],
    ],
  ],
  ['p-center', { plan: { open: [0, 2], assigned: [0, 2, 2, 0] }, value: 640 }, [['radius', { open: [0, 1], assigned: [0, 1, 1, 1] }]]],
  [
    'committees',
    {
      plan: {
        groups: [
          { units: [0, 1], seat: 0 },
          { units: [2, 3], seat: 2 },
        ],
      },
      value: 8500,
    },
    [
      ['groups', { groups: [{ units: [0, 1, 2, 3], seat: 1 }] }],
      [
        'enterprises.max',
        {
          groups: [
            { units: [0, 1, 2], seat: 1 },
            { units: [3], seat: 3 },
          ],
        },
      ],
      [
        'enterprises.min',
        {
          groups: [
            { units: [0, 1, 2], seat: 1 },
            { units: [3], seat: 3 },
          ],
        },
      ],
      [
        'disconnected',
        {
          groups: [
            { units: [0, 2], seat: 0 },
            { units: [1, 3], seat: 3 },
          ],
        },
      ],
      [
        'seat',
        {
          groups: [
            { units: [0, 1], seat: 1 },
            { units: [2, 3], seat: 2 },
          ],
        },
      ],
      [
        'seat',
        {
          groups: [
            { units: [0, 1], seat: 3 },
            { units: [2, 3], seat: 2 },
          ],
        },
      ],
      [
        'missing',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [2], seat: 2 },
          ],
        },
      ],
      [
        'repeated',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [1, 2, 3], seat: 2 },
          ],
        },
      ],
      [
        'empty-group',
        {
          groups: [
            { units: [0, 1, 2, 3], seat: 1 },
            { units: [], seat: 0 },
          ],
        },
      ],
      [
        'apart',
        {
          groups: [
            { units: [0, 3], seat: 0 },
            { units: [1, 2], seat: 2 },
          ],
        },
      ],
      [
        'together',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [2, 3], seat: 2 },
          ],
        },
        { together: [[1, 2]] },
      ],
      [
        'locked',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [2, 3], seat: 2 },
          ],
        },
        { locked: [null, 7, 7, null] },
      ],
      [
        'locked',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [2, 3], seat: 2 },
          ],
        },
        { locked: [7, 8, null, null] },
      ],
      [
        'border',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [2, 3], seat: 2 },
          ],
        },
        { units: TOWERS.units.map((unit, at) => ({ ...unit, community: at === 0 ? '乙社区' : unit.community })) },
      ],
      [
        'members.max',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [2, 3], seat: 2 },
          ],
        },
        { members: { min: null, max: 55 } },
      ],
      [
        'organizations.min',
        {
          groups: [
            { units: [0, 1], seat: 0 },
            { units: [2, 3], seat: 2 },
          ],
        },
        { organizations: { min: 7, max: null } },
      ],
    ],
  ],
  [
    'max-p',
    { plan: { labels: [0, 0, 1, 2, 2, 1] }, value: 1 },
    [
      ['threshold', { labels: [0, 1, 1, 2, 2, 1] }],
      ['disconnected', { labels: [0, 1, 0, 1, 1, 1] }],
      ['empty-group', { labels: [0, 0, 0, 2, 2, 2] }],
      ['missing', { labels: [0, 0, 0, 1, 1, -1] }],
      ['shape', { labels: [0, 0, 0, 0, 0] }],
    ],
  ],
  [
    'districts',
    { plan: { labels: [0, 0, 0, 1, 1, 1] }, value: 3 },
    [
      ['groups', { labels: [0, 0, 0, 0, 0, 0] }],
      ['population.max', { labels: [0, 0, 0, 0, 0, 1] }],
      ['population.min', { labels: [0, 0, 0, 0, 0, 1] }],
    ],
  ],
  [
    'joint-branches',
    { plan: { branches: [[0, 1, 2]], leftOver: [3] }, value: 20 },
    [
      ['full.min', { branches: [[0, 2]], leftOver: [1, 3] }],
      ['radius', { branches: [[0, 1, 3]], leftOver: [2] }],
      ['missing', { branches: [[0, 1, 2]], leftOver: [] }],
      ['repeated', { branches: [[0, 1, 2]], leftOver: [2, 3] }],
      ['units.max', { branches: [[0, 1, 2]], leftOver: [3] }, { maxUnits: 2 }],
      ['members.max', { branches: [[0, 1, 2]], leftOver: [3] }, { maxMembers: 4 }],
      ['stated', { branches: [[0, 1, 2]], leftOver: [3], steps: [{ step: 'leftOver', value: 0, bound: 0 }] }],
    ],
  ],
  [
    'instructors',
    // Ways of 100, 850 − 0 and 54 m, one change; loads 2, 1, 1 of 4: 2 above the mean 4/3, by 2/3.
    {
      plan: { assigned: [0, 1, 2, 0] },
      value: 100 + Math.hypot(50, 50) + Math.hypot(50, 20) + 2 * 300 + 200 * (2 - 4 / 3),
    },
    [
      ['one-to-one', { assigned: [2, 1, 2, 1] }],
      ['one-to-one', { assigned: [0, 1, 1, 1] }],
      ['one-to-one', { assigned: [2, 1, null, 1] }],
      ['capacity', { assigned: [1, 1, 2, 1] }],
      ['radius', { assigned: [0, 0, 2, 1] }, { radius: 700 }],
      ['shape', { assigned: [0, 1, 2, 3] }],
    ],
  ],
  [
    'generalized-assignment',
    { plan: { assigned: [0, 1, 0] }, value: 24 },
    [
      ['capacity', { assigned: [0, 0, 0] }],
      ['missing', { assigned: [0, 1, null] }],
      ['capacity', { assigned: [0, 1, 0] }, { capacity: [8, ALIKE.capacity[1] ?? 0] }],
    ],
  ],
];

describe.each(CASES)('%s', (kind, good, bad) => {
  const problem = EXAMPLES[kind];

  test('a plan that keeps the rules passes, with its value', () => {
    const check = checkPlan<ProblemKind>(problem, good.plan);
    expect(check.faults).toEqual([]);
    expect(check.value).toBeCloseTo(good.value, 9);
  });

  const wrong: readonly { code: string; plan: PlanOf<ProblemKind>; change: object }[] = bad.map(([code, plan, change = {}]) => ({
    code,
    plan,
    change,
  }));
  test.each(wrong)('$code is found', ({ code, plan, change }) => {
    const check = checkPlan<ProblemKind>({ ...problem, ...change } as ProblemOf<ProblemKind>, plan);
    expect(check.ok).toBe(false);
    expect(check.faults.map((fault) => fault.code)).toContain(code);
  });
});

test('every kind has its cases', () => {
  expect(CASES.map(([kind]) => kind).sort()).toEqual(Object.keys(EXAMPLES).sort());
});
