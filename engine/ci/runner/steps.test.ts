import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RunState } from '../store/run-state';
import { CiScene, onPush } from '../testing/ci-scene';

/** A workflow of one job `a` with these steps, each a line of YAML or several. */
const steps = (...list: readonly string[]) =>
  onPush(
    `a:\n  runs-on: ubuntu-latest\n  steps:\n${list.map((step) => `    - ${step.replaceAll('\n', '\n      ')}\n`).join('')}`,
  );

const of = (run: RunState) =>
  Object.fromEntries(
    run.jobs[0]!.steps.filter(({ kind }) => kind === 'main').map(({ id, outcome, conclusion }) => [
      id,
      `${outcome}/${conclusion}`,
    ]),
  );

async function ran(...list: readonly string[]) {
  const scene = new CiScene();
  const run = await scene.run(steps(...list));
  return { scene, run, log: scene.logOf('a', run) };
}

describe('the steps of a job', () => {
  it('S1: a step runs by default only while all before it have succeeded', async () => {
    const { run } = await ran('{ id: x, run: "false" }', '{ id: y, run: echo }');
    expect(of(run)).toEqual({ x: 'failure/failure', y: 'skipped/skipped' });
    expect(run.conclusion).toBe('failure');
  });

  it('S2: continue-on-error: the outcome is failure, the conclusion success, and what follows sees success()', async () => {
    const { run, log } = await ran(
      '{ id: x, run: "false", continue-on-error: true }',
      '{ id: y, run: "echo ${{ steps.x.outcome }} ${{ steps.x.conclusion }}", if: success() }',
    );
    expect(of(run)).toEqual({ x: 'failure/success', y: 'success/success' });
    expect(log).toContain('failure success');
    expect(run.conclusion).toBe('success');
  });

  it('S3: failure() holds once a step has failed; always() in any case', async () => {
    const { run } = await ran(
      '{ id: x, run: echo, if: failure() }',
      '{ id: y, run: "false" }',
      '{ id: z, run: echo, if: failure() }',
      '{ id: w, run: echo, if: always() }',
    );
    expect(of(run)).toEqual({
      x: 'skipped/skipped',
      y: 'failure/failure',
      z: 'success/success',
      w: 'success/success',
    });
  });

  it('S4: a condition without a status function also means success()', async () => {
    const { run } = await ran(
      '{ id: x, run: "false" }',
      "{ id: y, run: echo, if: github.ref == 'refs/heads/main' }",
    );
    expect(of(run).y).toBe('skipped/skipped');
  });

  it('S5: post steps run in reverse order even after a failure', async () => {
    const { run } = await ran(
      'uses: actions/checkout@v4',
      'uses: docker/login-action@v3\nwith: { username: ada, password: hunter2pass }',
      'run: "false"',
    );
    expect(run.jobs[0]!.steps.filter(({ kind }) => kind === 'post').map(({ name }) => name)).toEqual([
      'Post Run docker/login-action@v3',
      'Post Run actions/checkout@v4',
    ]);
  });

  it('S6: a step that takes longer than timeout-minutes fails', async () => {
    const { run, log } = await ran(
      '{ id: x, run: sleep 1h, timeout-minutes: 2, name: Wait }',
      '{ id: y, run: echo, if: failure() }',
    );
    expect(of(run)).toEqual({ x: 'failure/failure', y: 'success/success' });
    expect(log).toContain("##[error]The action 'Wait' has timed out after 2 minutes.");
    const [, x] = run.jobs[0]!.steps;
    expect(x!.completedAt! - x!.startedAt!).toBe(120_000);
  });

  it('S7: the log shows the step, its script, its shell, and how it ended', async () => {
    const { log } = await ran('run: |\n  echo one\n  exit 3');
    expect(log).toContain(
      '##[group]Run echo one\necho one\nexit 3\nshell: /usr/bin/bash -e {0}\n##[endgroup]\none\n##[error]Process completed with exit code 3.',
    );
  });

  it('S8: shells: bash -e by default, with pipefail when bash is named, sh -e, others are not there', async () => {
    const { log } = await ran(
      '{ run: echo, shell: bash }',
      '{ run: echo, shell: sh }',
      '{ run: echo, shell: pwsh, continue-on-error: true }',
    );
    expect(log).toContain('shell: /usr/bin/bash --noprofile --norc -e -o pipefail {0}');
    expect(log).toContain('shell: /usr/bin/sh -e {0}');
    expect(log).toContain('##[error]pwsh: command not found');
  });

  it('S9: an unknown command ends with 127, named with its script and line', async () => {
    const { log } = await ran('run: |\n  echo one\n  foo --bar');
    expect(log).toMatch(/^\/home\/runner\/work\/_temp\/\w+\.sh: line 2: foo: command not found$/m);
    expect(log).toContain('##[error]Process completed with exit code 127.');
  });

  it('S10: defaults.run of the job go before those of the workflow, the step before both', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      'on: push\ndefaults: { run: { shell: sh } }\njobs:\n  a:\n    runs-on: ubuntu-latest\n    defaults: { run: { working-directory: /tmp } }\n    steps:\n      - run: echo > here\n      - run: cat /tmp/here\n        working-directory: /home\n        shell: bash\n',
    );
    expect(run.conclusion).toBe('success');
    expect(scene.logOf('a')).toContain('shell: /usr/bin/sh -e {0}');
  });

  it('S11: names: as given, the action, else the first line of the script', async () => {
    const { run } = await ran(
      '{ name: "Say ${{ github.ref_name }}", run: echo }',
      'run: |\n\n  echo first\n  echo second',
      'uses: actions/checkout@v4',
    );
    expect(run.jobs[0]!.steps.filter(({ kind }) => kind === 'main').map(({ name }) => name)).toEqual([
      'Say main',
      'Run echo first',
      'Run actions/checkout@v4',
    ]);
  });

  it('S12: an action that nobody has fails the job before its first step, and names what there is', async () => {
    const { run, log } = await ran('run: echo never', 'uses: someone/else@v1');
    expect(run.conclusion).toBe('failure');
    expect(log).toContain('Unable to resolve action someone/else@v1, repository not found');
    expect(log).toContain('actions/checkout');
    expect(log).not.toContain('echo never');
    expect(of(run)).toEqual({ __run: 'skipped/skipped', __someone_else: 'skipped/skipped' });
  });

  it('S13: an expression that is wrong fails its step with the reason', async () => {
    const { run, log } = await ran('{ id: x, run: "echo ${{ fromJSON(github.ref) }}" }');
    expect(of(run).x).toBe('failure/failure');
    expect(log).toContain('Error parsing JSON');
  });

  it('S14: hashFiles: SHA-256 over the digests of the files that fit, in the order of their paths; nothing: empty', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        'uses: actions/checkout@v4',
        "run: echo h=${{ hashFiles('b/*.txt', 'a.txt') }} n=[${{ hashFiles('*.nope') }}]",
      ),
      {
        files: { 'a.txt': 'a', 'b/1.txt': '1' },
      },
    );
    expect(scene.logOf('a')).toContain(`h=${hashOf(['a', '1'])} n=[]`);
  });

  it('S15: each job has a fresh machine', async () => {
    const run = await new CiScene().run(
      onPush(
        'a:\n  runs-on: x\n  steps:\n    - run: echo 1 > /tmp/f\nb:\n  needs: a\n  runs-on: x\n  steps:\n    - run: cat /tmp/f\n',
      ),
    );
    expect(run.jobs.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure']);
  });

  it('S16: the contexts that a step sees: github, runner, job, steps, env, vars', async () => {
    const scene = new CiScene();
    scene.settings({ variables: { WHERE: 'staging' } });
    await scene.run(
      steps(
        'run: echo ${{ github.repository }} ${{ github.event_name }} ${{ runner.os }} ${{ job.status }} ${{ vars.WHERE }} ${{ github.actor }} ${{ github.run_number }}',
      ),
    );
    expect(scene.logOf('a')).toContain('ada/prices push Linux success staging ada 1');
  });
});

function hashOf(contents: readonly string[]): string {
  const all = createHash('sha256');
  for (const content of contents) all.update(createHash('sha256').update(content).digest());
  return all.digest('hex');
}
