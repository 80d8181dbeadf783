import { useMessages } from '../../components/locale-context.tsx';
import { useGapsWords } from './use-gaps-words.ts';

const SHOWN_RULES = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T17', 'T19'] as const;

/** The articles by which gaps are judged, folded away until somebody asks. */
export function RulesSection() {
  const { gaps } = useMessages();
  const words = useGapsWords();
  return (
    <details className="section gap-rules-section">
      <summary>{words.rulesShow}</summary>
      <ul className="gap-rules">
        {SHOWN_RULES.map((rule) => (
          <li key={rule}>{gaps.rules[rule]}</li>
        ))}
      </ul>
    </details>
  );
}
