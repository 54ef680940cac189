import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { seededRng } from '../core/rng';
import { correlation } from './correlation';
import { meanAbsoluteError, permutationImportance } from './permutation-importance';

/** The file that learners use; what it needs of it. */
interface LessonLibrary {
  correlation(x: number[], y: number[]): number;
  permutationImportance(
    model: { predict(rows: number[][]): number[] },
    rows: number[][],
    prices: number[],
    names: string[],
    options: { repeats: number; random: () => number },
  ): { error: number; features: { name: string; mean: number; spread: number }[] };
}

const path = 'lessons/01-before-mlops/05-feature-selection/start/lib/importance.ts';
const lesson = (await import(pathToFileURL(join(process.cwd(), path)).href)) as LessonLibrary;

describe('lib/importance.ts of lesson 1.5', () => {
  const rng = seededRng('houses');
  const rows = Array.from({ length: 60 }, () => [rng.next(), rng.next() * 3, rng.next() - 1]);
  const prices = rows.map(([a = 0, b = 0]) => 100 * a + 20 * b + 10 * rng.next());
  const estimate = ([a = 0, b = 0]: readonly number[]) => 90 * a + 25 * b;

  it('measures what the engine measures, to the last bit of the shuffles', () => {
    const columns = [0, 1, 2].map((j) => Float64Array.from(rows, (row) => row[j]!));
    const engine = permutationImportance({
      columns,
      truth: prices,
      predict: ([a, b]) => a!.map((value, i) => estimate([value, b![i]!])),
      error: meanAbsoluteError,
      repeats: 4,
      rng: seededRng('shuffles'),
    });
    const model = { predict: (table: number[][]) => table.map(estimate) };
    const random = seededRng('shuffles').next;
    const found = lesson.permutationImportance(model, rows, prices, ['a', 'b', 'c'], { repeats: 4, random });
    expect(found.error).toBeCloseTo(engine.baseError, 12);
    found.features.forEach(({ mean, spread }, i) => {
      expect(mean).toBeCloseTo(engine.features[i]!.mean, 10);
      expect(spread).toBeCloseTo(engine.features[i]!.deviation, 10);
    });
    expect(found.features.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('correlates as the engine does', () => {
    const column = rows.map((row) => row[0]!);
    expect(lesson.correlation(column, prices)).toBeCloseTo(correlation(column, prices), 12);
    expect(lesson.correlation([1, 1], [1, 2])).toBe(0);
  });
});
