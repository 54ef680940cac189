import { expect, it } from 'vitest';
import { ManualClock } from '../../../engine/core/clock';
import { FileSystem } from '../../../engine/core/file-system';
import { seededRng } from '../../../engine/core/rng';
import { PROGRAMS } from '../../../engine/shell/registry';
import { openShell } from '../../../engine/shell/session';
import { TRACKING_ORIGIN } from '../../../engine/tracking/mlflow/rest/server';
import { lineage } from './lineage';

it('goes from a prediction to the commit and the data of the run that made its model, in a project of the lab', async () => {
  const clock = new ManualClock(1_767_603_600_000);
  const fs = new FileSystem(clock);
  fs.makeFolder('/workspace/raw');
  fs.write('/workspace/raw/ames.csv', 'a,b\n1,2\n');
  const context = { fs, clock, rng: seededRng('lineage') };
  const programs = { ...PROGRAMS, git: async () => (await import('../../../engine/versioning/git/git')).git };
  const shell = openShell({ ...context, programs });
  let printed = '';
  const run = async (line: string) => {
    printed = '';
    const sink = (text: string) => {
      printed += text;
    };
    const code = await shell.run(line, { stdout: sink, stderr: sink });
    expect([line, code, code === 0 ? '' : printed]).toEqual([line, 0, '']);
    return printed;
  };
  await run('git init -q && git config user.name Ada && git config user.email ada@example.com');
  await run('dvc init -q && dvc add -q raw/ames.csv && git add -A && git commit -qm "Track the sales"');
  const commit = (await run('git rev-parse HEAD')).trim();
  const post = async (endpoint: string, body: object) =>
    JSON.parse(
      await run(
        `curl -s -H 'Content-Type: application/json' -d '${JSON.stringify(body)}' ${TRACKING_ORIGIN}/api/2.0/mlflow/${endpoint}`,
      ),
    );
  const tags = [{ key: 'mlflow.source.git.commit', value: commit }];
  const { info } = (await post('runs/create', { experiment_id: '0', run_name: 'first', tags })).run;
  await post('registered-models/create', { name: 'price' });
  const source = `${info.artifact_uri}/model`;
  await post('model-versions/create', { name: 'price', source, run_id: info.run_id });
  await post('registered-models/alias', { name: 'price', alias: 'champion', version: '1' });
  fs.write('/workspace/predictions.jsonl', '{"id":"p1","model":"price","version":1,"prediction":3}\n');

  const found = await lineage(context, { focus: 'prediction:p1' });
  expect(found.gaps).toEqual([]);
  expect(found.damaged).toEqual([]);
  expect(found.nodes.map(({ kind }) => kind).sort()).toEqual([
    'commit',
    'data',
    'model-version',
    'prediction',
    'run',
  ]);
  expect(found.nodes.find(({ kind }) => kind === 'commit')).toMatchObject({
    commit,
    facts: { subject: 'Track the sales', author: expect.stringContaining('Ada') },
  });
  const tracked = /md5: ([0-9a-f]{32})/.exec(fs.readText('/workspace/raw/ames.csv.dvc'))![1];
  expect(found.nodes.find(({ kind }) => kind === 'data')).toMatchObject({
    md5: tracked,
    paths: ['raw/ames.csv'],
  });
});
