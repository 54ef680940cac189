import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitRidge, ridgeSums, solveRidge } from './ridge';

describe('fitRidge', () => {
  it('finds the plane that noiseless points lie on', () => {
    const rows = [
      [0, 1],
      [1, 0],
      [2, 5],
      [4, -1],
      [3, 3],
    ];
    const model = fitRidge(
      rows,
      rows.map(([a, b]) => 7 + 2 * a! - 3 * b!),
      0,
    );
    expect(model.intercept).toBeCloseTo(7, 9);
    expect(model.coefficients[0]).toBeCloseTo(2, 9);
    expect(model.coefficients[1]).toBeCloseTo(-3, 9);
    expect(model.predict([10, 10])).toBeCloseTo(-3, 9);
  });

  it('shrinks coefficients as lambda grows, and leaves the intercept free', () => {
    const rows = [[-1], [0], [1]];
    const targets = [99, 100, 101];
    expect(fitRidge(rows, targets, 2).coefficients[0]).toBeCloseTo(0.5, 9);
    expect(fitRidge(rows, targets, 2).intercept).toBeCloseTo(100, 9);
  });

  it('bears a column that is a copy of another', () => {
    const model = fitRidge(
      [
        [1, 1],
        [2, 2],
        [4, 4],
      ],
      [1, 2, 4],
      0.001,
    );
    expect(model.predict([3, 3])).toBeCloseTo(3, 2);
  });

  it('leaves residuals that are orthogonal to every column, for any data', () => {
    const row = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(row, fc.integer({ min: -99, max: 99 })), { minLength: 3, maxLength: 30 }),
        (data) => {
          const rows = data.map(([x]) => x);
          const model = fitRidge(
            rows,
            data.map(([, y]) => y),
            1,
          );
          for (const column of [0, 1] as const) {
            const gradient = data.reduce((sum, [x, y]) => sum + x[column] * (y - model.predict(x)), 0);
            expect(gradient - model.coefficients[column]!).toBeCloseTo(0, 4);
          }
        },
      ),
    );
  });

  it('refuses rows without targets', () => {
    expect(() => fitRidge([[1]], [], 1)).toThrow(RangeError);
    expect(() => fitRidge([], [], 1)).toThrow(RangeError);
    expect(() => ridgeSums([Float64Array.of(1, 2)], Float64Array.of(1))).toThrow(RangeError);
  });
});

describe('solveRidge', () => {
  it('gives for some columns, to the bit, what a fit on those alone gives', () => {
    const cell = fc.double({ min: -9, max: 9, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 2, maxLength: 20 }),
        fc.uniqueArray(fc.nat(3), { maxLength: 4 }),
        (data, chosen) => {
          const targets = data.map(([, , , , y]) => y);
          const columns = [0, 1, 2, 3].map((column) => Float64Array.from(data, (row) => row[column]!));
          const sums = ridgeSums(columns, Float64Array.from(targets));
          const alone = fitRidge(
            data.map((row) => chosen.map((column) => row[column]!)),
            targets,
            0.5,
          );
          const { intercept, coefficients } = solveRidge(sums, chosen, 0.5);
          expect([intercept, ...coefficients]).toEqual([alone.intercept, ...alone.coefficients]);
        },
      ),
    );
  });
});
