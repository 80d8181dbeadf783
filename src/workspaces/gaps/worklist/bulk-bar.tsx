import { Button } from '../../../components/button.tsx';
import { MenuButton } from '../../../components/menu-button.tsx';
import { CASE_STATES, type CaseState } from '../../../model/worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';

/** What can be done to the selected cases; with none selected what was just done, and what must be known. */
export function BulkBar(props: {
  readonly count: number;
  /** How many there are, shown while none is selected. */
  readonly total: string;
  readonly said: string;
  readonly note: string;
  readonly onState: (to: CaseState) => void;
  readonly onOwner: () => void;
  readonly onDue: () => void;
  readonly onRemove: () => void;
  readonly onMap: () => void;
  readonly onClear: () => void;
}) {
  const { worklist: text } = useWorklistWords();
  return (
    <div className="work-bulk">
      {props.count === 0 ? (
        <span className="work-count">{props.total}</span>
      ) : (
        <>
          <strong>{text.selected(props.count)}</strong>
          <MenuButton
            label={text.bulkState}
            entries={CASE_STATES.map((id) => ({ id, name: text.states[id], note: text.needs[id] }))}
            onAction={(id) => {
              const state = CASE_STATES.find((entry) => entry === id);
              if (state !== undefined) props.onState(state);
            }}
          />
          <Button onPress={props.onOwner}>{text.bulkOwner}</Button>
          <Button onPress={props.onDue}>{text.bulkDue}</Button>
          <Button kind="quiet" onPress={props.onMap}>
            {text.showOnMap}
          </Button>
          <Button kind="quiet" onPress={props.onRemove}>
            {text.remove}
          </Button>
          <Button kind="link" onPress={props.onClear}>
            {text.clearSelection}
          </Button>
        </>
      )}
      <span className="work-said" role="status">
        {props.said}
      </span>
      <span className="work-gap" />
      {props.note === '' ? null : <span className="work-note">{props.note}</span>}
    </div>
  );
}
