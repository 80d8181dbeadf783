import { PROBLEM_KINDS } from './problem-fields.ts';

/** What one line says of each kind; src/model/*-problem.ts says all. */
const LINES: Readonly<Record<string, string>> = {
  'maximal-cover': 'most weight within `radius` of one of `p` sites',
  'set-cover': 'the cheapest sites that reach `share` of the weight within `radius`',
  'p-median': '`p` sites with the least sum of weight × distance; with or without capacities',
  'p-center': '`p` sites with the least greatest distance',
  committees: 'connected groups of buildings, compact, within bounds and borders',
  'max-p': 'the most connected regions that each hold `threshold`, then the most alike',
  districts: '`k` connected parts within bounds, fewest edges cut',
  'joint-branches': 'enterprises of few members into joint branches: fewest left over, fewest branches, nearest',
  instructors: 'instructors to enterprises within capacities: short ways, few changes, fair loads',
  'generalized-assignment': 'every job to one agent within capacities, most profit',
};

export function helpText(): string {
  return `npm run plan -- --problem <kind> --in <file.json> [--out <plan.json>] [--seed 1] [--work 1000] [--seconds 10] [--no-prove] [--quiet]
npm run plan -- --problem <kind> --example       prints a small problem of that kind, in the form that --in takes

Kinds:
${PROBLEM_KINDS.map((kind) => `  ${kind.padEnd(24)}${LINES[kind] ?? ''}`).join('\n')}

--in -      reads standard input; without --out the answer goes to standard output
--work      units of the heuristic part; the same problem, seed and work give the same plan unless the clock cuts it short
--seconds   after which the best so far is given
--no-prove  leaves the exact method out

The answer: { problem, outcome: { kind: "plan", plan, report } or { kind: "infeasible", proved, conflicts }, check, seconds }.
Every field is described in src/model/*-problem.ts and src/model/solve-report.ts. Indices count from 0, metres on a plane.
Ends with 0 where the plan keeps every rule, 1 where it does not or the search failed, 2 where the input is wrong, 3 where no plan was found.
`;
}
