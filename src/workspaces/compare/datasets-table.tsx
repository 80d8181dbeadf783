import { useState } from 'react';
import { Bar } from '../../components/bar-list.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Select } from '../../components/select.tsx';
import { formatCount, formatRate, pickName } from '../../locales/format.ts';
import type { DefinitionSet } from '../../model/definition-set.ts';
import { loadBeside } from '../../state/dataset-actions.ts';
import type { LoadedDataset } from '../../state/dataset-state.ts';
import { definitionChoices, useOwnDefinitions } from '../../state/definitions.ts';
import { useAtlas } from '../../state/store.ts';
import { readRate } from './ranking.ts';
import { rateParts } from './rate-parts.ts';
import { SideBySide } from './side-by-side.tsx';
import { useDatasetFigures } from './use-dataset-figures.ts';

const OWN = 'own-definitions';

/** Several datasets. Each under its own definition they are only listed; under one chosen definition they share a scale. */
export function DatasetsTable() {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.compare;
  const services = useAtlas((state) => state.services);
  const loaded = useAtlas((state) => state.datasets);
  const activeId = useAtlas((state) => state.activeId);
  const analysis = useAtlas((state) => state.view.analysis);
  const [chosen, setChosen] = useState<readonly string[]>(activeId === null ? [] : [activeId]);
  const [definitionId, setDefinitionId] = useState<string>(OWN);
  const datasets = chosen.flatMap((id): readonly LoadedDataset[] => {
    const dataset = loaded[id];
    return dataset === undefined ? [] : [dataset];
  });
  const ownDefinitions = useOwnDefinitions((state) => state.definitions);
  const definitions = definitionChoices(
    datasets.map((dataset) => dataset.manifest.definition),
    ownDefinitions,
    null,
  );
  const definition = definitions.find((entry) => entry.id === definitionId) ?? null;
  const { rows, error } = useDatasetFigures(datasets, definition);
  const nameOf = (dataset: LoadedDataset) => pickName(language, dataset.manifest.title.zh, dataset.manifest.title.en);
  const definitionName = (set: DefinitionSet) => pickName(language, set.name.zh, set.name.en);

  const toggle = async (id: string, isChecked: boolean) => {
    if (!isChecked) {
      setChosen(chosen.filter((other) => other !== id));
      return;
    }
    if (loaded[id] === undefined && (await loadBeside(id)) === null) return;
    setChosen((before) => (before.includes(id) ? before : [...before, id]));
  };

  return (
    <div className="compare-datasets-body">
      <div className="compare-choose">
        <Select
          label={words.oneDefinition}
          value={definition === null ? OWN : definition.id}
          onChange={setDefinitionId}
          options={[
            { id: OWN, name: words.ownDefinitions },
            ...definitions.map((entry) => ({ id: entry.id, name: definitionName(entry) })),
          ]}
        />
      </div>
      <fieldset className="compare-choose compare-fieldset" aria-label={words.addDataset}>
        {services?.bundled.map((manifest) => (
          <Checkbox
            key={manifest.id}
            name={pickName(language, manifest.title.zh, manifest.title.en)}
            isChecked={chosen.includes(manifest.id)}
            onChange={(isChecked) => void toggle(manifest.id, isChecked)}
          />
        ))}
      </fieldset>
      {error === null ? null : <ErrorMessage error={error} />}
      {definition === null && rows.length > 1 ? (
        <p className="compare-warning" role="note">
          {words.chooseOneDefinitionWhy} {words.chooseOneDefinition}
        </p>
      ) : null}
      <table className="compare-datasets">
        <thead>
          <tr>
            <th>{messages.app.dataset}</th>
            <th>{messages.common.definition}</th>
            <th>{messages.app.asOfLabel}</th>
            <th className="end">{words.columnNumerator}</th>
            <th className="end">{words.columnDenominator}</th>
            <th className="end">{words.columnRate}</th>
            {definition === null ? null : <th style={{ width: '22%' }}>0 – 100%</th>}
            <th className="end">{words.columnUnknown}</th>
            <th className="end">{words.columnOrganizations}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ dataset, figures, definition: used }) => {
            const reading = readRate(figures.eligible);
            const rate = reading === 'none' || reading === 'counts' ? null : figures.covered / figures.eligible;
            return (
              <tr key={dataset.manifest.id} data-dataset={dataset.manifest.id}>
                <td>
                  {nameOf(dataset)}
                  {dataset.manifest.isSynthetic ? <p className="caption">{messages.marks.simulatedShort}</p> : null}
                </td>
                <td>{definitionName(used)}</td>
                <td className="compare-date">{dataset.asOf}</td>
                <td className="end">
                  <data value={figures.covered} data-metric="compare-covered">
                    {formatCount(figures.covered)}
                  </data>
                </td>
                <td className="end">
                  <data value={figures.eligible} data-metric="compare-eligible">
                    {formatCount(figures.eligible)}
                  </data>
                </td>
                <td className="end">{reading === 'none' ? words.noEligible : formatRate(rate, language)}</td>
                {definition === null ? null : (
                  <td>
                    {rate === null ? null : (
                      <Bar parts={rateParts(messages, definition, figures)} max={figures.eligible} isHatched={reading === 'small'} />
                    )}
                  </td>
                )}
                <td className="end">{formatCount(figures.unknown)}</td>
                <td className="end">{formatCount(figures.organizations)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {definition === null || rows.length < 2 ? null : (
        <SideBySide
          items={rows.map((row) => ({ id: row.dataset.manifest.id, name: nameOf(row.dataset), figures: row.figures }))}
          definition={definition}
          analysis={analysis}
        />
      )}
    </div>
  );
}
