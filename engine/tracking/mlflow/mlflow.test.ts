import { describe, expect, it } from 'vitest';
import { mlflow } from './mlflow';
import { scoringServer } from './scoring/scoring-server';
import { writeArtifact } from './store/artifacts';
import { createExperiment } from './store/experiments';
import { logBatch } from './store/logging';
import { createModel, createVersion, setAlias } from './store/registry-changes';
import { createRun, markRun, moveExperiment, updateRun } from './store/run-changes';
import { newStore, START } from './testing/store';

/** A terminal over a store. */
function terminal(env: Record<string, string> = { MLFLOW_TRACKING_URI: 'http://localhost:5000' }) {
  const store = newStore();
  const run = async (line: string, stdin = '') => {
    let [stdout, stderr] = ['', ''];
    const code = await mlflow({
      args: (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replaceAll("'", '')),
      cwd: '/workspace',
      env,
      stdin,
      fs: store.fs,
      clock: store.clock,
      rng: store.rng,
      signal: new AbortController().signal,
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      shell: async () => 127,
    });
    return { code, stdout, stderr };
  };
  /** What a command that must succeed prints. */
  const ok = async (line: string, stdin = '') => {
    const result = await run(line, stdin);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    return result.stdout;
  };
  return { store, run, ok };
}

describe('mlflow experiments', () => {
  it('creates, lists, shows, renames, deletes and restores', async () => {
    const { ok, run } = terminal();
    const created = await ok("experiments create -n 'house prices'");
    const id = /^Created experiment 'house prices' with id (\d{18})\n$/.exec(created)![1]!;
    expect(await ok('experiments search')).toBe(
      [
        'Experiment Id       Name          Artifact Location                   ',
        '------------------  ------------  ------------------------------------',
        '0                   Default       /workspace/mlruns/0                 ',
        `${id}  house prices  /workspace/mlruns/${id}`,
        '',
      ].join('\n'),
    );
    expect(await ok(`experiments get -x ${id}`)).toBe(
      [
        `Experiment ID      : ${id}`,
        'Name               : house prices',
        `Artifact Location  : mlruns/${id}`,
        'Lifecycle Stage    : active',
        `Creation Time      : ${START}`,
        `Last Update Time   : ${START}`,
        'Tags               : ',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(await ok(`experiments get --experiment-id=${id} --output json`))).toMatchObject({
      experiment_id: id,
      name: 'house prices',
    });
    expect(await ok(`experiments rename -x ${id} --new-name costs`)).toBe(
      `Experiment with id ${id} has been renamed to 'costs'.\n`,
    );
    expect(await ok(`experiments delete -x ${id}`)).toBe(`Experiment with ID ${id} has been deleted.\n`);
    expect(await ok('experiments search -v deleted_only')).toContain('costs');
    expect(await ok(`experiments restore -x ${id}`)).toBe(`Experiment with id ${id} has been restored.\n`);
    expect(await run('experiments create --experiment-name costs')).toEqual({
      code: 1,
      stdout: '',
      stderr: "mlflow.exceptions.MlflowException: Experiment 'costs' already exists.\n",
    });
  });

  it('exports a CSV', async () => {
    const { ok, store } = terminal();
    const { runId } = createRun(store, { experimentId: '0', runName: 'a, b', startTime: START + 5 }).info;
    const metrics = [{ key: 'acc', value: 1, timestamp: START, step: 0 }];
    logBatch(store, runId, { metrics, params: [{ key: 'lr', value: '0.1' }], tags: [] });
    const csv = [
      'run_id,experiment_id,status,artifact_uri,start_time,end_time,metrics.acc,params.lr,tags.mlflow.runName',
      `${runId},0,RUNNING,mlruns/0/${runId}/artifacts,2026-01-05 09:00:00.005000+00:00,,1.0,0.1,"a, b"`,
      '',
    ].join('\n');
    expect(await ok('experiments csv -x 0')).toBe(`${csv}\n`);
    expect(await ok('experiments csv -x 0 -o runs.csv')).toContain('exported as a CSV to file: runs.csv.');
    expect(store.fs.readText('/workspace/runs.csv')).toBe(csv);
  });
});

describe('mlflow runs', () => {
  it('lists, describes, deletes, restores, creates', async () => {
    const { ok, run, store } = terminal();
    const { runId } = createRun(store, { experimentId: '0', runName: 'first', startTime: START }).info;
    updateRun(store, runId, { status: 'FINISHED', endTime: START });
    expect(await ok('runs list --experiment-id 0')).toBe(
      [
        'Date                     Name    ID                              ',
        '-----------------------  ------  --------------------------------',
        `2026-01-05 09:00:00 UTC  first   ${runId}`,
        '',
      ].join('\n'),
    );
    expect(await ok(`runs describe --run-id ${runId}`)).toContain(
      `{\n    "info": {\n        "artifact_uri": "mlruns/0/${runId}/artifacts",\n        "end_time": ${START},`,
    );
    expect(await ok(`runs delete --run-id ${runId}`)).toBe(`Run with ID ${runId} has been deleted.\n`);
    expect(await ok('runs list --experiment-id 0 --view deleted_only')).toContain(runId);
    expect(await ok(`runs restore --run-id ${runId}`)).toBe(`Run with id ${runId} has been restored.\n`);
    const created = JSON.parse(
      await ok(
        `runs create --experiment-name Default --run-name second -t a=b --tags c=d=e --description words --parent-run-id ${runId}`,
      ),
    );
    expect(created).toMatchObject({ experiment_id: '0', status: 'FINISHED', run_name: 'second' });
    expect(JSON.parse(await ok(`runs describe --run-id ${created.run_id}`)).data.tags).toEqual({
      a: 'b',
      c: 'd=e',
      'mlflow.note.content': 'words',
      'mlflow.parentRunId': runId,
      'mlflow.runName': 'second',
    });
    expect((await run('runs create --tags a')).stderr).toContain("Invalid tag format: 'a'");
    expect((await run('runs create --experiment-name none')).stderr).toContain("experiment with name 'none'");
    expect((await run('runs describe --run-id nope')).stderr).toBe(
      "mlflow.exceptions.MlflowException: Run 'nope' not found\n",
    );
    store.fs.write(`${store.root}/0/${runId}/meta.yaml`, '[');
    expect((await run('runs list --experiment-id 0')).stderr).toContain(`${runId}/meta.yaml was passed over`);
  });

  it('takes the experiment from the environment', async () => {
    expect(await terminal({ MLFLOW_EXPERIMENT_ID: '0' }).ok('runs list')).toContain('Date');
  });
});

describe('mlflow artifacts', () => {
  it('logs, lists and downloads', async () => {
    const { ok, run, store } = terminal();
    const { runId } = createRun(store, { experimentId: '0' }).info;
    store.fs.makeFolder('/workspace/out/deep');
    store.fs.write('/workspace/out/a.txt', 'a');
    store.fs.write('/workspace/out/deep/b.txt', 'bb');
    expect(await run(`artifacts log-artifact -l out/a.txt -r ${runId} -a notes`)).toEqual({
      code: 0,
      stdout: '',
      stderr:
        '2026/01/05 09:00:00 INFO mlflow.store.artifact.cli: Logged artifact from local file out/a.txt to artifact_path=notes\n',
    });
    expect((await run(`artifacts log-artifacts --local-dir out --run-id ${runId}`)).code).toBe(0);
    expect(await ok(`artifacts list -r ${runId}`)).toBe(
      `[${[
        '{\n  "path": "a.txt",\n  "is_dir": false,\n  "file_size": 1\n}',
        '{\n  "path": "deep",\n  "is_dir": true\n}',
        '{\n  "path": "notes",\n  "is_dir": true\n}',
      ].join(', ')}]\n`,
    );
    expect(await ok(`artifacts download -r ${runId} -a deep -d here`)).toBe('/workspace/here/deep\n');
    expect(store.fs.readText('/workspace/here/deep/b.txt')).toBe('bb');
    expect(await ok(`artifacts download -u runs:/${runId}/a.txt`)).toBe(
      `/tmp/mlflow-${runId.slice(0, 8)}/a.txt\n`,
    );
    expect(await ok(`artifacts download -u mlruns/0/${runId}/artifacts/notes -d n`)).toBe(
      '/workspace/n/notes\n',
    );
    expect(await run('artifacts download')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--run-id'),
    });
    expect((await run(`artifacts download -r ${runId} -a none`)).stderr).toContain(
      "No such artifact: 'none'",
    );
    expect((await run(`artifacts log-artifact -l none -r ${runId}`)).stderr).toContain(
      "No such file: 'none'",
    );
  });
});

const weights = JSON.stringify({
  inputs: [{ name: 'area' }, { name: 'rooms', mean: 1, scale: 2 }],
  outputs: [{ name: 'price', scale: 10 }],
  layers: [{ weights: [[1], [2]], bias: [0.5], activation: 'linear' }],
});
function registered() {
  const it = terminal();
  const { runId, artifactUri } = createRun(it.store, { experimentId: '0' }).info;
  writeArtifact(it.store, runId, 'model/weights.json', weights);
  writeArtifact(it.store, runId, 'model/MLmodel', 'flavors: {}\n');
  createModel(it.store, 'price');
  createVersion(it.store, { name: 'price', source: `${artifactUri}/model`, runId });
  setAlias(it.store, 'price', 'champion', '1');
  return { ...it, runId };
}

describe('mlflow models predict', () => {
  it('predicts by alias, version and run, from each form of input', async () => {
    const { ok, store, runId } = registered();
    const split = JSON.stringify({ dataframe_split: { columns: ['rooms', 'area'], data: [[3, 1]] } });
    expect(await ok('models predict -m models:/price@champion', split)).toBe('{"predictions": [35.0]}');
    const records = JSON.stringify({ dataframe_records: [{ area: 0, rooms: 1 }] });
    expect(await ok('models predict -m models:/price/1', records)).toBe('{"predictions": [5.0]}');
    expect(await ok('models predict -m models:/price/latest', '{"inputs": [[1, 3]]}')).toBe(
      '{"predictions": [35.0]}',
    );
    store.fs.write('/workspace/in.csv', 'area,rooms\n1,3\n2,3\n');
    expect(await ok(`models predict -m runs:/${runId}/model -i in.csv -t csv -o out.json`)).toBe('');
    expect(store.fs.readText('/workspace/out.json')).toBe('{"predictions": [35.0, 45.0]}');
  });

  it('says what is wrong', async () => {
    const { run, store, runId } = registered();
    const failure = async (line: string, stdin = '') => (await run(`models predict ${line}`, stdin)).stderr;
    expect(await failure('-m models:/price@none', '{}')).toContain('Registered model alias none not found.');
    expect(await failure('-m price', '{}')).toContain('Not a proper models:/ URI: price');
    expect(await failure('-m models:/price/1', '{')).toContain('Failed to parse input from JSON');
    expect(await failure('-m models:/price/1', '{}')).toContain("'dataframe_split', 'dataframe_records'");
    expect(await failure('-m models:/price/1', '{"inputs": [[1, "x"]]}')).toContain(
      "Row 1 of the input has no number for 'rooms'",
    );
    expect(await failure('-m models:/price/1 -i none.json')).toContain(
      "No such file or directory: 'none.json'",
    );
    expect(await failure(`-m runs:/${runId}/other`, '{}')).toContain('Could not find an "MLmodel"');
    writeArtifact(store, runId, 'model/weights.json', '{"inputs": []}');
    expect(await failure('-m models:/price/1', '{}')).toContain('inputs are no list of columns');
    store.fs.remove(`${store.root}/0/${runId}/artifacts/model/weights.json`);
    expect(await failure('-m models:/price/1', '{}')).toContain('has no weights.json');
  });
});

describe('mlflow models serve', () => {
  const ask = async (
    store: ReturnType<typeof newStore>,
    method: string,
    path: string,
    body = '',
    type = 'application/json',
  ) => {
    const request = {
      method,
      url: `http://localhost:5001${path}`,
      headers: { 'content-type': type },
      body: new TextEncoder().encode(body),
    };
    const response = await scoringServer(request, store);
    return [response.status, String(response.body)];
  };

  it('serves the version that the alias named when it began, by the scoring protocol', async () => {
    const { ok, run, store, runId } = registered();
    expect((await ask(store, 'GET', '/ping'))[0]).toBe(503);
    expect(await ok('models serve -m models:/price@champion -p 5001')).toContain(
      'The lab serves version 1 of price at http://localhost:5001.',
    );
    writeArtifact(store, runId, 'other/weights.json', weights.replace('0.5', '100'));
    writeArtifact(store, runId, 'other/MLmodel', 'flavors: {}\n');
    createVersion(store, { name: 'price', source: `mlruns/0/${runId}/artifacts/other`, runId });
    setAlias(store, 'price', 'champion', '2');
    expect(await ask(store, 'GET', '/ping')).toEqual([200, '\n']);
    expect(await ask(store, 'GET', '/version')).toEqual([200, '3.6.0']);
    const row = [200, '{"predictions": [35.0]}'];
    expect(await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3]]}')).toEqual(row);
    expect(await ask(store, 'POST', '/invocations', '{"instances": [{"rooms": 3, "area": 1}]}')).toEqual(row);
    expect(await ask(store, 'POST', '/invocations', '{"inputs": {"rooms": [3], "area": [1]}}')).toEqual(row);
    expect(
      await ask(store, 'POST', '/invocations', '{"dataframe_records": [{"rooms": 3, "area": 1}]}'),
    ).toEqual(row);
    expect(
      await ask(
        store,
        'POST',
        '/invocations',
        '{"dataframe_split": {"columns": ["rooms", "area"], "data": [[3, 1]]}}',
      ),
    ).toEqual(row);
    expect(await ask(store, 'POST', '/invocations', 'rooms,area\n3,1\n', 'text/csv')).toEqual(row);
    expect(await ok('models serve --model-uri models:/price/2')).toContain(
      'now, and models:/price@champion no more',
    );
    expect(await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3]]}')).toEqual([
      200,
      '{"predictions": [1030.0]}',
    ]);
    expect((await run('models serve -m models:/price/2 -p 8080')).stderr).toContain('give -p 5001, not 8080');
    expect((await run('models serve -m models:/price/9')).stderr).toContain('not found');
  });

  it('says what is wrong with a request', async () => {
    const { ok, store, runId } = registered();
    await ok('models serve -m models:/price/1');
    expect(await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3]], "instances": []}')).toEqual([
      400,
      `{"error_code": "BAD_REQUEST", "message": "The input must be a JSON dictionary with exactly one of the input fields {'dataframe_split', 'dataframe_records', 'instances', 'inputs'}."}`,
    ]);
    expect((await ask(store, 'POST', '/invocations', '{"inputs": [[1, 3, 4]]}'))[1]).toContain(
      'has 3 values; the model has 2 inputs',
    );
    expect((await ask(store, 'POST', '/invocations', 'x', 'text/html'))[0]).toBe(415);
    expect((await ask(store, 'GET', '/invocations'))[0]).toBe(405);
    expect((await ask(store, 'GET', '/other'))[0]).toBe(404);
    store.fs.remove(`${store.root}/0/${runId}/artifacts/model`);
    expect((await ask(store, 'GET', '/ping'))[0]).toBe(404);
  });
});

describe('mlflow gc', () => {
  it('removes what is deleted, and only that', async () => {
    const { ok, run, store } = terminal();
    const experimentId = createExperiment(store, 'old');
    const kept = createRun(store, { experimentId: '0' }).info.runId;
    const gone = createRun(store, { experimentId: '0' }).info.runId;
    createRun(store, { experimentId });
    markRun(store, gone, 'deleted');
    moveExperiment(store, experimentId, 'deleted');
    expect(await ok('gc --older-than 1d2h')).toBe('');
    store.clock.advance(100 * 3_600_000);
    expect((await run(`gc --run-ids ${kept}`)).stderr).toContain('is not in `deleted` lifecycle stage');
    expect(await ok('gc --older-than 1.5d')).toMatch(
      new RegExp(
        `^(Run with ID [0-9a-f]{32} has been permanently deleted.\n){2}Experiment with ID ${experimentId} has been permanently deleted.\n$`,
      ),
    );
    expect(await ok('runs list --experiment-id 0 -v all')).toContain(kept);
    expect((await run('gc --older-than soon')).stderr).toContain(
      "Could not parse any time information from 'soon'",
    );
  });
});

describe('mlflow itself', () => {
  it('tells its version, where the server is, and what there is', async () => {
    const { ok } = terminal();
    expect(await ok('--version')).toBe('mlflow, version 3.6.0\n');
    expect(await ok('server --port 8080')).toContain('http://localhost:5000');
    expect(await ok('ui')).toContain('http://localhost:5000');
    expect(await ok('')).toContain('Usage: mlflow [OPTIONS] COMMAND [ARGS]...');
    expect(await ok('runs')).toContain('Usage: mlflow runs [OPTIONS] COMMAND [ARGS]...');
    expect(await ok('runs list --help')).toBe(
      [
        'Usage: mlflow runs list [OPTIONS]',
        '',
        '  List all runs of the specified experiment in the configured tracking server.',
        '',
        'Options:',
        '  --experiment-id TEXT            The experiment whose runs are listed.',
        '                                  [required]',
        '  -v, --view [active_only|deleted_only|all]',
        "                                  Which are shown: 'active_only' (default),",
        "                                  'deleted_only', or 'all'.",
        '  --help                          Show this message and exit.',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['runs describe', 'mlflow runs describe', "Missing option '--run-id'."],
    ['experiments get', 'mlflow experiments get', "Missing option '--experiment-id' / '-x'."],
    ['experiments get -x', 'mlflow experiments get', "Option '-x' requires an argument."],
    ['runs list --experiment-id 0 more', 'mlflow runs list', 'Got unexpected extra argument (more)'],
    [
      'runs list --experiment 0',
      'mlflow runs list',
      'No such option: --experiment Did you mean --experiment-id?',
    ],
    [
      'runs list --experiment-id 0 -v some',
      'mlflow runs list',
      "Invalid value for '--view' / '-v': 'some' is not one of 'active_only', 'deleted_only', 'all'.",
    ],
    [
      'experiments search --max-results x',
      'mlflow experiments search',
      "Invalid value for '--max-results': 'x' is not a valid integer.",
    ],
    ['runs fly', 'mlflow runs', "No such command 'fly'."],
    ['fly', 'mlflow', "No such command 'fly'."],
    ['--fly', 'mlflow', 'No such option: --fly'],
  ])('refuses %s as Click does', async (line, name, message) => {
    const { code, stdout, stderr } = await terminal().run(line);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(new RegExp(`^Usage: ${name} \\[OPTIONS\\]`));
    expect(stderr.split('\n').slice(1)).toEqual([
      `Try '${name} --help' for help.`,
      '',
      `Error: ${message}`,
      '',
    ]);
  });

  it('says what the lab has not, and where it cannot go', async () => {
    expect(await terminal().run('models build-docker -m x')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("MLflow has the command 'models build-docker', the lab has not"),
    });
    expect(
      await terminal({ MLFLOW_TRACKING_URI: 'http://example.com:5000' }).run('experiments search'),
    ).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Error: MLFLOW_TRACKING_URI is http://example.com:5000. The lab has no network; its tracking server is http://localhost:5000.\n',
    });
    expect(
      (await terminal({ MLFLOW_TRACKING_URI: 'file:///workspace/mlruns' }).run('experiments search')).code,
    ).toBe(0);
    expect((await terminal({}).run('experiments search')).code).toBe(0);
  });
});
