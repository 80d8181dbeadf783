import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { holdsText, principleText } from './branch-text.ts';
import { type BranchView, PRINCIPLES } from './branch-view.ts';

/** The four principles in short: which hold, which do not, which cannot be told. A sign beside the word, never colour alone. */
export function PrincipleMarks({ view }: { readonly view: BranchView }) {
  const words = usePlanWords();
  const messages = useMessages();
  const language = useLanguage();
  return (
    <span className="branch-principles">
      {PRINCIPLES.map((principle) => {
        const holds = view.principles[principle];
        const name = words.branches.principles[principle];
        return (
          <span
            key={principle}
            className="branch-principle"
            data-holds={holds === null ? 'unknown' : String(holds)}
            title={`${name} · ${holdsText(words, holds)} · ${principleText(words, messages, language, view, principle)}`}
          >
            <span aria-hidden="true">{holds === null ? '?' : holds ? '✓' : '–'}</span>
            <span>{words.branches.principleShort[principle]}</span>
            <span className="visually-hidden">{holdsText(words, holds)}</span>
          </span>
        );
      })}
    </span>
  );
}
