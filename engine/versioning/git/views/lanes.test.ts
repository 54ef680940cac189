import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GraphCommit, type LaneSegment, layOutLanes } from './lanes';

/** Histories of all shapes: each commit has up to three parents among those that follow, some beyond the end. */
const histories = fc
  .array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 3 }), { maxLength: 60 })
  .map((all): GraphCommit[] =>
    all.map((steps, at) => ({ id: `c${at}`, parents: [...new Set(steps)].map((step) => `c${at + step}`) })),
  );

describe('lanes of a history', () => {
  it('keeps one line of history in one lane', () => {
    const { rows, width } = layOutLanes([
      { id: 'c', parents: ['b'] },
      { id: 'b', parents: ['a'] },
      { id: 'a', parents: [] },
    ]);
    expect(width).toBe(1);
    expect(rows.map(({ lane, color }) => [lane, color])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });

  it('draws a merge: a second lane goes out and comes back', () => {
    const { rows } = layOutLanes([
      { id: 'm', parents: ['b', 'x'] },
      { id: 'x', parents: ['a'] },
      { id: 'b', parents: ['a'] },
      { id: 'a', parents: [] },
    ]);
    expect(rows.map(({ lane }) => lane)).toEqual([0, 1, 0, 0]);
    const shape = (segments: readonly LaneSegment[]) => segments.map(({ from, to }) => `${from}>${to}`);
    expect(rows.map(({ below }) => shape(below))).toEqual([
      ['0>0', '0>1'],
      ['0>0', '1>1'],
      ['1>0', '0>0'],
      [],
    ]);
  });

  it('gives a tip beside others the first free lane, and the lane free again', () => {
    const { rows, width } = layOutLanes([
      { id: 'x', parents: ['a'] },
      { id: 'y', parents: ['a'] },
      { id: 'a', parents: ['o'] },
      { id: 'z', parents: ['o'] },
      { id: 'o', parents: [] },
    ]);
    expect(rows.map(({ lane }) => lane)).toEqual([0, 1, 0, 1, 0]);
    expect(width).toBe(2);
  });

  it('keeps the leftmost lane for the commit of HEAD', () => {
    const { rows } = layOutLanes(
      [
        { id: 'stash', parents: ['a'] },
        { id: 'head', parents: ['a'] },
        { id: 'a', parents: [] },
      ],
      'head',
    );
    expect(rows.map(({ lane }) => lane)).toEqual([1, 0, 0]);
    expect(rows.map(({ below }) => below.length)).toEqual([1, 2, 0]);
  });

  it('leads every line without a gap from its commit to its parent, or to the end', () => {
    fc.assert(
      fc.property(histories, fc.nat(60), (commits, head) => {
        const { rows } = layOutLanes(commits, `c${head}`);
        const place = new Map(commits.map(({ id }, at) => [id, at]));
        commits.forEach((commit, at) => {
          for (const parent of commit.parents) {
            const end = place.get(parent) ?? commits.length - 1;
            let lane = rows[at]!.lane;
            for (let row = at; row < end; row++) {
              const pieces = rows[row]!.below.filter(
                (piece) => piece.child === commit.id && piece.parent === parent,
              );
              expect(pieces).toHaveLength(1);
              expect(pieces[0]!.from).toBe(lane);
              lane = pieces[0]!.to;
            }
            if (place.has(parent)) expect(lane).toBe(rows[end]!.lane);
          }
        });
      }),
    );
  });

  it('lets no two lines pass a row in one lane, and none pass through a commit', () => {
    fc.assert(
      fc.property(histories, fc.nat(60), (commits, head) => {
        const { rows, width } = layOutLanes(commits, `c${head}`);
        for (let row = 1; row < rows.length; row++) {
          const passing = rows[row - 1]!.below.filter(({ parent }) => parent !== commits[row]!.id);
          const lanes = passing.map(({ to }) => to);
          expect(new Set(lanes).size).toBe(lanes.length);
          expect(lanes).not.toContain(rows[row]!.lane);
          for (const lane of [...lanes, rows[row]!.lane]) expect(lane).toBeLessThan(width);
        }
      }),
    );
  });
});
