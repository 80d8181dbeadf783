import type { BenchCase, Target } from './bench-case.ts';
import { generateCommittees } from './generate-committees.ts';
import { generateInstructors, generateJointBranches } from './generate-enterprises.ts';
import { generateMaximalCover, generateMedian } from './generate-location.ts';

const COMMITTEES: readonly (readonly [buildings: number, target: Target])[] = [
  [12, { kind: 'proved', seconds: 0.5 }],
  [50, { kind: 'near', share: 0.01, seconds: 5 }],
  [100, { kind: 'near', share: 0.02, seconds: 10 }],
  [500, { kind: 'feasible', hasBound: true, seconds: 10 }],
  [5000, { kind: 'feasible', hasBound: true, seconds: 10 }],
];
const JOINT: readonly (readonly [enterprises: number, seconds: number])[] = [
  [777, 10],
  [2000, 10],
  [20_000, 30],
];
const INSTRUCTORS: readonly (readonly [instructors: number, enterprises: number])[] = [
  [60, 777],
  [100, 2000],
];
const MAXIMAL_COVER: readonly (readonly [demand: number, candidates: number, p: number, radius: number])[] = [
  [500, 100, 10, 1500],
  [2000, 300, 20, 1000],
  [5000, 500, 40, 750],
];
const MEDIAN: readonly (readonly [nodes: number, p: number])[] = [
  [900, 20],
  [2000, 50],
];

/** Sizes of which nobody knows the best; synthetic, the same in every run. */
export const GENERATED_CASES: readonly BenchCase[] = [
  ...COMMITTEES.map(
    ([size, target]): BenchCase => ({
      id: `committees/${size}`,
      family: 'committees, generated',
      size,
      problem: () => generateCommittees(size).problem,
      best: null,
      target,
    }),
  ),
  ...JOINT.map(
    ([size, seconds]): BenchCase => ({
      id: `joint-branches/${size}`,
      family: 'joint branches, generated',
      size,
      problem: () => generateJointBranches(size),
      best: null,
      target: { kind: 'feasible', hasBound: true, seconds },
    }),
  ),
  ...INSTRUCTORS.map(
    ([instructors, size]): BenchCase => ({
      id: `instructors/${instructors}x${size}`,
      family: 'instructors, generated',
      size,
      problem: () => generateInstructors(instructors, size),
      best: null,
      target: { kind: 'near', share: 0.01, seconds: 10 },
    }),
  ),
  ...MAXIMAL_COVER.map(
    ([size, candidates, p, radius]): BenchCase => ({
      id: `maximal-cover/${size}x${candidates}`,
      family: 'maximal cover, generated',
      size,
      problem: () => generateMaximalCover(size, candidates, p, radius),
      best: null,
      target: { kind: 'near', share: 0.01, seconds: 10 },
    }),
  ),
  ...MEDIAN.map(
    ([size, p]): BenchCase => ({
      id: `p-median/${size}`,
      family: 'p-median, generated',
      size,
      problem: () => generateMedian(size, p),
      best: null,
      target: { kind: 'near', share: 0.01, seconds: 10 },
    }),
  ),
];
