import { MapPin } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { formatCount } from '../../../locales/format.ts';
import type { Messages } from '../../../locales/messages.ts';
import { PLACED_BY, PLACED_UNITS, type PlacedUnit } from '../../../model/edits.ts';
import { AtlasError } from '../../../model/errors.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { startPlacing } from '../../../state/edit-actions.ts';
import type { WaitingUnit } from '../../../state/placing-queue.ts';
import { useAtlas } from '../../../state/store.ts';
import { AddressSection } from './address-section.tsx';
import { UnplacedExport } from './unplaced-export.tsx';
import { type Placement, type PlacementFigures, ROUND_UNITS, usePlacement } from './use-placement.ts';
import './placing.css';

/** «未落点»: how enterprises came to their places, what has none, and the two ways to give it one. */
export function PlacementSection({ dataset }: { readonly dataset: LoadedDataset }) {
  const messages = useMessages();
  const words = messages.placing;
  const placement = usePlacement(dataset);
  const { figures, units, error } = placement;
  const mapAvailable = useAtlas((state) => state.mapAvailable);
  return (
    <section className="placing-section">
      <h2 className="data-heading">{words.title}</h2>
      <p className="placing-lead">{words.lead}</p>
      {error instanceof AtlasError ? <ErrorMessage error={error} /> : null}
      {figures === null ? <p className="placing-lead">{messages.common.loading}</p> : <Ways figures={figures} />}
      {units === null ? null : units.length === 0 && placement.byHand.size === 0 ? (
        <p className="placing-lead">{words.nothing}</p>
      ) : (
        <WaitingTable placement={placement} />
      )}
      <div className="placing-actions">
        {units === null || units.length === 0 ? null : (
          <Button
            kind="primary"
            icon={<MapPin size={16} aria-hidden="true" />}
            isDisabled={!mapAvailable}
            onPress={() => startPlacing(units)}
          >
            {words.start}
          </Button>
        )}
        {figures === null ? null : <UnplacedExport dataset={dataset} total={figures.parkOnly + figures.unplaced - figures.hidden} />}
        <span className="placing-note">{mapAvailable ? (dataset.isKept ? words.kept : words.notKept) : messages.app.noWebgl}</span>
      </div>
      <AddressSection dataset={dataset} />
    </section>
  );
}

/** One sum, split by how the points came about; the parts add up to the whole. */
function Ways({ figures }: { readonly figures: PlacementFigures }) {
  const words = useMessages().placing;
  const parts: readonly (readonly [string, string, number, string?])[] = [
    ...PLACED_BY.slice(0, 2).map((way) => [way, words.ways[way], figures.ways[way]] as const),
    ['park', words.parkOnly, figures.parkOnly, words.parkOnlyNote],
    ...PLACED_BY.slice(2).map((way) => [way, words.ways[way], figures.ways[way]] as const),
    ['unplaced', words.unplaced, figures.unplaced],
  ];
  return (
    <>
      <div className="placing-bar" aria-hidden="true">
        {parts.map(([way, , count]) => (count === 0 ? null : <span key={way} data-way={way} style={{ flexGrow: count }} />))}
      </div>
      <dl className="placing-ways">
        {parts.map(([way, name, count, note]) => (
          <div key={way} data-way={way} title={note}>
            <dt>{name}</dt>
            <dd>
              <data value={count} data-metric={`placed-${way}`}>
                {formatCount(count)}
              </data>
            </dd>
          </div>
        ))}
        <div className="placing-total">
          <dt>{words.total}</dt>
          <dd>
            <data value={figures.total} data-metric="placed-total">
              {formatCount(figures.total)}
            </data>
          </dd>
        </div>
      </dl>
      {figures.hidden === 0 ? null : <p className="placing-note">{words.hidden(figures.hidden)}</p>}
    </>
  );
}

function WaitingTable({ placement }: { readonly placement: Placement }) {
  const words = useMessages().placing;
  const mapAvailable = useAtlas((state) => state.mapAvailable);
  const units = placement.units ?? [];
  const rows = PLACED_UNITS.map((unit) => {
    const waiting = units.filter((entry) => entry.unit === unit);
    return { unit, waiting, done: placement.byHand.get(unit)?.units ?? 0 };
  }).filter(({ waiting, done }) => waiting.length + done > 0);
  return (
    <>
      <table className="placing-waiting">
        <thead>
          <tr>
            <th scope="col">{words.columnUnit}</th>
            <th scope="col" className="placing-number">
              {words.columnCount}
            </th>
            <th scope="col" className="placing-number">
              {words.columnBrings}
            </th>
            <th scope="col" className="placing-number">
              {words.columnDone}
            </th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, waiting, done }) => (
            <tr key={unit} data-unit={unit}>
              <th scope="row">{words.unitsWaiting[unit]}</th>
              <td className="placing-number">{formatCount(waiting.length)}</td>
              <td className="placing-number">{bringsText(words, unit, waiting)}</td>
              <td className="placing-number">{formatCount(done)}</td>
              <td>
                {waiting.length === 0 ? null : (
                  <Button kind="link" isDisabled={!mapAvailable} onPress={() => startPlacing(waiting)}>
                    {words.startKind(words.units[unit])}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {units.length < ROUND_UNITS ? null : <p className="placing-note">{words.listLimit(ROUND_UNITS)}</p>}
    </>
  );
}

function bringsText(words: Messages['placing'], unit: PlacedUnit, waiting: readonly WaitingUnit[]): string {
  if (unit === 'SITE') return '';
  const count = formatCount(waiting.reduce((sum, { enterprises }) => sum + enterprises, 0));
  return unit === 'PARK' ? words.areaOnly(count) : count;
}
