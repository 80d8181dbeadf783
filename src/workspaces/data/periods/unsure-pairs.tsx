import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import type { UnsurePair } from '../../../model/period-change.ts';
import { decideUnsure } from '../../../state/period-actions.ts';

const SHOWN_AT_FIRST = 5;

/** Rows that may be one enterprise under two names: a person says, and the differences are counted anew. */
export function UnsurePairs({ pairs }: { readonly pairs: readonly UnsurePair[] }) {
  const messages = useMessages();
  const words = messages.periods;
  const [isWhole, setWhole] = useState(false);
  if (pairs.length === 0) return null;
  const shown = isWhole ? pairs.slice(0, 200) : pairs.slice(0, SHOWN_AT_FIRST);
  return (
    <section className="period-unsure" aria-label={words.unsureTitle(pairs.length)}>
      <h3 className="period-heading">{words.unsureTitle(pairs.length)}</h3>
      <p className="caption">{words.unsureNote}</p>
      <table className="period-table">
        <thead>
          <tr>
            <th scope="col">{words.unsureBefore}</th>
            <th scope="col">{words.unsureAfter}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {shown.map((pair) => (
            <tr key={`${pair.before.id}\t${pair.after.id}`}>
              <td>{pair.before.name}</td>
              <td>
                {pair.after.name}
                <span className="caption"> · {words.similarity(Math.round(pair.score * 100))}</span>
              </td>
              <td className="period-actions">
                <Button onPress={() => void decideUnsure(pair, 'confirmed')}>{words.unsureSame}</Button>
                <Button kind="quiet" onPress={() => void decideUnsure(pair, 'rejected')}>
                  {words.unsureOther}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && pairs.length > SHOWN_AT_FIRST ? (
        <Button kind="link" onPress={() => setWhole(true)}>
          {messages.common.nOf(SHOWN_AT_FIRST, pairs.length)} · {messages.common.all}
        </Button>
      ) : null}
    </section>
  );
}
