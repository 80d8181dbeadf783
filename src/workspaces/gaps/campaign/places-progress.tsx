import { useMemo, useState } from 'react';
import { Bar } from '../../../components/bar-list.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { contextOf } from '../../../exports/export-notes.ts';
import { formatRate, ratio } from '../../../locales/format.ts';
import { PLACE_LEVELS, type PlaceLevel } from '../../../model/campaign.ts';
import { type GapNow, progressBy } from '../../../model/campaign-progress.ts';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import { ExportTable, givenRows } from '../../export-table.tsx';
import { useWorklistWords } from '../worklist/use-worklist-words.ts';
import type { CampaignInForce } from './use-campaign.ts';

const SHOWN = 200;

/** What is closed of each place's gaps, the places as they were at the start. */
export function PlacesProgress({ inForce, now }: { readonly inForce: CampaignInForce; readonly now: ReadonlyMap<string, GapNow> }) {
  const messages = useMessages();
  const language = useLanguage();
  const { campaign: text } = useWorklistWords();
  const { campaign, worklist, dataset } = inForce;
  const levels = PLACE_LEVELS.filter((level) => campaign.places[level].length > 0);
  const [wanted, setWanted] = useState<PlaceLevel>('district');
  const level = levels.includes(wanted) ? wanted : (levels[0] ?? 'district');
  const rows = useMemo(() => progressBy(campaign, worklist, now, level), [campaign, worklist, now, level]);
  const most = Math.max(1, ...rows.map(({ gaps }) => gaps));
  const columns = [
    { name: 'place', header: text.levels[level], width: 28, type: 'text' as const },
    { name: 'gaps', header: text.gaps, width: 12, type: 'integer' as const },
    { name: 'cases', header: text.cases, width: 12, type: 'integer' as const },
    { name: 'closed', header: text.closed, width: 12, type: 'integer' as const },
    { name: 'rate', header: text.rate, width: 12, type: 'double' as const },
    { name: 'covered', header: text.covered, width: 16, type: 'integer' as const },
  ];
  return (
    <section className="campaign-places" aria-label={text.progress}>
      <div className="campaign-bar">
        <h4 className="section-title">{text.progress}</h4>
        <Segmented
          label={text.by}
          options={levels.map((id) => ({ id, name: text.levels[id] }))}
          value={level}
          onChange={(id) => setWanted(PLACE_LEVELS.find((entry) => entry === id) ?? 'district')}
        />
        <span className="work-gap" />
        <ExportTable
          done={text.exported(rows.length)}
          subject={text.exportProgress}
          hasPlaces={false}
          prepare={() => ({
            context: {
              title: `${campaign.name} ${text.exportProgress}`,
              isProposal: false,
              ...contextOf(messages, language, dataset, { definition: campaign.definition, filter: EMPTY_FILTER }),
            },
            table: {
              columns,
              place: null,
              ...givenRows(
                rows.map(({ place, gaps, cases, closed, covered }) => [
                  place ?? text.unknownPlace,
                  gaps,
                  cases,
                  closed,
                  ratio(closed, gaps),
                  covered,
                ]),
              ),
            },
          })}
        />
      </div>
      <table className="campaign-table">
        <thead>
          <tr>
            <th scope="col">{text.levels[level]}</th>
            <th scope="col" className="campaign-bar-cell">
              <span className="visually-hidden">{text.progress}</span>
            </th>
            <th scope="col">{text.closed}</th>
            <th scope="col">{text.rate}</th>
            <th scope="col">{text.cases}</th>
            <th scope="col">{text.covered}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map(({ place, gaps, cases, closed, covered }) => (
            <tr key={place ?? ''}>
              <th scope="row" title={place ?? text.unknownPlace}>
                {place ?? text.unknownPlace}
              </th>
              <td className="campaign-bar-cell">
                <Bar
                  parts={[
                    { name: text.closed, value: closed, color: 'var(--rung-single)' },
                    { name: text.gaps, value: gaps - closed, color: 'var(--bar-rest)' },
                  ]}
                  max={most}
                />
              </td>
              <td>
                {closed} / {gaps}
              </td>
              <td>{formatRate(ratio(closed, gaps), language)}</td>
              <td>{cases}</td>
              <td>{covered}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
