import { useMemo } from 'react';
import { Button } from '../../../components/button.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { Select } from '../../../components/select.tsx';
import { TextField } from '../../../components/text-field.tsx';
import { CASE_STATES } from '../../../model/worklist.ts';
import { CHECKS, type WorkRow } from './use-worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';
import { type DueChoice, isEmptyWorkFilter, NO_WORK_FILTER, type StateChoice } from './work-filter.ts';
import { WorklistExport } from './worklist-export.tsx';
import { setFilter, useLook } from './worklist-look.ts';

const ANY = '*';

/** Filter, layout, what is to be checked, export. */
export function WorklistToolbar({
  rows,
  shown,
  toCheck,
  onCheck,
}: {
  readonly rows: readonly WorkRow[];
  readonly shown: readonly WorkRow[];
  readonly toCheck: number;
  readonly onCheck: () => void;
}) {
  const { worklist: text } = useWorklistWords();
  const { look, filter } = useLook();
  const owners = useMemo(() => ownersOf(rows), [rows]);
  return (
    <div className="work-toolbar">
      <Segmented
        label={text.looks}
        options={[
          { id: 'table', name: text.table },
          { id: 'board', name: text.board },
        ]}
        value={look}
        onChange={(id) => useLook.setState({ look: id === 'board' ? 'board' : 'table' })}
      />
      <div className="work-search">
        <TextField
          label={text.search}
          hideLabel
          kind="search"
          placeholder={text.search}
          value={filter.text}
          onChange={(value) => setFilter({ text: value })}
        />
      </div>
      <Select
        label={text.filterState}
        hideLabel
        options={[
          { id: 'all', name: text.allStates },
          { id: 'open', name: text.openOnly },
          ...CASE_STATES.map((id) => ({ id, name: text.states[id] })),
        ]}
        value={filter.state}
        onChange={(id) => setFilter({ state: id as StateChoice })}
      />
      <Select
        label={text.filterOwner}
        hideLabel
        options={[{ id: ANY, name: text.allOwners }, { id: '', name: text.nobody }, ...owners.map((id) => ({ id, name: id }))]}
        value={filter.owner ?? ANY}
        onChange={(id) => setFilter({ owner: id === ANY ? null : id })}
      />
      <Select
        label={text.filterDue}
        hideLabel
        options={[
          { id: 'all', name: text.allDue },
          ...(['overdue', 'soon', 'none'] as const).map((id) => ({ id, name: text.dueChoices[id] })),
        ]}
        value={filter.due}
        onChange={(id) => setFilter({ due: id as DueChoice })}
      />
      {filter.check === 'all' && rows.every(({ check }) => check === null) ? null : (
        <Select
          label={text.filterCheck}
          hideLabel
          options={[{ id: 'all', name: `${text.filterCheck}:${text.allChecks}` }, ...CHECKS.map((id) => ({ id, name: text.checks[id] }))]}
          value={filter.check}
          onChange={(id) => setFilter({ check: CHECKS.find((entry) => entry === id) ?? 'all' })}
        />
      )}
      {isEmptyWorkFilter(filter) ? null : (
        <Button kind="link" onPress={() => useLook.setState({ filter: NO_WORK_FILTER })}>
          {text.clearFilter}
        </Button>
      )}
      <span className="work-gap" />
      {toCheck === 0 ? null : <Button onPress={onCheck}>{text.checkButton(toCheck)}</Button>}
      <WorklistExport rows={shown} />
    </div>
  );
}

export function ownersOf(rows: readonly WorkRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ work }) => work.owner ?? []))].sort();
}
