import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeFirst, missedRows, PAGE, type PagingBy, readPage, startPaging } from './paging';

/** Plays `p` (next page) and `c` (close the first row) until the list is read. */
function play(moves: readonly ('p' | 'c')[], by: PagingBy) {
  let state = startPaging();
  for (const move of moves) state = move === 'p' ? readPage(state, by) : closeFirst(state);
  while (!state.isDone) state = readPage(state, by);
  return state;
}

describe('paging over a list that shifts', () => {
  it('misses by offset as many rows as were closed in front', () => {
    expect(missedRows(play(['p', 'c'], 'offset'), 'offset').map(({ id }) => id)).toEqual([PAGE + 1]);
    expect(missedRows(play(['p', 'c', 'c', 'p', 'c'], 'offset'), 'offset')).toHaveLength(3);
  });

  it('reads every open row once by key, whatever leaves the list', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('p' as const, 'c' as const), { maxLength: 12 }), (moves) => {
        const state = play(moves, 'key');
        expect(missedRows(state, 'key')).toEqual([]);
        expect(state.rows.every(({ isClosed, reads }) => isClosed || reads === 1)).toBe(true);
      }),
    );
  });
});
