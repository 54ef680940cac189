import { describe, expect, it } from 'vitest';
import { createExperiment } from './store/experiments';
import { logBatch } from './store/logging';
import { createRun, markRun, moveExperiment, updateRun } from './store/run-changes';
import { START } from './testing/store';
import { terminal } from './testing/terminal';

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
