import { useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import type { DataColumn } from '../../../components/data-column.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { arraySource } from '../../../components/row-source.ts';
import { applyGesture } from '../../../components/table-gesture.ts';
import { formatCount } from '../../../locales/format.ts';
import type { ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { editScenario } from '../../../state/plan-actions.ts';
import { usePlanWords } from '../frame/use-plan-words.ts';
import { setLead, takeIn, takeOut } from './alliance-edit.ts';
import { type AllianceSpeaker, memberName, reasonTexts } from './alliance-text.ts';
import type { AllianceView, MemberView } from './alliance-view.ts';

type AllianceScenario = ScenarioOfKind<'alliance'>;

const NONE: ReadonlySet<number> = new Set();

/** Who is to be in the alliance and why; below them who was taken out and who could join. */
export function AllianceResult(props: {
  readonly scenario: AllianceScenario;
  readonly view: AllianceView;
  readonly speaker: AllianceSpeaker;
}) {
  const { scenario, view, speaker } = props;
  const words = usePlanWords();
  const { alliance } = words;
  const [selected, setSelected] = useState(NONE);
  const source = useMemo(() => arraySource(view.rows), [view]);
  const columns = useMemo(() => columnsOf(speaker), [speaker]);
  const { proposal, hidden } = view.findings;
  const chosen = view.rows.filter(({ index }) => selected.has(index));
  const [only] = chosen;
  const isIn = ({ state }: MemberView) => state !== 'out' && state !== 'candidate';
  const edit = (label: string, change: (before: AllianceScenario) => AllianceScenario) =>
    editScenario(label, scenario.id, (before) => (before.kind === 'alliance' ? change(before) : before));
  const ids = (rows: readonly MemberView[]) => rows.map(({ unit }) => unit.id);
  return (
    <div className="plan-result">
      <div className="plan-headline">
        <p>
          <strong>{alliance.headline(view.members, view.partners)}</strong>
        </p>
        <p>{alliance.reach(formatCount(proposal.enterprises), formatCount(proposal.covered))}</p>
        {hidden === 0 ? null : <p className="caption">{alliance.hidden(hidden)}</p>}
        {chosen.length === 0 ? (
          <p className="caption">{alliance.chooseHint}</p>
        ) : (
          <div className="alliance-tools">
            <span className="caption">{alliance.chosen(chosen.length)}</span>
            <Button isDisabled={!chosen.some(isIn)} onPress={() => edit('plan-move', (before) => takeOut(before, ids(chosen)))}>
              {alliance.takeOut}
            </Button>
            <Button isDisabled={chosen.every(isIn)} onPress={() => edit('plan-move', (before) => takeIn(before, ids(chosen)))}>
              {alliance.takeIn}
            </Button>
            <Button
              isDisabled={chosen.length !== 1 || only?.state === 'lead' || only?.unit.of === 'ENTERPRISE'}
              onPress={() => edit('plan-group', (before) => setLead(before, only?.unit.id ?? ''))}
            >
              {alliance.setLead}
            </Button>
          </div>
        )}
      </div>
      <div className="plan-table">
        <DataTable
          label={words.frame.tabs.result}
          columns={columns}
          source={source}
          rowId={({ index }) => index}
          selected={selected}
          onSelect={(gesture) => setSelected(new Set(applyGesture(selected, gesture)))}
          empty={<p className="caption plan-padded">{alliance.noMembers}</p>}
        />
      </div>
    </div>
  );
}

function columnsOf(speaker: AllianceSpeaker): readonly DataColumn<MemberView>[] {
  const words = speaker.words.alliance;
  const separator = speaker.language === 'en' ? '; ' : ';';
  const name = ({ unit }: MemberView) => memberName(speaker, unit);
  const reasons = ({ reasons: list, isByHand }: MemberView) =>
    [...(isByHand ? [words.byHand] : []), ...reasonTexts(speaker, list)].join(separator);
  return [
    {
      id: 'state',
      header: words.columns.state,
      width: 84,
      cell: ({ state }) => <span className={`alliance-state alliance-state-${state}`}>{words.states[state]}</span>,
    },
    { id: 'name', header: words.columns.name, width: 260, cell: name, hint: name },
    { id: 'kind', header: words.columns.kind, width: 170, cell: ({ unit }) => words.kinds[unit.of] },
    {
      id: 'enterprises',
      header: words.columns.enterprises,
      width: 84,
      align: 'end',
      cell: ({ unit }) => (unit.enterprises === 0 ? '' : formatCount(unit.enterprises)),
    },
    {
      id: 'members',
      header: words.columns.members,
      width: 84,
      align: 'end',
      cell: ({ unit }) => (unit.of === 'ENTERPRISE_ORG' ? formatCount(unit.membersFull) : ''),
    },
    { id: 'reasons', header: words.columns.reasons, width: 420, cell: reasons, hint: reasons },
  ];
}
