import { useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { SURE_CONFIDENCE } from '../../../model/address-match.ts';
import type { BuildingLink } from '../../../model/edits.ts';
import { addressesToMatch, buildingsToMatch } from '../../../queries/placement.ts';
import type { LoadedDataset } from '../../../state/dataset-state.ts';
import { acceptLinks, editsOf } from '../../../state/edit-actions.ts';
import { useAtlas } from '../../../state/store.ts';
import { useQuery } from '../../../state/use-query.ts';
import { AddressTable } from './address-table.tsx';
import { type AddressMatching, type MatchedRow, sureLinks, useAddressMatching } from './use-address-matching.ts';

const SHOWS = ['all', 'sure', 'look', 'ambiguous', 'accepted'] as const;
type Show = (typeof SHOWS)[number];

/** «按地址匹配楼宇»: which building each address names, as a list of which a person accepts what is right. */
export function AddressSection({ dataset }: { readonly dataset: LoadedDataset }) {
  const words = useMessages().placing.address;
  const addresses = useQuery(addressesToMatch(dataset.schema), dataset.version);
  const buildings = useQuery(buildingsToMatch(dataset.schema), dataset.version);
  const { result, progress, error, run } = useAddressMatching(dataset);
  const links = useAtlas((state) => editsOf(state, dataset.manifest.id).links);
  const accepted = useMemo(() => new Map(links.map((link) => [link.enterpriseId, link])), [links]);
  const waiting = addresses.table?.numRows ?? 0;
  if (addresses.table === null || buildings.table === null) return null;
  const canRun = waiting > 0 && buildings.table.numRows > 0;
  return (
    <div className="placing-address">
      <h4>{words.title}</h4>
      <p className="placing-lead">{words.lead}</p>
      {error === null ? null : <ErrorMessage error={error} />}
      <div className="placing-address-bar">
        {progress !== null ? (
          <span role="status">{words.running(progress.done, progress.total)}</span>
        ) : canRun ? (
          <Button onPress={run}>{result === null ? words.run(waiting) : words.again}</Button>
        ) : (
          <span className="placing-note">{waiting === 0 ? words.none : words.noBuildings}</span>
        )}
        {links.length === 0 ? null : <span>{words.accepted(links.length)}</span>}
      </div>
      {result === null ? null : <Results result={result} accepted={accepted} />}
    </div>
  );
}

function Results({ result, accepted }: { readonly result: AddressMatching; readonly accepted: ReadonlyMap<string, BuildingLink> }) {
  const messages = useMessages();
  const words = messages.placing.address;
  const [show, setShow] = useState<Show>('all');
  const found = useMemo(() => result.rows.filter(({ match }) => match.kind !== 'none'), [result]);
  const byKind = useMemo(() => countKinds(result.rows), [result]);
  const shown = useMemo(() => found.filter((row) => fits(row, show, accepted)), [found, show, accepted]);
  const sure = useMemo(() => sureLinks(result, accepted), [result, accepted]);
  return (
    <>
      <div className="placing-address-bar placing-results-bar">
        <span>{[words.found(byKind.one), words.ambiguous(byKind.several), words.unmatched(byKind.none)].join(' · ')}</span>
        <Segmented
          label={words.show}
          options={SHOWS.map((id) => ({ id, name: words.shows[id] }))}
          value={show}
          onChange={(id) => setShow(SHOWS.find((entry) => entry === id) ?? 'all')}
        />
        <Button isDisabled={sure.length === 0} onPress={() => acceptLinks(sure)}>
          {words.acceptSure(sure.length)}
        </Button>
      </div>
      <p className="placing-note">{[...byKind.methods].map(([method, count]) => `${words.methods[method]} ${count}`).join(' · ')}</p>
      <div className="placing-address-table">
        <AddressTable rows={shown} buildings={result.buildings} accepted={accepted} />
      </div>
    </>
  );
}

function countKinds(rows: readonly MatchedRow[]) {
  const counts = { one: 0, several: 0, none: 0, methods: new Map<BuildingLink['method'], number>() };
  for (const { match } of rows) {
    counts[match.kind] += 1;
    if (match.kind === 'one') counts.methods.set(match.method, (counts.methods.get(match.method) ?? 0) + 1);
  }
  return counts;
}

function fits({ match, enterpriseId }: MatchedRow, show: Show, accepted: ReadonlyMap<string, BuildingLink>): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'sure':
      return match.kind === 'one' && match.confidence >= SURE_CONFIDENCE;
    case 'look':
      return match.kind === 'one' && match.confidence < SURE_CONFIDENCE;
    case 'ambiguous':
      return match.kind === 'several';
    case 'accepted':
      return accepted.has(enterpriseId);
  }
}
