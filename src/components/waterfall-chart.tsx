import { formatCount } from '../locales/format.ts';
import './charts.css';

export interface WaterfallStep {
  readonly id: string;
  readonly name: string;
  readonly count: number | null;
  /** `total` stands on zero, `subtract` hangs from the total before, `part` splits the total before side by side, `share` is one of several overlapping shares of it. */
  readonly kind: 'total' | 'subtract' | 'part' | 'share';
  /** Colour of a part. */
  readonly color?: string;
}

interface Placed {
  readonly step: WaterfallStep;
  readonly from: number;
  readonly to: number;
}

/** Where each bar begins and ends, in counts. */
export function placeSteps(steps: readonly WaterfallStep[]): readonly Placed[] {
  let level = 0;
  let part = 0;
  return steps.map((step) => {
    const count = step.count ?? 0;
    if (step.kind === 'total') {
      level = count;
      part = 0;
      return { step, from: 0, to: count };
    }
    if (step.kind === 'share') return { step, from: 0, to: count };
    if (step.kind === 'part') {
      const from = part;
      part += count;
      return { step, from, to: part };
    }
    const from = Math.max(0, level - count);
    const placed = { step, from, to: level };
    level = from;
    return placed;
  });
}

export interface WaterfallChartProps {
  readonly label: string;
  readonly steps: readonly WaterfallStep[];
  /** Names the figures, where the same steps can stand twice on one screen. */
  readonly metric?: string;
  /** Given: the lines are buttons; a line that counts nobody is not. */
  readonly onSelect?: (id: string) => void;
  readonly selectedId?: string | null;
}

/** Horizontal steps from the register down to the denominator, each with its count. */
export function WaterfallChart({ label, steps, metric = 'waterfall', onSelect, selectedId = null }: WaterfallChartProps) {
  const placed = placeSteps(steps);
  const max = Math.max(1, ...placed.map((entry) => entry.to));
  return (
    <ul className="waterfall" aria-label={label} {...(onSelect === undefined ? {} : { 'data-selectable': '' })}>
      {placed.map(({ step, from, to }) => {
        const isButton = onSelect !== undefined && (step.count ?? 0) > 0;
        const isSelected = step.id === selectedId;
        return (
          <li
            className="waterfall-row"
            key={step.id}
            {...(isButton ? { 'data-button': '' } : {})}
            {...(isSelected ? { 'data-selected': '' } : {})}
          >
            {isButton ? (
              <button
                type="button"
                className="waterfall-name waterfall-button"
                data-kind={step.kind}
                aria-pressed={isSelected}
                onClick={() => onSelect(step.id)}
              >
                {step.name}
              </button>
            ) : (
              <span className="waterfall-name" data-kind={step.kind} title={step.name}>
                {step.name}
              </span>
            )}
            <span className="waterfall-track" aria-hidden="true">
              <span
                className="waterfall-bar"
                data-kind={step.kind}
                style={{
                  left: `${(from / max) * 100}%`,
                  width: `${((to - from) / max) * 100}%`,
                  ...(step.color === undefined ? {} : { background: step.color }),
                }}
              />
            </span>
            <data className="waterfall-value" data-kind={step.kind} value={step.count ?? ''} data-metric={`${metric}-${step.id}`}>
              {step.kind === 'subtract' && step.count !== null && step.count > 0 ? `−${formatCount(step.count)}` : formatCount(step.count)}
            </data>
          </li>
        );
      })}
    </ul>
  );
}
