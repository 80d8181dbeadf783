import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { useLanguage } from '../../../components/locale-context.tsx';
import { MultiSelectList } from '../../../components/multi-select-list.tsx';
import { Section } from '../../../components/section.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { pickName } from '../../../locales/format.ts';
import { numberAt, textAt } from '../../../model/column-table.ts';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import { buildingShapes } from '../../../queries/shapes.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import type { Thresholds } from './draft-findings.ts';
import { DraftScenarios } from './draft-scenarios.tsx';
import { useDraftSettings } from './draft-state.ts';
import '../plan.css';

const NUMBERS: readonly (keyof Thresholds)[] = ['generalBranch', 'committee', 'buildingsPerCommittee'];

/** Draw around buildings or tick them; the rules that a draft is held against, with their numbers as settings. */
export function DraftPanel() {
  const words = usePlanWords().draft;
  const tool = useAtlas((state) => state.tool);
  const patch = useAtlas((state) => state.patch);
  const transact = useAtlas((state) => state.transact);
  const { name, setName, thresholds, setThreshold } = useDraftSettings();
  const begin = (next: 'lasso' | 'rectangle') => {
    // A shape finds only buildings that are drawn.
    if (!useAtlas.getState().view.layers.includes('buildings')) {
      transact('layers', (draft) => {
        draft.layers.push('buildings');
      });
    }
    patch({ tool: next });
  };
  return (
    <>
      <Section>
        <p>{words.lead}</p>
        <div className="plan-tools">
          <Button kind={tool === 'lasso' ? 'plain' : 'primary'} onPress={() => begin('lasso')}>
            {words.start}
          </Button>
          <Button onPress={() => begin('rectangle')}>{words.rectangle}</Button>
        </div>
        <p className="caption">{tool === 'lasso' || tool === 'rectangle' ? words.drawing : words.startHint}</p>
      </Section>
      <Section>
        <TextField label={words.name} value={name} onChange={setName} placeholder={words.defaultName} />
      </Section>
      <DraftScenarios />
      <Section>
        <BuildingPicker />
      </Section>
      <Section title={words.rulesTitle}>
        <ul className="plan-rules">
          <li>{words.ruleApproval}</li>
          <li>{words.ruleNumbers(thresholds.generalBranch, thresholds.committee)}</li>
          <li>{words.ruleBase(thresholds.buildingsPerCommittee)}</li>
          <li>{words.ruleNoDouble}</li>
        </ul>
      </Section>
      <Section title={words.thresholds}>
        <div className="plan-thresholds">
          {NUMBERS.map((key) => (
            <TextField
              key={key}
              kind="number"
              min={1}
              label={words.thresholdNames[key]}
              value={String(thresholds[key])}
              onChange={(value) => setThreshold(key, Number(value))}
            />
          ))}
        </div>
      </Section>
    </>
  );
}

function BuildingPicker() {
  const words = usePlanWords().draft;
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { definition, draftBuildings } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const { table } = useQuery(dataset === null ? null : buildingShapes(dataset.schema, definition, EMPTY_FILTER), dataset?.version ?? 0);
  const options = useMemo(() => {
    if (table === null) return null;
    return Array.from({ length: table.numRows }, (_, row) => ({
      id: String(numberAt(table, 'ix', row)),
      name: pickName(language, textAt(table, 'name_zh', row), textAt(table, 'name_en', row), textAt(table, 'id', row) ?? ''),
      count: numberAt(table, 'listed', row),
    }));
  }, [table, language]);
  if (options === null) return null;
  if (options.length === 0) return <EmptyState sentence={words.noBuildings} />;
  return (
    <MultiSelectList
      name={words.buildingList}
      options={options}
      selected={draftBuildings.map(String)}
      startsOpen
      onChange={(selected) =>
        transact('draft', (draft) => {
          draft.draftBuildings = selected.map(Number).sort((a, b) => a - b);
        })
      }
    />
  );
}
