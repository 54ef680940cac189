import { describe, expect, it } from 'vitest';
import { FileSystem } from '../../../core/file-system';
import { seededRng } from '../../../core/rng';
import { filesOf, newStore, START } from '../testing/store';
import {
  createExperiment,
  findExperimentByName,
  getExperiment,
  listExperiments,
  renameExperiment,
  setExperimentTag,
} from './experiments';
import { logBatch, logInputs, logMetric, logParam, metricHistory } from './logging';
import { createRun, deleteTag, markRun, moveExperiment, purgeRun, setTag, updateRun } from './run-changes';
import { getRun, listRuns } from './runs';

const point = (key: string, value: number, step = 0, timestamp = START) => ({ key, value, step, timestamp });

describe('layout', () => {
  it('starts with the experiment Default and the folders that MLflow makes', () => {
    const store = newStore();
    expect(filesOf(store)).toEqual({
      '0/meta.yaml': [
        'artifact_location: mlruns/0',
        `creation_time: ${START}`,
        "experiment_id: '0'",
        `last_update_time: ${START}`,
        'lifecycle_stage: active',
        'name: Default',
        '',
      ].join('\n'),
    });
    expect(store.fs.list(store.root)).toEqual(['.trash', '0', 'models']);
  });

  it('writes a run as FIDELITY 4.2 has it', () => {
    const store = newStore();
    const experimentId = createExperiment(store, 'prices', '', [{ key: 'team', value: 'homes' }]);
    expect(experimentId).toMatch(/^[1-9]\d{17}$/);
    const { info } = createRun(store, { experimentId, runName: 'first', startTime: START });
    expect(info.runId).toMatch(/^[0-9a-f]{32}$/);
    logParam(store, info.runId, { key: 'lr', value: '0.1' });
    logMetric(store, info.runId, point('val/loss', 0.5));
    logMetric(store, info.runId, point('val/loss', 1, 1, START + 5));
    setTag(store, info.runId, { key: 'mlflow.source.git.commit', value: 'abc' });
    updateRun(store, info.runId, { status: 'FINISHED', endTime: START + 9 });
    const run = `${experimentId}/${info.runId}`;
    const files = filesOf(store, `/${experimentId}`);
    expect(files).toEqual({
      [`${experimentId}/meta.yaml`]: expect.stringContaining(`artifact_location: mlruns/${experimentId}\n`),
      [`${experimentId}/tags/team`]: 'homes',
      [`${run}/meta.yaml`]: [
        `artifact_uri: mlruns/${run}/artifacts`,
        `end_time: ${START + 9}`,
        "entry_point_name: ''",
        `experiment_id: '${experimentId}'`,
        'lifecycle_stage: active',
        `run_id: ${info.runId}`,
        'run_name: first',
        `run_uuid: ${info.runId}`,
        "source_name: ''",
        'source_type: 4',
        "source_version: ''",
        `start_time: ${START}`,
        'status: 3',
        'tags: []',
        'user_id: learner',
        '',
      ].join('\n'),
      [`${run}/metrics/val/loss`]: `${START} 0.5 0\n${START + 5} 1.0 1\n`,
      [`${run}/params/lr`]: '0.1',
      [`${run}/tags/mlflow.runName`]: 'first',
      [`${run}/tags/mlflow.source.git.commit`]: 'abc',
    });
    expect(store.fs.isFolder(`${store.root}/${run}/artifacts`)).toBe(true);
  });

  it('gives the same bytes for the same chance and time', () => {
    const [a, b] = [newStore(), newStore()];
    for (const store of [a, b]) createRun(store, { experimentId: createExperiment(store, 'x') });
    expect(filesOf(a)).toEqual(filesOf(b));
  });

  it('goes on from files, with chance that starts anew, without a doubled id', () => {
    const first = newStore();
    const before = createRun(first, { experimentId: '0' }).info.runId;
    const again = { ...newStore(first.fs), rng: seededRng('store') };
    const after = createRun(again, { experimentId: '0' }).info.runId;
    expect(after).not.toBe(before);
    expect(
      listRuns(again, '0', 'ALL')
        .items.map((run) => run.info.runId)
        .sort(),
    ).toEqual([before, after].sort());
  });
});

describe('experiments', () => {
  it('have names of their own, also in the trash', () => {
    const store = newStore();
    const id = createExperiment(store, 'a');
    expect(() => createExperiment(store, 'a')).toThrow("Experiment 'a' already exists.");
    moveExperiment(store, id, 'deleted');
    expect(() => createExperiment(store, 'a')).toThrow('already exists in deleted state');
    expect(findExperimentByName(store, 'a')?.lifecycleStage).toBe('deleted');
    expect(() => createExperiment(store, '')).toThrow('Invalid experiment name');
    expect(() => createExperiment(store, 'x'.repeat(501))).toThrow('maximum length of 500');
    expect(() => createExperiment(store, 'b', 's3://bucket')).toThrow("out of this server's reach");
    expect(() => createExperiment(store, 'b', '../../etc')).toThrow('not a folder in the workspace');
    expect(() => createExperiment(store, 'b', 'mlruns/0')).toThrow('inside the tracking store');
    expect(() => createExperiment(store, 'b', 'runs:/1')).toThrow('cannot be a runs:/ URI');
  });

  it('are deleted and restored with their runs', () => {
    const store = newStore();
    const id = createExperiment(store, 'a');
    const { runId } = createRun(store, { experimentId: id }).info;
    store.clock.advance(5);
    moveExperiment(store, id, 'deleted');
    expect(store.fs.exists(`${store.root}/${id}`)).toBe(false);
    expect(store.fs.readText(`${store.root}/.trash/${id}/${runId}/meta.yaml`)).toContain(
      `deleted_time: ${START + 5}\n`,
    );
    expect(getRun(store, runId).info.lifecycleStage).toBe('deleted');
    expect(listExperiments(store, 'ACTIVE_ONLY').items.map(({ name }) => name)).toEqual(['Default']);
    expect(() => createRun(store, { experimentId: id })).toThrow('non-active experiment');
    moveExperiment(store, id, 'active');
    expect(getRun(store, runId).info).toMatchObject({ lifecycleStage: 'active', deletedTime: null });
    expect(() => moveExperiment(store, id, 'active')).toThrow('Could not find deleted experiment');
    expect(() => moveExperiment(store, '0', 'deleted')).toThrow('internally reserved');
    expect(() => moveExperiment(store, 'models', 'deleted')).toThrow('Could not find experiment');
  });

  it('are renamed and tagged while active', () => {
    const store = newStore();
    const id = createExperiment(store, 'a');
    renameExperiment(store, id, 'b');
    setExperimentTag(store, id, { key: 'k', value: 'v' });
    expect(getExperiment(store, id)).toMatchObject({ name: 'b', tags: new Map([['k', 'v']]) });
    expect(() => renameExperiment(store, id, 'Default')).toThrow('already exists');
    moveExperiment(store, id, 'deleted');
    expect(() => renameExperiment(store, id, 'c')).toThrow('non-active lifecycle stage');
    expect(() => setExperimentTag(store, id, { key: 'k', value: 'v' })).toThrow("'active' lifecycle_stage");
    expect(() => getExperiment(store, '77')).toThrow('Could not find experiment with ID 77');
  });
});

describe('runs', () => {
  const start = () => {
    const store = newStore();
    return { store, runId: createRun(store, { experimentId: '0' }).info.runId };
  };

  it('have a made-up name when they are given none, and one name only', () => {
    const { store, runId } = start();
    expect(getRun(store, runId).info.runName).toMatch(/^[a-z]+-[a-z]+-\d+$/);
    setTag(store, runId, { key: 'mlflow.runName', value: 'renamed' });
    expect(getRun(store, runId).info.runName).toBe('renamed');
    updateRun(store, runId, { runName: 'again' });
    expect(getRun(store, runId).tags.get('mlflow.runName')).toBe('again');
    expect(() =>
      createRun(store, { experimentId: '0', runName: 'a', tags: [{ key: 'mlflow.runName', value: 'b' }] }),
    ).toThrow("different values (run_name='a', mlflow.runName='b')");
  });

  it('take a param once, and metrics without end', () => {
    const { store, runId } = start();
    logParam(store, runId, { key: 'depth', value: '3' });
    logParam(store, runId, { key: 'depth', value: '3' });
    expect(() => logParam(store, runId, { key: 'depth', value: '4' })).toThrow(
      `Changing param values is not allowed. Param with key='depth' was already logged with value='3' for run ID='${runId}'. Attempted logging new value '4'.`,
    );
    for (const value of [3, 1, 2]) logMetric(store, runId, point('m', value));
    logMetric(store, runId, point('m', 0, 0, START - 1));
    expect(metricHistory(store, runId, 'm').map(({ value }) => value)).toEqual([3, 1, 2, 0]);
    expect(metricHistory(store, runId, 'none')).toEqual([]);
  });

  it('show the latest of a metric: by step, then time, then value', () => {
    const { store, runId } = start();
    const latest = () => getRun(store, runId).metrics.get('m')?.value;
    logMetric(store, runId, point('m', 9, 1, START));
    logMetric(store, runId, point('m', 5, 2, START - 10));
    expect(latest()).toBe(5);
    logMetric(store, runId, point('m', 4, 2, START - 11));
    expect(latest()).toBe(5);
    logMetric(store, runId, point('m', 6, 2, START - 10));
    expect(latest()).toBe(6);
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY]) logMetric(store, runId, point('x', value));
    expect(metricHistory(store, runId, 'x').map(({ value }) => value)).toEqual([Number.NaN, -Infinity]);
  });

  it('log a batch wholly or not at all', () => {
    const { store, runId } = start();
    logParam(store, runId, { key: 'p', value: '1' });
    const batch = {
      metrics: [point('m', 1)],
      params: [{ key: 'q', value: '2' }],
      tags: [{ key: 't', value: '3' }],
    };
    const refused = { ...batch, params: [...batch.params, { key: 'p', value: 'other' }] };
    expect(() => logBatch(store, runId, refused)).toThrow('Changing param values');
    expect(getRun(store, runId)).toMatchObject({ metrics: new Map(), params: new Map([['p', '1']]) });
    logBatch(store, runId, batch);
    const run = getRun(store, runId);
    expect([run.params.get('q'), run.tags.get('t'), run.metrics.get('m')?.value]).toEqual(['2', '3', 1]);
    const many = (count: number) => Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value: '' }));
    expect(() => logBatch(store, runId, { ...batch, params: many(101) })).toThrow(
      'at most 100 params. Got 101',
    );
    expect(() => logBatch(store, runId, { ...batch, tags: many(101) })).toThrow('at most 100 tags');
    const points = Array.from({ length: 1001 }, (_, i) => point('m', i));
    expect(() => logBatch(store, runId, { ...batch, metrics: points })).toThrow('at most 1000 metrics');
    expect(() => logBatch(store, runId, { ...batch, metrics: points.slice(2) })).toThrow(
      'metrics, params, and tags',
    );
    const twice = [...batch.params, ...batch.params];
    expect(() => logBatch(store, runId, { ...batch, params: twice })).toThrow("have been submitted: ['q']");
  });

  it.each([
    ['a b/c.d-e_f:g', true],
    ['ünï', true],
    ['a*b', false],
    ['../x', false],
    ['a//b', false],
    ['./a', false],
    ['/a', false],
    ['a/', false],
    ['.', false],
    ['', false],
    ['constructor', false],
    ['x'.repeat(250), true],
    ['x'.repeat(251), false],
  ])('take %j for a key: %s', (key, isGood) => {
    const { store, runId } = start();
    for (const log of [
      () => logParam(store, runId, { key, value: 'v' }),
      () => logMetric(store, runId, point(key, 1)),
      () => setTag(store, runId, { key, value: 'v' }),
    ]) {
      if (isGood) expect(log).not.toThrow();
      else expect(log).toThrow(expect.objectContaining({ code: 'INVALID_PARAMETER_VALUE' }));
    }
    expect(Object.keys(filesOf(store, '/0')).filter((path) => path.includes('..'))).toEqual([]);
  });

  it('refuse what is too long, what is no time, and a key inside a key', () => {
    const { store, runId } = start();
    expect(() => logParam(store, runId, { key: 'p', value: 'x'.repeat(6001) })).toThrow('length of 6000');
    expect(() => setTag(store, runId, { key: 'p', value: 'x'.repeat(8001) })).toThrow('length of 8000');
    logParam(store, runId, { key: 'p', value: 'x'.repeat(6000) });
    expect(() => logMetric(store, runId, point('m', 1, 0, -1))).toThrow('nonnegative long');
    expect(() => logMetric(store, runId, point('m', 1, 0.5))).toThrow('Step must be a valid long');
    expect(() => logParam(store, runId, { key: 'p/q', value: '' })).toThrow("'p' is a key already");
    logParam(store, runId, { key: 'd/e', value: '' });
    expect(() => logParam(store, runId, { key: 'd', value: '' })).toThrow('it is a folder already');
    expect(() => getRun(store, 'nope')).toThrow("Run 'nope' not found");
    expect(() => getRun(store, '../0')).toThrow("Invalid run ID: '../0'");
  });

  it('are deleted, restored and purged', () => {
    const { store, runId } = start();
    expect(() => purgeRun(store, runId)).toThrow('is not in `deleted` lifecycle stage');
    markRun(store, runId, 'deleted');
    expect(listRuns(store, '0', 'ACTIVE_ONLY').items).toEqual([]);
    expect(listRuns(store, '0', 'DELETED_ONLY').items).toHaveLength(1);
    for (const change of [
      () => logMetric(store, runId, point('m', 1)),
      () => setTag(store, runId, { key: 'a', value: 'b' }),
      () => updateRun(store, runId, { status: 'FAILED' }),
    ])
      expect(change).toThrow(`The run ${runId} must be in 'active' lifecycle_stage.`);
    markRun(store, runId, 'active');
    expect(getRun(store, runId).info.deletedTime).toBeNull();
    setTag(store, runId, { key: 'a/b', value: 'b' });
    deleteTag(store, runId, 'a/b');
    expect(() => deleteTag(store, runId, 'a/b')).toThrow(`No tag with name: a/b in run with id ${runId}`);
    markRun(store, runId, 'deleted');
    purgeRun(store, runId);
    expect(() => getRun(store, runId)).toThrow('not found');
  });

  it('note the datasets that they read, once', () => {
    const { store, runId } = start();
    const dataset = {
      name: 'ames',
      digest: 'd41d8cd98f00b204e9800998ecf8427e',
      sourceType: 'local',
      source: '{"uri": "data/ames.csv"}',
      schema: null,
      profile: '{"rows": 3}',
    };
    const tags = [{ key: 'mlflow.data.context', value: 'training' }];
    logInputs(store, runId, [{ dataset, tags }]);
    logInputs(store, runId, [{ dataset, tags }]);
    expect(getRun(store, runId).inputs).toEqual([{ dataset, tags }]);
    expect(
      Object.keys(filesOf(store, '/0'))
        .filter((path) => /datasets|inputs/.test(path))
        .sort((path) => (path.includes('datasets') ? -1 : 1)),
    ).toEqual([
      expect.stringMatching(/^0\/datasets\/[0-9a-f]{32}\/meta\.yaml$/),
      expect.stringMatching(/^0\/[0-9a-f]{32}\/inputs\/[0-9a-f]{32}\/meta\.yaml$/),
    ]);
    expect(() =>
      logInputs(store, runId, [{ dataset: { ...dataset, digest: 'x'.repeat(37) }, tags }]),
    ).toThrow('Dataset digest exceeds the maximum length of 36');
    expect(listRuns(store, '0', 'ALL')).toMatchObject({ items: [{}], damaged: [] });
  });
});

describe('damage', () => {
  it('is told by its path; everything else is read', () => {
    const store = newStore();
    const ids = Array.from({ length: 6 }, () => createRun(store, { experimentId: '0' }).info.runId);
    for (const id of ids) logMetric(store, id, point('m', 1));
    const at = (index: number, path: string) => `${store.root}/0/${ids[index]}/${path}`;
    store.fs.write(at(0, 'meta.yaml'), 'a: [');
    store.fs.write(at(1, 'meta.yaml'), '');
    store.fs.write(at(2, 'meta.yaml'), 'experiment_id: "7"\n');
    store.fs.remove(at(3, 'meta.yaml'));
    store.fs.write(at(4, 'metrics/m'), `${START} 1.0 0\nhalf a li\n${START} 2.0 1\n`);
    const { items, damaged } = listRuns(store, '0', 'ALL');
    expect(items.map((run) => [run.info.runId, run.metrics.get('m')?.value])).toEqual(
      [ids[4], ids[5]].map((id) => [id, id === ids[4] ? 2 : 1]).sort(),
    );
    expect(Object.fromEntries(damaged.map(({ path, reason }) => [path, reason]))).toEqual({
      [at(0, 'meta.yaml')]: expect.stringContaining('it is not YAML'),
      [at(1, 'meta.yaml')]: 'it is empty',
      [at(2, 'meta.yaml')]: 'it is of the experiment 7, but lies in 0',
      [at(3, 'meta.yaml')]: 'there is no such file',
      [at(4, 'metrics/m')]: 'line 2 is not "<time> <value> <step>": "half a li"',
    });
    expect(() => getRun(store, ids[0]!)).toThrow(expect.objectContaining({ code: 'INVALID_STATE' }));
    store.fs.write(`${store.root}/0/meta.yaml`, 'name: 5\n');
    expect(listExperiments(store, 'ALL')).toEqual({
      items: [],
      damaged: [{ path: `${store.root}/0/meta.yaml`, reason: 'it has no experiment_id' }],
    });
  });

  it('of a last line that broke off spoils no later point', () => {
    const store = newStore();
    const { runId } = createRun(store, { experimentId: '0' }).info;
    store.fs.makeFolder(`${store.root}/0/${runId}/metrics`);
    store.fs.write(`${store.root}/0/${runId}/metrics/m`, `${START} 1.0 0\n${START} 2.`);
    logMetric(store, runId, point('m', 3, 2));
    expect(metricHistory(store, runId, 'm').map(({ value, step }) => [value, step])).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
    ]);
  });

  it('is not what an unfinished run leaves', () => {
    const store = newStore();
    store.fs.makeFolder(`${store.root}/0/${'a'.repeat(32)}/tags`);
    store.fs.write(`${store.root}/0/${'a'.repeat(32)}/tags/mlflow.runName`, 'never was');
    expect(listRuns(store, '0', 'ALL')).toEqual({ items: [], damaged: [] });
  });
});

describe('a store of another MLflow', () => {
  it('is read: absolute URIs, old fields, other numbers', () => {
    const fs = new FileSystem({ now: () => START });
    // Without quotes this id is a string for PyYAML, and a number for YAML 1.2.
    const id = '12345678901234567890123456789e12';
    const lay = (path: string, text: string) => {
      fs.makeFolder(`/workspace/mlruns/${path}`.replace(/\/[^/]*$/, ''));
      fs.write(`/workspace/mlruns/${path}`, text);
    };
    lay(
      '0/meta.yaml',
      'artifact_location: file:///home/a/mlruns/0\nexperiment_id: 0\nlifecycle_stage: active\nname: Default\nworkspace: default\n',
    );
    lay(
      `0/${id}/meta.yaml`,
      `artifact_uri: file:///home/a/mlruns/0/${id}/artifacts\nend_time: 1700000000500\nexperiment_id: '0'\nlifecycle_stage: active\nrun_uuid: ${id}\nstart_time: 1700000000000\nstatus: 3\nuser_id: a\n`,
    );
    lay(`0/${id}/tags/mlflow.runName`, 'old');
    lay(`0/${id}/metrics/acc`, '1700000000000 0.75\n1700000000001 1e-05 1\n1700000000002 nan 2\n');
    lay(`0/${id}/artifacts/note.txt`, 'hi');
    const store = newStore(fs);
    expect(listExperiments(store, 'ALL').items).toMatchObject([{ experimentId: '0', creationTime: null }]);
    const { items, damaged } = listRuns(store, '0', 'ALL');
    expect(damaged).toEqual([]);
    expect(items[0]!.info).toMatchObject({ runId: id, runName: 'old', status: 'FINISHED' });
    expect(metricHistory(store, id, 'acc')).toMatchObject([
      { value: 0.75, step: 0 },
      { value: 1e-5 },
      { value: Number.NaN },
    ]);
  });
});
