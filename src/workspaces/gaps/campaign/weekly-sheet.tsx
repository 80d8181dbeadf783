import { useMemo } from 'react';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { contextOf } from '../../../exports/export-notes.ts';
import { type GapNow, type WeekRow, weeklySheet } from '../../../model/campaign-progress.ts';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import { ExportTable, givenRows } from '../../export-table.tsx';
import { useWorklistWords } from '../worklist/use-worklist-words.ts';
import type { CampaignInForce } from './use-campaign.ts';

const COUNTS = ['taken', 'approved', 'covered', 'closed', 'reopened'] as const satisfies readonly (keyof WeekRow)[];

/** «调度表»: what happened in each week, the newest first. */
export function WeeklySheet({
  inForce,
  now,
  today,
}: {
  readonly inForce: CampaignInForce;
  readonly now: ReadonlyMap<string, GapNow>;
  readonly today: string;
}) {
  const messages = useMessages();
  const language = useLanguage();
  const { campaign: text } = useWorklistWords();
  const { campaign, worklist, dataset } = inForce;
  const rows = useMemo(() => weeklySheet(campaign, worklist, now, today), [campaign, worklist, now, today]);
  const headers = { taken: text.taken, approved: text.approved, covered: text.newlyCovered, closed: text.closed, reopened: text.reopened };
  const total = (name: (typeof COUNTS)[number]): number => rows.reduce((sum, row) => sum + row[name], 0);
  return (
    <section aria-label={text.weekly}>
      <div className="campaign-bar">
        <h4 className="section-title">{text.weekly}</h4>
        <span className="work-gap" />
        {rows.length === 0 ? null : (
          <ExportTable
            done={text.exported(rows.length)}
            subject={text.exportWeekly}
            hasPlaces={false}
            prepare={() => ({
              context: {
                title: `${campaign.name} ${text.exportWeekly}`,
                isProposal: false,
                ...contextOf(messages, language, dataset, { definition: campaign.definition, filter: EMPTY_FILTER }),
              },
              table: {
                columns: [
                  { name: 'week', header: text.week, width: 8, type: 'integer' },
                  { name: 'from', header: text.startOn, width: 14, type: 'date' },
                  { name: 'to', header: text.endOn, width: 14, type: 'date' },
                  ...COUNTS.map((name) => ({ name, header: headers[name], width: 16, type: 'integer' as const })),
                ],
                place: null,
                ...givenRows(rows.map((row) => [row.week, row.from, row.to, ...COUNTS.map((name) => row[name])])),
              },
            })}
          />
        )}
      </div>
      {rows.length === 0 ? (
        <p className="caption">{text.noWeeks}</p>
      ) : (
        <table className="campaign-table">
          <thead>
            <tr>
              <th scope="col">{text.week}</th>
              {COUNTS.map((name) => (
                <th key={name} scope="col">
                  {headers[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...rows].reverse().map((row) => (
              <tr key={row.week}>
                <th scope="row" title={`${row.from} – ${row.to}`}>
                  {text.weekName(row.week)} <span className="caption tabular">{`${row.from.slice(5)} – ${row.to.slice(5)}`}</span>
                </th>
                {COUNTS.map((name) => (
                  <td key={name}>{row[name]}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text.total}</th>
              {COUNTS.map((name) => (
                <td key={name}>{total(name)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
      <p className="caption">{text.weeklyNote}</p>
    </section>
  );
}
