import type { WorkCase } from '../../../model/worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';

/** What happened to a case, newest first. */
export function CaseHistory({ work }: { readonly work: WorkCase }) {
  const { worklist: text } = useWorklistWords();
  return (
    <ol className="case-history">
      {work.history
        .map((entry, index) => ({ entry, index }))
        .reverse()
        .map(({ entry: { on, kind, from, to, detail }, index }) => (
          <li key={index}>
            <span className="tabular">{on}</span>
            <span>
              {[text.events[kind], from === null || to === null ? '' : text.step(text.states[from], text.states[to]), detail ?? '']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
    </ol>
  );
}
