import type { CampaignMoves } from '../../../model/campaign-progress.ts';
import { useWorklistWords } from '../worklist/use-worklist-words.ts';

const LINES = [
  ['before', ''],
  ['built', '−'],
  ['corrected', '−'],
  ['left', '−'],
  ['out', '−'],
  ['added', '+'],
  ['in', '+'],
  ['now', '='],
] as const satisfies readonly (readonly [keyof CampaignMoves, string])[];

/** Why there are now as many gaps as there are. */
export function MovesSection({ moves }: { readonly moves: CampaignMoves }) {
  const { campaign: text } = useWorklistWords();
  return (
    <section aria-label={text.moves}>
      <h4 className="section-title">{text.moves}</h4>
      <table className="campaign-table campaign-moves">
        <tbody>
          {LINES.map(([name, sign]) => (
            <tr key={name} data-line={name}>
              <th scope="row">{text.moveNames[name]}</th>
              <td>
                <data value={moves[name]} data-metric={`moves-${name}`}>
                  {sign === '' ? moves[name] : `${sign} ${moves[name]}`}
                </data>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
