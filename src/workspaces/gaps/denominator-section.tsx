import { Section } from '../../components/section.tsx';
import { WaterfallChart, type WaterfallStep } from '../../components/waterfall-chart.tsx';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { WATERFALL_STEPS, waterfall } from '../../queries/waterfall.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { useGaps } from './gaps-state.ts';
import { useGapsWords } from './use-gaps-words.ts';

const UNCOVERED = 'uncovered';
const TOTALS = new Set(['listed', 'eligible']);
const SHARES = new Set(['with-three-members', 'covered']);

/** Steps that take nothing off are left out; what is not covered closes the chain. */
function stepsOf(table: ColumnTable, names: Readonly<Record<string, string>>): readonly WaterfallStep[] {
  const counts = new Map<string, number | null>();
  for (let row = 0; row < table.numRows; row += 1) counts.set(textAt(table, 'step', row) ?? '', numberAt(table, 'enterprises', row));
  const steps: WaterfallStep[] = [];
  for (const [id, count] of counts) {
    const kind = TOTALS.has(id) ? 'total' : SHARES.has(id) ? 'share' : 'subtract';
    if (kind === 'subtract' && count === 0) continue;
    steps.push({ id, name: names[id] ?? id, count, kind });
  }
  const [eligible, covered] = [counts.get('eligible') ?? null, counts.get('covered') ?? null];
  const uncovered = eligible === null || covered === null ? null : eligible - covered;
  steps.push({ id: UNCOVERED, name: names[UNCOVERED] ?? UNCOVERED, count: uncovered, kind: 'share', color: 'var(--rung-none)' });
  return steps;
}

/** The denominator unfolded, the first question of any meeting; every bar opens its rows in the list below the map. */
export function DenominatorSection() {
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const step = useGaps((state) => state.step);
  const view = useGaps((state) => state.view);
  const setStep = useGaps((state) => state.setStep);
  const { table } = useQuery(dataset === null ? null : waterfall(dataset.schema, definition, filter), dataset?.version ?? 0);
  return (
    <Section title={words.denominator}>
      {table === null ? null : (
        <WaterfallChart
          label={words.denominator}
          metric="gaps-step"
          steps={stepsOf(table, words.steps)}
          selectedId={view === 'ranked' ? (step ?? UNCOVERED) : null}
          onSelect={(id) => {
            const chosen = WATERFALL_STEPS.find((name) => name === id);
            setStep(chosen === undefined || chosen === step ? null : chosen);
          }}
        />
      )}
    </Section>
  );
}
