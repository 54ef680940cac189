import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFigures, FIGURES, type FigureId, figureOf, type LaneFigures } from './figures';
import { contrastOf, type SeedOutcome, spreadOf, spreadSeeds } from './spread';

const NOTHING = Object.fromEntries(FIGURES.map(({ id }) => [id, null])) as LaneFigures;
const outcome = (seed: string, id: FigureId, adHoc: number | null, practice: number | null): SeedOutcome => ({
  seed,
  adHoc: { ...NOTHING, [id]: adHoc },
  practice: { ...NOTHING, [id]: practice },
});

describe('the spread over seeds', () => {
  it('counts in how many seeds the practice lane was better, and names the others', () => {
    const outcomes = [
      outcome('a', 'wrong', 100, 10),
      outcome('b', 'wrong', 10, 11),
      outcome('c', 'wrong', 10, 10),
    ];
    expect(contrastOf(figureOf('wrong'), outcomes)).toMatchObject({
      seeds: 3,
      better: 1,
      same: 1,
      worse: 1,
      exceptions: ['b'],
      adHoc: { measured: 3, least: 10, median: 10, greatest: 100 },
      practice: { low: 10, median: 10, high: 10.8 },
    });
    expect(contrastOf(figureOf('revenue'), [outcome('a', 'revenue', 1, 2)])).toMatchObject({ better: 1 });
  });

  it('takes nothing to restore as better than any time, and nothing measured as no spread', () => {
    expect(contrastOf(figureOf('restore'), [outcome('a', 'restore', 5, null)])).toMatchObject({
      better: 1,
      practice: null,
      adHoc: { measured: 1 },
    });
    expect(spreadOf([null, null])).toBeNull();
  });

  it('compares both ways round alike', () => {
    const value = fc.option(fc.double({ noNaN: true }), { nil: null });
    fc.assert(
      fc.property(fc.constantFrom(...FIGURES), value, value, (figure, a, b) => {
        expect(compareFigures(figure, a, b) + compareFigures(figure, b, a)).toBe(0);
      }),
    );
  });

  it('has a seed for each number', () => {
    expect(spreadSeeds('oak', 3)).toEqual(['oak.1', 'oak.2', 'oak.3']);
    expect(new Set(spreadSeeds('oak', 200)).size).toBe(200);
  });
});
