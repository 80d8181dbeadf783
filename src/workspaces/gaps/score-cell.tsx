import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useMessages } from '../../components/locale-context.tsx';
import { factorValueText, scoreText } from './factor-words.ts';
import type { GapRow } from './gap-row.ts';
import { useGapSettings } from './gap-settings.ts';
import { useGapsWords } from './use-gaps-words.ts';

/** A score with its bar; opened, the share of every factor. By keyboard the same stands in the details of the selected row. */
export function ScoreCell({ row }: { readonly row: GapRow }) {
  const words = useGapsWords().settings;
  const { score } = row.priority;
  return (
    <DialogTrigger>
      <Button className="gap-score" excludeFromTabOrder aria-label={words.scoreOf(row.name, scoreText(score))}>
        <span className="gap-score-bar" aria-hidden="true">
          <span style={{ width: `${(score ?? 0) * 100}%` }} />
        </span>
        <span className="gap-score-value">{scoreText(score)}</span>
      </Button>
      <Popover className="popover gap-score-popover" placement="left top">
        <Dialog aria-label={words.scoreTitle} className="gap-score-dialog">
          <h4>{`${words.scoreTitle} · ${row.name}`}</h4>
          <ScoreShares row={row} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The parts of a score, which add up to it: factor, what it stands for, and how many of the hundred points it gives. */
export function ScoreShares({ row }: { readonly row: GapRow }) {
  const messages = useMessages();
  const words = useGapsWords().settings;
  const { unknown } = useGapSettings((state) => state.weighting);
  return (
    <ul className="gap-shares">
      {row.priority.shares.map(({ factor, share, known, score, weight }) => (
        <li key={factor} title={words.factorNotes[factor]}>
          <span className="gap-shares-name">{words.factors[factor]}</span>
          <span className="gap-shares-value" {...(known ? {} : { 'data-unknown': '' })}>
            {known ? factorValueText(messages, words, factor, row) : words.scoreUnknown(words.unknownFactors[unknown])}
          </span>
          <span className="gap-score-bar" aria-hidden="true">
            <span style={{ width: `${(score ?? 0) * 100}%` }} />
          </span>
          <span className="gap-shares-points" title={`${words.weightOf(words.factors[factor])} ${weight}`}>
            {words.scoreShare((share * 100).toFixed(1))}
          </span>
        </li>
      ))}
    </ul>
  );
}
