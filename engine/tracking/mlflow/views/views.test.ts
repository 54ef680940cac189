import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileSystem } from '../../../core/file-system';
import { seededRng } from '../../../core/rng';
import { writeArtifact } from '../store/artifacts';
import { createExperiment } from '../store/experiments';
import { logBatch, logInputs } from '../store/logging';
import { createModel, createVersion, setAlias } from '../store/registry-changes';
import { createRun, markRun, moveExperiment, updateRun } from '../store/run-changes';
import { newStore, START } from '../testing/store';
import { compareRuns, parallelCoordinates, scatterPoints } from './comparison';
import { registryView } from './registry-view';
import { artifactPreview, runDetails } from './run-details';
import { type RunColumn, runsTable, sortRows } from './runs-table';

type Logged = { params?: Record<string, string>; tags?: Record<string, string>; curve?: number[] };

function world(runs: Record<string, Logged>) {
  const store = newStore();
  const ids: Record<string, string> = {};
  for (const [name, { params = {}, tags = {}, curve = [] }] of Object.entries(runs)) {
    store.clock.advance(1000);
    const { runId } = createRun(store, { experimentId: '0', runName: name }).info;
    ids[name] = runId;
    const list = (record: Record<string, string>) =>
      Object.entries(record).map(([key, value]) => ({ key, value }));
    const metrics = curve.map((value, step) => ({
      key: 'loss',
      value,
      step,
      timestamp: store.clock.now() + step,
    }));
    logBatch(store, runId, { params: list(params), tags: list(tags), metrics });
  }
  return { store, ids };
}

describe('the table of runs', () => {
  const runs = {
    a: {
      params: { lr: '0.1', model: 'ridge' },
      tags: { family: 'x', 'mlflow.source.git.commit': 'c0' },
      curve: [2, 1],
    },
    b: { params: { lr: '0.01', depth: '3', model: 'tree' }, curve: [3] },
    c: { params: { lr: 'auto', model: 'tree' } },
  };

  it('has a column for everything that any run has', () => {
    const { store, ids } = world(runs);
    updateRun(store, ids.a!, { status: 'FINISHED', endTime: START + 4000 });
    const table = runsTable(store, {});
    expect(table.columns.map(({ id, isNumeric, isConstant }) => [id, isNumeric, isConstant])).toEqual([
      ['metrics.loss', true, false],
      ['params.depth', true, true],
      ['params.lr', false, false],
      ['params.model', false, false],
      ['tags.family', false, true],
    ]);
    expect(table.rows.map(({ name, cells }) => [name, ...cells])).toEqual([
      ['c', null, null, 'auto', 'tree', null],
      ['b', 3, 3, '0.01', 'tree', null],
      ['a', 1, null, '0.1', 'ridge', 'x'],
    ]);
    expect(table.rows[2]).toMatchObject({
      status: 'FINISHED',
      startMs: START + 1000,
      durationMs: 3000,
      commit: 'c0',
      user: 'learner',
    });
    expect(table.experiments).toEqual([{ experimentId: '0', name: 'Default', isDeleted: false }]);
  });

  it('filters and orders by MLflow, and says what is wrong with a filter', () => {
    const { store, ids } = world(runs);
    const names = (input: object) => runsTable(store, input).rows.map(({ name }) => name);
    expect(names({ filter: "params.model = 'tree'", orderBy: ['params.lr'] })).toEqual(['b', 'c']);
    expect(names({ experimentIds: ['0'], orderBy: ['metrics.loss DESC'] })).toEqual(['b', 'a', 'c']);
    expect(runsTable(store, { filter: 'loss <' })).toMatchObject({
      rows: [],
      problem: "Invalid clause(s) in filter string: 'loss', '<'",
    });
    markRun(store, ids.a!, 'deleted');
    expect(names({})).toEqual(['c', 'b']);
    expect(runsTable(store, { view: 'DELETED_ONLY' }).rows).toMatchObject([{ name: 'a', isDeleted: true }]);
    const other = createExperiment(store, 'other');
    createRun(store, { experimentId: other, runName: 'd' });
    moveExperiment(store, other, 'deleted');
    expect(names({})).toEqual(['c', 'b']);
    store.fs.write(`${store.root}/0/${ids.b}/meta.yaml`, '?');
    expect(runsTable(store, {})).toMatchObject({
      rows: [{ name: 'c' }],
      damaged: [{ path: `${store.root}/0/${ids.b}/meta.yaml` }],
    });
  });

  it('makes nothing where there is no store', () => {
    const fs = new FileSystem({ now: () => 0 });
    const context = { fs, clock: { now: () => 0 }, rng: seededRng('x') };
    expect(runsTable(context, {})).toEqual({
      experiments: [],
      columns: [],
      rows: [],
      problem: null,
      damaged: [],
    });
    expect(registryView(context)).toEqual({ models: [], damaged: [] });
    expect(runDetails(context, { runId: 'x' })).toBeNull();
    expect(fs.exists('/workspace')).toBe(false);
  });

  it('sorts numbers as numbers', () => {
    const { store } = world({
      a: { params: { n: '10' } },
      b: { params: { n: '9' } },
      c: {},
      d: { params: { n: '1e1' } },
    });
    const { rows } = runsTable(store, {});
    const names = (ascending: boolean) =>
      sortRows(rows, ({ cells }) => cells[0] ?? null, ascending).map(({ name }) => name);
    expect(names(true)).toEqual(['b', 'd', 'a', 'c']);
    expect(names(false)).toEqual(['d', 'a', 'b', 'c']);
  });
});

describe('a comparison', () => {
  it('lays runs over the axes in which they differ, what was set before what came of it', () => {
    const { store, ids } = world({
      a: { params: { lr: '1', model: 'ridge', same: 'x' }, curve: [4, 2] },
      b: { params: { lr: '3', model: 'tree', same: 'x' }, curve: [6] },
      c: { params: { lr: '2', model: 'mlp', same: 'x' }, curve: [9, Number.NaN] },
      d: { params: { model: 'tree' } },
    });
    const comparison = compareRuns(store, { runIds: [...Object.values(ids), 'gone'] });
    expect(comparison.missing).toEqual(['gone']);
    expect(comparison.axes).toEqual([
      { id: 'params.lr', entity: 'parameter', key: 'lr', domain: [1, 3], categories: [] },
      {
        id: 'params.model',
        entity: 'parameter',
        key: 'model',
        domain: null,
        categories: ['mlp', 'ridge', 'tree'],
      },
      { id: 'params.same', entity: 'parameter', key: 'same', domain: null, categories: ['x'] },
      { id: 'metrics.loss', entity: 'metric', key: 'loss', domain: [2, 6], categories: [] },
    ]);
    expect(comparison.lines.map(({ heights }) => heights)).toEqual([
      [0, 0.5, 0.5, 0],
      [1, 1, 0.5, 1],
      [0.5, 0, 0.5, null],
      [null, 1, null, null],
    ]);
    expect(scatterPoints(comparison.rows, 1, 0).map(({ x, y }) => [x, y])).toEqual([
      [1, 2],
      [3, 6],
    ]);
  });

  it('gives curves by step and by time, thinned with the last point kept', () => {
    const curve = Array.from({ length: 2501 }, (_, i) => i);
    const { store, ids } = world({
      a: { curve: [5, 4, 3] },
      b: { curve: curve.slice(0, 900) },
      c: { params: { x: '1' } },
    });
    logBatch(store, ids.b!, {
      params: [],
      tags: [],
      metrics: [{ key: 'once', value: 1, step: 0, timestamp: START }],
    });
    const { curves } = compareRuns(store, { runIds: Object.values(ids), points: 100 });
    expect(curves.map(({ key }) => key)).toEqual(['loss']);
    const [a, b] = curves[0]!.curves;
    expect(a!.points).toEqual([
      { step: 0, elapsedMs: 0, value: 5 },
      { step: 1, elapsedMs: 1, value: 4 },
      { step: 2, elapsedMs: 2, value: 3 },
    ]);
    expect(b).toMatchObject({ total: 900 });
    expect(b!.points.length).toBeLessThanOrEqual(100);
    expect(b!.points.at(-1)).toMatchObject({ step: 899, value: 899 });
  });

  it('keeps every height between the foot and the top', () => {
    const cell = fc.oneof(fc.double(), fc.constant(null));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
        const columns: RunColumn[] = [
          { id: 'metrics.m', entity: 'metric', key: 'm', isNumeric: true, isConstant: false },
        ];
        const rows = cells.map((value, i) => ({ runId: `${i}`, cells: [value] })) as never;
        for (const { heights } of parallelCoordinates(columns, rows).lines)
          for (const height of heights)
            if (height !== null) {
              expect(height).toBeGreaterThanOrEqual(0);
              expect(height).toBeLessThanOrEqual(1);
            }
      }),
    );
  });
});

describe('the registry', () => {
  it('shows versions with where they come from', () => {
    const { store, ids } = world({
      a: { curve: [2], tags: { 'mlflow.source.git.commit': 'c0', 'dvc.raw/ames.csv': 'm5' } },
    });
    createModel(store, 'price', 'of houses', [{ key: 'team', value: 'homes' }]);
    createVersion(store, { name: 'price', source: `mlruns/0/${ids.a}/artifacts/model`, runId: ids.a! });
    createVersion(store, { name: 'price', source: 's', runId: 'f'.repeat(32) });
    createVersion(store, { name: 'price', source: 's' });
    setAlias(store, 'price', 'champion', '1');
    const { models } = registryView(store);
    expect(models).toMatchObject([
      {
        name: 'price',
        description: 'of houses',
        tags: [{ key: 'team', value: 'homes' }],
        aliases: [{ alias: 'champion', version: 1 }],
        versions: [
          { version: 3, origin: null },
          { version: 2, origin: null },
          { version: 1, aliases: ['champion'] },
        ],
      },
    ]);
    expect(models[0]!.versions[2]!.origin).toEqual({
      runId: ids.a,
      runName: 'a',
      experimentId: '0',
      commit: 'c0',
      data: [{ key: 'raw/ames.csv', value: 'm5' }],
      metrics: [{ key: 'loss', value: 2 }],
    });
  });
});

describe('the details of a run', () => {
  it('hold all that was logged, and what is tied to it', () => {
    const { store, ids } = world({
      parent: {},
      a: {
        params: { lr: '1' },
        tags: { note: 'n', 'dvc.raw': 'm5', 'mlflow.source.git.commit': 'c0' },
        curve: [3, 1, 2],
      },
    });
    const child = createRun(store, {
      experimentId: '0',
      runName: 'child',
      tags: [{ key: 'mlflow.parentRunId', value: ids.a! }],
    });
    logBatch(store, ids.a!, {
      params: [],
      metrics: [],
      tags: [{ key: 'mlflow.parentRunId', value: ids.parent! }],
    });
    const dataset = {
      name: 'd',
      digest: 'x',
      sourceType: 'local',
      source: '{}',
      schema: null,
      profile: null,
    };
    logInputs(store, ids.a!, [{ dataset, tags: [] }]);
    writeArtifact(store, ids.a!, 'model/MLmodel', 'flavors: {}\n');
    writeArtifact(store, ids.a!, 'model/code/é.py', 'é');
    createModel(store, 'price');
    createVersion(store, { name: 'price', source: 's', runId: ids.a! });
    store.fs.write(`${store.root}/0/${ids.a}/metrics/broken`, 'x\n');
    expect(runDetails(store, { runId: ids.a! })).toMatchObject({
      info: { runName: 'a', status: 'RUNNING' },
      params: [{ key: 'lr', value: '1' }],
      metrics: [{ key: 'loss', latest: 2, step: 2, points: 3, least: 1, greatest: 3 }],
      tags: [{ key: 'note', value: 'n' }],
      inputs: [{ dataset: { name: 'd' } }],
      artifacts: [
        {
          name: 'model',
          size: null,
          isModel: true,
          children: [
            { path: 'model/MLmodel', size: 12 },
            { path: 'model/code', children: [{ path: 'model/code/é.py', size: 2 }] },
          ],
        },
      ],
      commit: 'c0',
      data: [{ key: 'raw', value: 'm5' }],
      parent: { runId: ids.parent, name: 'parent' },
      children: [{ runId: child.info.runId, name: 'child' }],
      registered: [{ model: 'price', version: 1, aliases: [] }],
      damaged: [{ path: `${store.root}/0/${ids.a}/metrics/broken` }],
    });
  });

  it('preview artifacts', () => {
    const { store, ids } = world({ a: {} });
    const runId = ids.a!;
    writeArtifact(store, runId, 'a.json', 'é'.repeat(100_001));
    writeArtifact(store, runId, 'b.png', new Uint8Array([0, 1]));
    expect(artifactPreview(store, { runId, path: 'a.json' })).toEqual({
      path: 'a.json',
      mimeType: 'application/json',
      size: 200_002,
      text: 'é'.repeat(100_000),
      isCut: true,
    });
    expect(artifactPreview(store, { runId, path: 'b.png' })).toMatchObject({
      mimeType: 'image/png',
      size: 2,
      text: null,
    });
    expect(artifactPreview(store, { runId, path: 'none' })).toBeNull();
    expect(artifactPreview(store, { runId, path: '../meta.yaml' })).toBeNull();
  });
});
