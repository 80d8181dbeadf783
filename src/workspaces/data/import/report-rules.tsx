import { useMessages } from '../../../components/locale-context.tsx';
import { formatCount } from '../../../locales/format.ts';
import { ruleSentence } from '../../../locales/import-words.ts';
import type { RuleCount } from '../../../model/import-outcome.ts';

const SHOWN_ROWS = 20;
const WEIGHT: Readonly<Record<RuleCount['effect'], number>> = { refused: 0, emptied: 1, warned: 2, repaired: 3 };

/** What was refused, emptied, doubted and corrected, the gravest first, with the numbers of the rows. */
export function ReportRules({ rules }: { readonly rules: readonly RuleCount[] }) {
  const messages = useMessages();
  const words = messages.imports;
  const sorted = [...rules].sort((a, b) => WEIGHT[a.effect] - WEIGHT[b.effect] || b.count - a.count);
  return (
    <div>
      <h4>{words.rulesTitle}</h4>
      {sorted.length === 0 ? (
        <p className="caption">{words.noRules}</p>
      ) : (
        <table className="import-rules">
          <thead>
            <tr>
              <th scope="col">{words.ruleColumns.effect}</th>
              <th scope="col">{words.ruleColumns.column}</th>
              <th scope="col">{words.ruleColumns.rule}</th>
              <th scope="col" className="import-number">
                {words.ruleColumns.count}
              </th>
              <th scope="col">{words.ruleColumns.rows}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((rule) => (
              <tr key={`${rule.effect}:${rule.rule}:${rule.header}`} data-effect={rule.effect}>
                <td className="import-effect">{messages.importCodes.effects[rule.effect]}</td>
                <td>{rule.header === '' ? words.wholeRow : rule.header}</td>
                <th scope="row">{ruleSentence(messages, rule)}</th>
                <td className="import-number">{formatCount(rule.count)}</td>
                <td className="import-rows">
                  <RowNumbers rule={rule} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

function RowNumbers({ rule }: { readonly rule: RuleCount }) {
  const messages = useMessages();
  const words = messages.imports;
  const separator = messages.common.listSeparator;
  if (rule.rows.length === 0) return messages.common.emDash;
  const first = rule.rows.slice(0, SHOWN_ROWS);
  const rest = rule.rows.slice(SHOWN_ROWS);
  const beyond = rule.count - rule.rows.length;
  return (
    <>
      {first.join(separator)}
      {rest.length === 0 ? null : (
        <details>
          <summary>{words.moreRows(rest.length)}</summary>
          {rest.join(separator)}
        </details>
      )}
      {beyond > 0 ? <p className="caption">{words.beyondList(beyond)}</p> : null}
    </>
  );
}
