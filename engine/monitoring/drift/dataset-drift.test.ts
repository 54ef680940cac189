import { describe, expect, it } from 'vitest';
import type { Column, Table } from '../../dataset/table';
import { datasetDrift, driftReport } from './dataset-drift';

const numeric = (name: string, values: readonly number[]): Column => ({
  kind: 'numeric',
  name,
  values: Float64Array.from(values),
});
function categorical(name: string, values: readonly (string | null)[]): Column {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  const codes = Int32Array.from(values, (value) => (value === null ? -1 : dictionary.indexOf(value)));
  return { kind: 'categorical', name, dictionary, codes };
}
const table = (...columns: Column[]): Table => ({
  columns,
  rowCount: columns[0]!.kind === 'numeric' ? columns[0]!.values.length : columns[0]!.codes.length,
  problems: [],
});
const spread = (shift: number) => Array.from({ length: 200 }, (_, i) => ((37 * i) % 101) + shift);
const zones = (from: number) => Array.from({ length: 200 }, (_, i) => (i < from ? 'RL' : 'RM'));

const reference = table(
  numeric('area', spread(0)),
  numeric('age', spread(0)),
  categorical('zone', zones(100)),
);

describe('drift of a data set', () => {
  it('each column by its own test, drifted from half of them on', () => {
    const current = table(
      numeric('area', spread(40)),
      numeric('age', spread(0)),
      categorical('zone', zones(180)),
    );
    const drift = datasetDrift(reference, current);
    expect(drift).toMatchObject({ columnCount: 3, driftedCount: 2, driftedShare: 2 / 3, isDrift: true });
    expect(drift.columns.area).toMatchObject({ test: 'ks', isDrift: true, referenceCount: 200 });
    expect(drift.columns.age).toMatchObject({ test: 'ks', score: 1, isDrift: false });
    expect(drift.columns.zone).toMatchObject({ test: 'z', isDrift: true });
    expect(datasetDrift(reference, current, { driftShare: 0.9 }).isDrift).toBe(false);
    expect(driftReport(drift)).toMatchObject({
      number_of_columns: 3,
      share_of_drifted_columns: 2 / 3,
      dataset_drift: true,
      drift_by_columns: { age: { column_type: 'num', stattest_name: 'K-S p_value', drift_score: 1 } },
    });
  });

  it('a sensor that sends nothing is told of, and is no drift', () => {
    const current = table(
      numeric(
        'area',
        spread(0).map(() => Number.NaN),
      ),
      numeric('age', spread(0)),
      categorical('zone', zones(100)),
    );
    const drift = datasetDrift(reference, current);
    expect(drift.columns.area).toEqual({ status: 'empty', kind: 'num', side: 'current' });
    expect(drift.driftedCount).toBe(0);
    expect(driftReport(drift)).not.toHaveProperty('drift_by_columns.area');
  });

  it('tests and thresholds by kind and by column', () => {
    const drift = datasetDrift(reference, reference, {
      numTest: 'psi',
      catTest: 'TVD',
      perColumn: { age: { test: 'wasserstein', threshold: 0.5 } },
    });
    expect(drift.columns).toMatchObject({
      area: { test: 'psi' },
      age: { test: 'wasserstein', threshold: 0.5 },
      zone: { test: 'TVD', score: 1 },
    });
    expect(datasetDrift(reference, reference, { catTest: 'TVD' })).toEqual(
      datasetDrift(reference, reference, { catTest: 'TVD' }),
    );
  });

  it('columns that are not there, or of another kind', () => {
    const other = table(categorical('area', zones(3)));
    expect(() => datasetDrift(reference, other)).toThrow(/area is numeric in the reference and categorical/);
    expect(() => datasetDrift(reference, reference, { columns: ['nope'] })).toThrow(
      /no column nope.*area, age, zone/,
    );
    expect(datasetDrift(reference, table(numeric('x', [1])))).toMatchObject({
      columnCount: 0,
      isDrift: false,
    });
  });
});
