import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { churn } from './churn';
import { generateDirtyRows } from './generate';
import { housePrice } from './house-price';
import type { DirtyProject } from './project';
import { TableError } from './table-rows';

const START = 'lessons/02-what-breaks/01-code-that-lasts/start';
const projects: [string, DirtyProject, string][] = [
  ['house-price', housePrice, readFileSync('public/data/ames_housing.csv', 'utf8')],
  ['churn', churn, readFileSync('public/data/telco_churn.csv', 'utf8')],
];

describe.each(projects)('%s', (id, project, csv) => {
  const spec = project.spec(JSON.parse(readFileSync(`${START}/${id}/model.json`, 'utf8')));
  const rows = (seed: string) =>
    generateDirtyRows({ project, csv, spec, seed, rows: 40, troubles: project.troubles });

  test('40 rows, 12 of them bad, each trouble once, each with the answer that it calls for', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const day = rows(seed);
        expect(day).toHaveLength(40);
        const bad = day.filter(({ trouble }) => trouble !== undefined);
        expect(bad.map(({ trouble }) => trouble!.kind).sort()).toEqual(
          project.troubles.map(({ kind }) => kind).sort(),
        );
        expect(bad).toHaveLength(12);
        for (const { trouble, expected } of bad) {
          const { calls } = project.troubles.find(({ kind }) => kind === trouble!.kind)!;
          if (calls === 'repair') expect(expected.kind).toBe('estimate');
          else expect(expected).toEqual({ kind: 'refusal', code: calls, field: trouble!.field });
        }
        for (const { trouble, expected } of day)
          if (trouble === undefined) expect(expected.kind).toBe('estimate');
      }),
      { numRuns: 60 },
    );
  });

  test('rows arrive in order within ten hours', () => {
    const minutes = rows('a').map(({ at }) => at);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    expect(minutes[0]).toBeGreaterThanOrEqual(0);
    expect(minutes.at(-1)).toBeLessThan(600);
  });

  test('the same seed gives the same rows, another seed others', () => {
    expect(rows('a')).toEqual(rows('a'));
    expect(rows('a')).not.toEqual(rows('b'));
  });

  test('a change request turns a refused row into a served one', () => {
    const options = { project, csv, seed: 'c', rows: 1, troubles: [project.change.trouble] };
    const model = JSON.parse(readFileSync(`${START}/${id}/model.json`, 'utf8')) as unknown;
    const [before] = generateDirtyRows({ ...options, spec });
    const [after] = generateDirtyRows({ ...options, spec: project.change.spec(model) });
    expect(before!.row).toEqual(after!.row);
    expect(before!.expected).toMatchObject({ kind: 'refusal', code: 'unknown-unit' });
    expect(after!.expected.kind).toBe('estimate');
  });
});

test('a table without a column that is needed is refused', () => {
  const [, project, csv] = projects[0]!;
  const options = { project, spec: { fields: [], predict: () => 0 }, seed: 'a', rows: 1, troubles: [] };
  expect(() => generateDirtyRows({ ...options, csv: csv.replace('Lot_Area', 'Plot') })).toThrow(TableError);
});
