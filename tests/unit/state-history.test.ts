import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commit, EMPTY_HISTORY, redo, undo } from '../../src/state/history.ts';

interface Value {
  n: number;
  list: number[];
}

const edits = fc.array(fc.oneof(fc.record({ set: fc.integer() }), fc.record({ push: fc.integer() }), fc.constant({ nothing: true })), {
  maxLength: 30,
});

function run(steps: readonly object[]) {
  let value: Value = { n: 0, list: [] };
  let history = EMPTY_HISTORY;
  const seen: Value[] = [value];
  for (const step of steps) {
    const next = commit(value, history, 'edit', (draft) => {
      if ('set' in step) draft.n = step.set as number;
      if ('push' in step) draft.list.push(step.push as number);
    });
    if (next.value !== value) seen.push(next.value);
    value = next.value;
    history = next.history;
  }
  return { value, history, seen };
}

describe('history', () => {
  it('undoing everything restores the first value, redoing everything the last', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const { value: last, history, seen } = run(steps);
        let state = { value: last, history };
        for (let index = seen.length - 2; index >= 0; index--) {
          state = undo(state.value, state.history);
          expect(state.value).toEqual(seen[index]);
        }
        expect(undo(state.value, state.history)).toEqual(state);
        while (state.history.future.length > 0) state = redo(state.value, state.history);
        expect(state.value).toEqual(last);
      }),
    );
  });

  it('a step that changes nothing is not recorded', () => {
    const { history } = commit({ n: 1 }, EMPTY_HISTORY, 'same', (draft) => {
      draft.n = 1;
    });
    expect(history.past).toHaveLength(0);
  });

  it('a new step after an undo drops the steps ahead', () => {
    const first = commit({ n: 0 }, EMPTY_HISTORY, 'a', (draft) => {
      draft.n = 1;
    });
    const back = undo(first.value, first.history);
    expect(back.history.future).toHaveLength(1);
    const other = commit(back.value, back.history, 'b', (draft) => {
      draft.n = 2;
    });
    expect(other.history.future).toHaveLength(0);
    expect(other.value.n).toBe(2);
  });
});
