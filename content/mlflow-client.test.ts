import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RunServices } from '../engine/core/code-runner';
import { predictRow, readNetwork } from '../engine/tracking/mlflow/model/network';
import { TRACKING_ORIGIN, trackingServer } from '../engine/tracking/mlflow/rest/server';
import { findExperimentByName } from '../engine/tracking/mlflow/store/experiments';
import { metricHistory } from '../engine/tracking/mlflow/store/logging';
import { getVersion } from '../engine/tracking/mlflow/store/registry-read';
import { listRuns } from '../engine/tracking/mlflow/store/runs';
import { trackedLab } from './testing/tracked-run';
import { mlflowClientFiles } from './workspace-files';
import { predict } from './workspace-files/mlflow/network';

const labs: { dispose(): void }[] = [];
afterAll(() => {
  for (const lab of labs) lab.dispose();
});
function newLab() {
  const lab = trackedLab();
  labs.push(lab);
  const store = { ...lab.context, root: '/workspace/mlruns', user: '' };
  const runsOf = (name: string) =>
    listRuns(store, findExperimentByName(store, name)!.experimentId, 'ALL').items;
  return { ...lab, store, runsOf };
}

const NETWORK = `{
  inputs: [{ name: 'area', mean: 100, scale: 10 }, { name: 'rooms' }],
  outputs: [{ name: 'price', mean: 5, scale: 2 }],
  layers: [
    { weights: [[1, -1], [0.5, 2]], bias: [0.1, 0], activation: 'relu' },
    { weights: [[3], [4]], bias: [-1], activation: 'linear' },
  ],
}`;

/** A program that does all that a lesson does. */
const PROGRAM = `
  import { withRun, setExperiment, searchRuns, registerModel, setAlias, setModelVersionTag, getModelVersionByAlias, loadModel } from './lib/mlflow.ts';
  await setExperiment('prices');
  const uri = await withRun({ runName: 'first', tags: { family: 'network' } }, async (run) => {
    await run.logParam('lr', 0.1);
    await run.logParams({ layers: 2, shuffle: true });
    for (let epoch = 0; epoch < 3; epoch++) await run.logMetrics({ loss: 1 / (epoch + 1), 'val/loss': 2 }, epoch);
    await run.logMetric('odd', NaN);
    await run.setTag('note', 'a');
    await run.logInput('raw/ames.csv');
    await run.logText('because', 'notes/why it.md');
    await run.logDict({ a: [1] }, 'a.json');
    await run.logArtifact('raw/ames.csv', 'data');
    return run.logModel(${NETWORK}, 'model', [[110, 2]]);
  });
  const version = await registerModel(uri, 'price');
  await setAlias('price', 'champion', version.version);
  await setModelVersionTag('price', version.version, 'validation_status', 'passed');
  const [run] = await searchRuns('prices', "metrics.loss < 0.5 and params.layers = '2'", ['metrics.loss DESC']);
  const model = await loadModel('models:/price@champion');
  const same = await loadModel('models:/price/1');
  console.log(JSON.stringify({
    uri, name: run.name, status: run.status, metrics: run.metrics, params: run.params, family: run.tags.family,
    champion: (await getModelVersionByAlias('price', 'champion')).version,
    tags: model.version.tags, run: model.version.runId === run.runId,
    predicted: [model.predict([[110, 2], [100, 1]]), same.predict([[110, 2]])],
  }));
  await withRun({ runName: 'broken' }, async () => { throw new Error('on purpose'); }).catch((error) => console.log(error.message));
`;

const FILES = {
  'raw/ames.csv': 'a,b\n1,2\n',
  'raw/ames.csv.dvc': `outs:\n- md5: ${'1'.repeat(32)}\n  size: 8\n  hash: md5\n  path: ames.csv\n`,
  'dvc.lock': `schema: '2.0'\nstages:\n  train:\n    cmd: node train.ts\n    deps:\n    - path: train.ts\n      hash: md5\n      md5: ${'4'.repeat(32)}\n      size: 8\n    - path: dataset\n      hash: md5\n      md5: ${'2'.repeat(32)}.dir\n      size: 8\n      nfiles: 2\n    outs:\n    - path: model.json\n      hash: md5\n      md5: ${'3'.repeat(32)}\n      size: 1\n`,
};

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

function checkPrinted(stdout: string) {
  const [first, second] = stdout.split('\n');
  expect(JSON.parse(first!)).toMatchObject({
    uri: expect.stringMatching(/^runs:\/[0-9a-f]{32}\/model$/),
    name: 'first',
    status: 'FINISHED',
    metrics: { loss: 1 / 3, 'val/loss': 2 },
    params: { lr: '0.1', layers: '2', shuffle: 'true' },
    family: 'network',
    champion: '1',
    tags: { validation_status: 'passed' },
    run: true,
    // relu([(1) + 1 + 0.1, -1 + 4]) → [2.1, 3]; 6.3 + 12 - 1 = 17.3; * 2 + 5.
    predicted: [[[39.6], [expect.closeTo(2 * (3 * 0.6 + 4 * 2 - 1) + 5, 12)]], [[39.6]]],
  });
  expect(second).toBe('on purpose');
}

describe('the client of MLflow', () => {
  it('logs, registers, finds and loads, in the lab', async () => {
    const lab = newLab();
    const result = await lab.run(PROGRAM, FILES);
    expect(result.stderr).toBe('');
    checkPrinted(result.stdout);
    const [run, broken] = ['first', 'broken'].map((name) =>
      lab.runsOf('prices').find(({ info }) => info.runName === name),
    );
    expect(run!.info).toMatchObject({ userId: 'ada', status: 'FINISHED', endTime: expect.any(Number) });
    expect(broken!.info.status).toBe('FAILED');
    expect(Object.fromEntries(run!.tags)).toEqual({
      'mlflow.runName': 'first',
      'mlflow.user': 'ada',
      'mlflow.source.name': 'main.ts',
      'mlflow.source.type': 'LOCAL',
      'mlflow.source.git.commit': 'a'.repeat(40),
      'mlflow.log-model.history': expect.any(String),
      'dvc.dataset': `${'2'.repeat(32)}.dir`,
      'dvc.raw/ames.csv': md5(FILES['raw/ames.csv']),
      family: 'network',
      note: 'a',
    });
    expect(run!.inputs).toMatchObject([
      {
        dataset: {
          name: 'ames.csv',
          digest: md5(FILES['raw/ames.csv']),
          source: '{"uri":"raw/ames.csv"}',
        },
        tags: [{ key: 'mlflow.data.context', value: 'training' }],
      },
    ]);
    expect(metricHistory(lab.store, run!.info.runId, 'loss').map(({ step, value }) => [step, value])).toEqual(
      [
        [0, 1],
        [1, 0.5],
        [2, 1 / 3],
      ],
    );
    expect(getVersion(lab.store, 'price', '1')).toMatchObject({
      aliases: ['champion'],
      runId: run!.info.runId,
    });
    const artifacts = `/workspace/${run!.info.artifactUri}`;
    expect(lab.fs.filesBelow(artifacts).map((path) => path.slice(artifacts.length + 1))).toEqual([
      'a.json',
      'data/ames.csv',
      'model/MLmodel',
      'model/code/json_network.py',
      'model/conda.yaml',
      'model/input_example.json',
      'model/python_env.yaml',
      'model/requirements.txt',
      'model/serving_input_example.json',
      'model/weights.json',
      'notes/why it.md',
    ]);
    const model = parse(lab.fs.readText(`${artifacts}/model/MLmodel`));
    expect(Object.keys(model)).toEqual(Object.keys(model).sort());
    expect(model).toEqual({
      artifact_path: 'model',
      flavors: {
        python_function: {
          code: 'code',
          data: 'weights.json',
          env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
          loader_module: 'json_network',
          python_version: '3.11',
        },
      },
      mlflow_version: '3.6.0',
      model_size_bytes: expect.any(Number),
      model_uuid: expect.stringMatching(/^[0-9a-f]{32}$/),
      run_id: run!.info.runId,
      saved_input_example_info: {
        artifact_path: 'input_example.json',
        pandas_orient: 'split',
        serving_input_path: 'serving_input_example.json',
        type: 'dataframe',
      },
      signature: {
        inputs:
          '[{"type": "double", "name": "area", "required": true}, {"type": "double", "name": "rooms", "required": true}]',
        outputs: '[{"type": "double", "name": "price", "required": true}]',
        params: null,
      },
      utc_time_created: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/),
    });
    expect(JSON.parse(lab.fs.readText(`${artifacts}/model/serving_input_example.json`))).toEqual({
      dataframe_split: { columns: ['area', 'rooms'], data: [[110, 2]] },
    });
  });

  it('writes the same bytes in every seeded run', async () => {
    const [a, b] = [newLab(), newLab()];
    for (const lab of [a, b]) expect((await lab.run(PROGRAM, FILES)).stderr).toBe('');
    const all = ({ fs }: typeof a) =>
      Object.fromEntries(fs.filesBelow('/workspace').map((path) => [path, fs.readText(path)]));
    expect(all(a)).toEqual(all(b));
  });

  it('says what MLflow refused, and what is wrong with the address', async () => {
    const lab = newLab();
    const result = await lab.run(`
      import { startRun, loadModel, setTrackingUri, MlflowError } from './lib/mlflow.ts';
      const run = await startRun();
      await run.logParam('depth', 3);
      await run.logParam('depth', 4).catch((error) => console.log(error instanceof MlflowError, error.code, error.status));
      await loadModel('models:/none@champion').catch((error) => console.log(error.message));
      await loadModel('none').catch((error) => console.log(error.message));
      setTrackingUri('mlruns');
      await startRun().catch((error) => console.log(error.message));
    `);
    expect(result.stdout.split('\n')).toEqual([
      'true INVALID_PARAMETER_VALUE 400',
      'RESOURCE_DOES_NOT_EXIST: Registered Model with name=none not found',
      'loadModel takes models:/<name>@<alias> or models:/<name>/<version>, not "none".',
      'MLFLOW_TRACKING_URI must be the address of a server, e.g. http://localhost:5000; it is "mlruns".',
      '',
    ]);
  });

  it('keeps what was logged before a run was stopped', async () => {
    const lab = newLab();
    const stop = new AbortController();
    const services: RunServices = {
      origins: [TRACKING_ORIGIN],
      answer: async (request) => {
        const response = await trackingServer(request, lab.context);
        if (new TextDecoder().decode(request.body).includes('"step":9')) stop.abort();
        return response;
      },
    };
    const source = `
      import { startRun } from './lib/mlflow.ts';
      const run = await startRun({ runName: 'long' });
      for (let step = 0; ; step++) await run.logMetric('loss', step, step);`;
    expect((await lab.run(source, {}, { services }, stop.signal)).outcome).toBe('stopped');
    const [run] = lab.runsOf('Default');
    expect(run!.info.status).toBe('RUNNING');
    expect(metricHistory(lab.store, run!.info.runId, 'loss').map(({ step }) => step)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
    ]);
  });

  it('reads the layers of a TensorFlow.js model', async () => {
    const lab = newLab();
    const result = await lab.run(`
      import * as tf from '@tensorflow/tfjs';
      import { layersOf } from './lib/mlflow.ts';
      import { predict } from './lib/mlflow/network.ts';
      const model = tf.sequential({ layers: [
        tf.layers.dense({ inputShape: [2], units: 3, activation: 'tanh' }),
        tf.layers.dropout({ rate: 0.5 }),
        tf.layers.dense({ units: 2, activation: 'softmax', useBias: false }),
      ] });
      const network = { inputs: [{ name: 'a' }, { name: 'b' }], outputs: [{ name: 'c' }, { name: 'd' }], layers: layersOf(model) };
      const theirs = Array.from((model.predict(tf.tensor2d([[1, -2]])) as tf.Tensor).dataSync());
      const ours = predict(network, [1, -2]);
      console.log(theirs.every((value, i) => Math.abs(value - ours[i]) < 1e-6), layersOf.length);
      try { layersOf(tf.sequential({ layers: [tf.layers.flatten({ inputShape: [2, 2] })] })); } catch (error) { console.log(error.message); }
    `);
    expect(result.stdout).toBe('true 1\nA network here has dense layers only; this model has a Flatten.\n');
  });
});

describe('a network', () => {
  it('computes the same in a workspace and in `mlflow models predict`', () => {
    const number = fc.double({ min: -3, max: 3, noNaN: true });
    const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 });
    const network = sizes.chain((widths) =>
      fc.record({
        inputs: fc.array(
          fc.record({ name: fc.constant('x'), mean: number, scale: fc.constantFrom(0.5, 1, 20) }),
          {
            minLength: widths[0]!,
            maxLength: widths[0]!,
          },
        ),
        outputs: fc.constant(Array.from({ length: widths.at(-1)! }, (_, i) => ({ name: `y${i}`, scale: 2 }))),
        layers: fc.tuple(
          ...widths.slice(1).map((width, index) =>
            fc.record({
              weights: fc.array(fc.array(number, { minLength: width, maxLength: width }), {
                minLength: widths[index]!,
                maxLength: widths[index]!,
              }),
              bias: fc.array(number, { minLength: width, maxLength: width }),
              activation: fc.constantFrom('linear', 'relu', 'sigmoid', 'tanh', 'softmax', 'exp'),
            }),
          ),
        ),
      }),
    );
    fc.assert(
      fc.property(network, fc.array(number, { minLength: 4, maxLength: 4 }), (one, values) => {
        const row = values.slice(0, one.inputs.length);
        const theirs = predictRow(readNetwork(JSON.stringify(one)), row);
        expect(predict(one, row)).toEqual(theirs);
      }),
    );
  });
});

describe('under real Node', () => {
  it('works unchanged, and finds the commit by itself', async () => {
    const lab = newLab();
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const answer = await trackingServer(
        {
          method: request.method!,
          url: `http://localhost${request.url}`,
          headers: request.headers as Record<string, string>,
          body: Buffer.concat(chunks),
        },
        lab.context,
      );
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
    });
    const folder = mkdtempSync(join(tmpdir(), 'mlflow-client-'));
    try {
      const files = {
        ...mlflowClientFiles(),
        ...FILES,
        'main.ts': PROGRAM,
        'package.json': '{"type":"module"}',
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/packed-refs': `# pack-refs with: peeled\n${'b'.repeat(40)} refs/heads/main\n`,
      };
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const tsx = fileURLToPath(import.meta.resolve('tsx'));
      const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', tsx, 'main.ts'], {
        cwd: folder,
        env: {
          NODE_ENV: 'test',
          PATH: process.env.PATH,
          MLFLOW_TRACKING_URI: `http://127.0.0.1:${port}/`,
          USER: 'ada',
        },
      });
      expect(stderr).toBe('');
      checkPrinted(stdout);
      const run = lab.runsOf('prices').find(({ info }) => info.runName === 'first')!;
      expect(run.tags.get('mlflow.source.git.commit')).toBe('b'.repeat(40));
      expect(run.tags.get('dvc.raw/ames.csv')).toBe(md5(FILES['raw/ames.csv']));
    } finally {
      rmSync(folder, { recursive: true });
      server.close();
    }
  });
});
