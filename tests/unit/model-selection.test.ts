import { describe, expect, it } from 'vitest';
import { selectionOf, toggleSelection } from '../../src/model/selection.ts';

describe('selection', () => {
  it('keeps ids unique and ascending', () => {
    expect(selectionOf('enterprise', [5, 1, 5])).toEqual({ kind: 'enterprise', ids: [1, 5] });
    expect(selectionOf('enterprise', [])).toBeNull();
  });

  it('adds what is absent, removes what is present, and starts anew for another kind', () => {
    const two = selectionOf('building', [1, 2]);
    expect(toggleSelection(two, 'building', [2, 3])).toEqual({ kind: 'building', ids: [1, 3] });
    expect(toggleSelection(selectionOf('building', [1]), 'building', [1])).toBeNull();
    expect(toggleSelection(two, 'park', [7])).toEqual({ kind: 'park', ids: [7] });
  });
});
