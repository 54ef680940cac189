import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../core/clock';
import { FileSystem } from '../../core/file-system';
import { seededRng } from '../../core/rng';
import { PROGRAMS, SERVICES } from '../../shell/registry';
import { openShell } from '../../shell/session';

const API = 'http://localhost:5000/api/2.0/mlflow';
const CSV = 'tenure,churned\n1,0\n2,1\n3,0\n';

let fs: FileSystem;
let run: (line: string) => Promise<{ readonly code: number; readonly printed: string }>;
const card = () => fs.readText('/workspace/MODEL_CARD.md');

async function ok(line: string): Promise<string> {
  const { code, printed } = await run(line);
  expect([line, code, code === 0 ? '' : printed]).toEqual([line, 0, '']);
  return printed;
}

const post = async (endpoint: string, body: object) =>
  JSON.parse(
    await ok(`curl -s -H 'Content-Type: application/json' -d '${JSON.stringify(body)}' ${API}/${endpoint}`),
  );

async function finishedRun(auc: number): Promise<{ readonly run_id: string; readonly artifact_uri: string }> {
  const commit = (await ok('git rev-parse HEAD')).trim();
  const md5 = /md5: ([0-9a-f]{32})/.exec(fs.readText('/workspace/data/churn.csv.dvc'))![1]!;
  const tags = [
    { key: 'mlflow.source.git.commit', value: commit },
    { key: 'dvc.data/churn.csv', value: md5 },
  ];
  const { info } = (await post('runs/create', { experiment_id: '0', run_name: 'logistic', tags })).run;
  const metric = (key: string, value: number) => ({ key, value, timestamp: 1, step: 0 });
  await post('runs/log-batch', {
    run_id: info.run_id,
    metrics: [metric('auc', auc), metric('contract/Two year/auc', auc - 0.1)],
    params: [{ key: 'seed', value: '7' }],
  });
  await post('runs/update', { run_id: info.run_id, status: 'FINISHED', end_time: 1_767_603_700_000 });
  return info;
}

async function registered(auc: number): Promise<void> {
  const { run_id, artifact_uri } = await finishedRun(auc);
  const { model_version } = await post('model-versions/create', {
    name: 'churn',
    source: `${artifact_uri}/model`,
    run_id,
  });
  const { version } = model_version;
  await post('registered-models/alias', { name: 'churn', alias: 'champion', version });
}

// The first one loads the programs of the shell, which takes its time on a busy machine.
beforeEach(async () => {
  const clock = new ManualClock(1_767_603_600_000);
  fs = new FileSystem(clock);
  fs.makeFolder('/workspace/data');
  fs.write('/workspace/data/churn.csv', CSV);
  fs.write('/workspace/package.json', '{"license":"MIT","scripts":{"test":"x","train":"y"}}');
  const shell = openShell({ fs, clock, rng: seededRng('card'), programs: PROGRAMS, services: SERVICES });
  run = async (line) => {
    let printed = '';
    const sink = (text: string) => {
      printed += text;
    };
    return { code: await shell.run(line, { stdout: sink, stderr: sink }), printed };
  };
  await ok('git init -q && git config user.name Ada && git config user.email ada@example.com');
  await ok('dvc init -q && dvc add -q data/churn.csv && git add -A && git commit -qm "Track the customers"');
}, 60_000);

describe('modelcard', () => {
  it('writes the card of the champion, and anew when another version is it', async () => {
    await post('registered-models/create', { name: 'churn' });
    await registered(0.8);
    expect(await ok('modelcard write')).toContain('Wrote MODEL_CARD.md: churn, version 1');
    expect(card()).toContain('| contract | Two year | auc | 0.7 |');
    expect(card()).toMatch(/\| `data\/churn\.csv` \| `[0-9a-f]{32}` \| 3 \| 2 \|/);
    fs.write('/workspace/MODEL_CARD.md', `${card()}\nAsk Ada before you use it.\n`);

    await registered(0.9);
    const stale = await run('modelcard check');
    expect([stale.code, stale.printed]).toEqual([1, expect.stringContaining('[region-stale]')]);
    expect(await ok('modelcard write')).toContain('version 2');
    expect(card()).toContain('Ask Ada before you use it.');
    expect((await run('modelcard check')).printed).not.toContain('[region-stale]');
    expect(await ok('modelcard write')).toContain('Nothing to change');
    expect(await ok('modelcard write --version 1')).toContain('version 1');
  });

  it('takes the run that finished last where nothing is registered', async () => {
    await finishedRun(0.7);
    await ok('modelcard write');
    expect(card()).toContain('not registered');
  });

  it('does not count the rows of a file that has changed since', async () => {
    await finishedRun(0.7);
    fs.write('/workspace/data/churn.csv', `${CSV}4,1\n`);
    await ok('modelcard write');
    expect(card()).toContain('the file has changed since');
  });

  it('says what to do where there is nothing to write of', async () => {
    expect(await run('modelcard write')).toEqual({
      code: 1,
      printed: expect.stringContaining('neither a registered model nor a finished run'),
    });
    expect(await run('modelcard check')).toEqual({ code: 1, printed: expect.stringContaining('[no-card]') });
  });

  it('refuses what it does not know, and a model that must be named', async () => {
    expect((await run('modelcard publish')).code).toBe(2);
    expect((await run('modelcard write --version two')).code).toBe(2);
    expect((await run('modelcard write --colour red')).code).toBe(2);
    await post('registered-models/create', { name: 'churn' });
    await registered(0.8);
    await post('registered-models/create', { name: 'price' });
    expect((await run('modelcard write')).printed).toContain('--model');
    expect((await run('modelcard write --model churn --alias shadow')).printed).toContain('alias shadow');
    expect((await run('modelcard write --model nobody')).printed).toContain('churn, price');
    await ok('modelcard write --model churn');
  });
});
