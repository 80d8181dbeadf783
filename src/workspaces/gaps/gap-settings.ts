import { create } from 'zustand';
import { rememberedNumber, rememberNumber } from '../../components/use-remembered.ts';
import {
  DEFAULT_WEIGHTING,
  GAP_FACTORS,
  NAMED_WEIGHTINGS,
  type UnknownFactor,
  type Weighting,
  weightingFault,
} from '../../model/gap-priority.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds, THRESHOLD_KEYS, thresholdProblems } from '../../model/gap-thresholds.ts';

/** The id of the weighting that a person made; the named ones have their own. */
export const OWN_WEIGHTING = 'own';

/** How gaps are ranked and judged: settings of the person, not of the data. They are kept on this device as numbers. */
interface GapSettings {
  readonly weighting: Weighting;
  /** What was last saved as «my weights»; null: nothing yet. */
  readonly own: Weighting | null;
  /** Set beside the chosen one; null: nothing is compared. */
  readonly against: Weighting | null;
  readonly thresholds: GapThresholds;
  choose(weighting: Weighting): void;
  /** Changes the chosen weighting into one of the person's own. */
  adjust(change: Partial<Pick<Weighting, 'weights' | 'unknown'>>): void;
  save(): void;
  compareWith(weighting: Weighting | null): void;
  /** Does nothing where they may not be used: {@link thresholdProblems}. */
  judgeBy(thresholds: GapThresholds): void;
}

export const useGapSettings = create<GapSettings>((set, get) => ({
  weighting: DEFAULT_WEIGHTING,
  own: readOwn(),
  against: null,
  thresholds: readThresholds(),
  choose: (weighting) => set({ weighting }),
  adjust: (change) => set(({ weighting }) => ({ weighting: { ...weighting, ...change, id: OWN_WEIGHTING } })),
  save: () => {
    const { weighting } = get();
    if (weightingFault(weighting) !== null) return;
    const own = { ...weighting, id: OWN_WEIGHTING };
    for (const factor of GAP_FACTORS) rememberNumber(weightKey(factor), own.weights[factor]);
    rememberNumber(UNKNOWN_KEY, UNKNOWN_WAYS.indexOf(own.unknown));
    set({ own, weighting: own });
  },
  compareWith: (against) => set({ against }),
  judgeBy: (thresholds) => {
    if (thresholdProblems(thresholds).length > 0) return;
    // Off is a number too, so that «off» and «as it comes» are told apart.
    for (const key of THRESHOLD_KEYS) {
      rememberNumber(thresholdKey(key), thresholds[key] === DEFAULT_THRESHOLDS[key] ? null : (thresholds[key] ?? OFF));
    }
    rememberNumber(FLOATING_KEY, thresholds.floatingCounted === DEFAULT_THRESHOLDS.floatingCounted ? null : 1);
    set({ thresholds });
  },
}));

export const UNKNOWN_WAYS = ['middle', 'left-out'] as const satisfies readonly UnknownFactor[];
const UNKNOWN_KEY = 'gaps:unknown';
const FLOATING_KEY = 'gaps:floating-within';
const OFF = -1;

function weightKey(factor: string): string {
  return `gaps:weight:${factor}`;
}

function thresholdKey(key: string): string {
  return `gaps:threshold:${key}`;
}

function readOwn(): Weighting | null {
  const entries = GAP_FACTORS.map((factor) => [factor, rememberedNumber(weightKey(factor))] as const);
  if (entries.every(([, weight]) => weight === null)) return null;
  const weights = Object.fromEntries(entries.map(([factor, weight]) => [factor, weight ?? 0])) as Weighting['weights'];
  const own: Weighting = { id: OWN_WEIGHTING, weights, unknown: UNKNOWN_WAYS[rememberedNumber(UNKNOWN_KEY) ?? 0] ?? 'middle' };
  return weightingFault(own) === null ? own : null;
}

function readThresholds(): GapThresholds {
  const kept = Object.fromEntries(
    THRESHOLD_KEYS.flatMap((key) => {
      const value = rememberedNumber(thresholdKey(key));
      return value === null ? [] : [[key, value === OFF ? null : value]];
    }),
  );
  const floatingCounted = rememberedNumber(FLOATING_KEY) === 1 ? 'within' : DEFAULT_THRESHOLDS.floatingCounted;
  const thresholds = { ...DEFAULT_THRESHOLDS, ...kept, floatingCounted } as GapThresholds;
  return thresholdProblems(thresholds).length === 0 ? thresholds : DEFAULT_THRESHOLDS;
}

/** The named weightings and the person's own, in the order in which they are offered. */
export function offeredWeightings(own: Weighting | null): readonly Weighting[] {
  return own === null ? NAMED_WEIGHTINGS : [...NAMED_WEIGHTINGS, own];
}
