import type { CaseResult } from './case-result.ts';

export interface PlanningBench {
  readonly measuredOn: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly platform: string;
    readonly node: string;
    /** Processes that wanted a core in the minute before: above 1 the machine was not free. */
    readonly loadAverage: number;
  };
  readonly results: readonly CaseResult[];
  /** Cases that were not run, with the reason. */
  readonly skipped: readonly { readonly id: string; readonly why: string }[];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function number(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  return Number.isInteger(value) ? `${value}` : size >= 1000 ? value.toFixed(1) : size >= 10 ? value.toFixed(2) : value.toFixed(3);
}

function percent(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(2)} %`;
}

function row(result: CaseResult): readonly string[] {
  const levels = result.levels.length > 1 ? result.levels.map(number).join(' / ') : number(result.value);
  return [
    result.id,
    levels,
    number(result.bound),
    result.gap === 0 ? 'proved' : percent(result.gap),
    result.best === null ? '' : percent(result.aboveBest),
    number(result.seconds),
    number(result.firstPlanSeconds),
    result.peakMb.toFixed(0),
    result.checked ? 'yes' : `**no** ${result.faults.join(', ')}`,
    result.target,
    result.met ? 'met' : `**missed** (${result.end})`,
  ];
}

/** The power of size with which a measure grows from one size to the next. */
function growth(from: CaseResult, to: CaseResult, measure: (result: CaseResult) => number | null): string {
  const [first, second] = [measure(from), measure(to)];
  if (first === null || second === null || first <= 0 || second <= 0) return '—';
  return `n^${(Math.log(second / first) / Math.log(to.size / from.size)).toFixed(1)}`;
}

function growthRows(results: readonly CaseResult[]): readonly (readonly string[])[] {
  return [...new Set(results.map(({ family }) => family))].flatMap((family) => {
    const sizes = results.filter((result) => result.family === family && result.value !== null).sort((a, b) => a.size - b.size);
    return sizes.slice(1).flatMap((to, at) => {
      const from = sizes[at];
      if (from === undefined || from.size === to.size || !family.endsWith('generated')) return [];
      return [
        [
          `${family}: ${from.size} → ${to.size}`,
          `${number(from.firstPlanSeconds)} → ${number(to.firstPlanSeconds)}`,
          growth(from, to, ({ firstPlanSeconds }) => firstPlanSeconds),
          `${number(from.seconds)} → ${number(to.seconds)}`,
          growth(from, to, ({ seconds }) => seconds),
          `${(from.peakMb - from.startMb).toFixed(0)} → ${(to.peakMb - to.startMb).toFixed(0)}`,
          growth(from, to, ({ peakMb, startMb }) => peakMb - startMb),
        ],
      ];
    });
  });
}

/** The results as Markdown: every case, then how time and memory grow. */
export function planningReport({ measuredOn, machine, results, skipped }: PlanningBench): string {
  const met = results.filter((result) => result.met).length;
  const head = ['case', 'value', 'bound', 'gap', 'off the published', 's', 'first plan s', 'MB', 'checked', 'target', ''];
  const more = skipped.length === 0 ? '' : `\nNot run: ${skipped.map(({ id, why }) => `${id} (${why})`).join('; ')}.\n`;
  return `# Planning bench

${measuredOn} · ${machine.processor}, ${machine.cores} cores, ${machine.platform}, Node ${machine.node}, load average ${machine.loadAverage.toFixed(1)} before the start · one process a case, one thread · ${met} of ${results.length} targets met

«Gap» is |value − bound| / |value|, both from outside the search; «off the published» is against a published or enumerated best. Several values of one plan stand one after the other, the first deciding; there the gap is that of the first which is not proved.

${table(head, results.map(row))}
${more}
Growth with size, as a power of it; a search that uses all its time says nothing by its seconds, its first plan does. Memory above that of the empty process:

${table(['family', 'first plan s', '', 'all s', '', 'MB', ''], growthRows(results))}
`;
}
