import { describe, expect, it } from 'vitest';
import { CacheStore } from '../store/cache-store';
import { CiScene, conclusionsOf, job, jobNamed, onPush } from '../testing/ci-scene';
import { permissionsOf } from './permissions';

const CI = '.github/workflows/ci.yml';
const steps = (...list: readonly string[]) =>
  onPush(
    `a:\n  runs-on: ubuntu-latest\n  steps:\n${list.map((step) => `    - ${step.replaceAll('\n', '\n      ')}\n`).join('')}`,
  );
const cacheStep = (key: string, more = '') =>
  `{ id: c, uses: actions/cache@v4, with: { path: out.txt, key: ${key}${more} } }`;

/** The runs of a scene, oldest first, as their conclusions. */
const conclusions = (scene: CiScene) => [...scene.runs()].reverse().map(({ conclusion }) => conclusion);

describe('concurrency', () => {
  const yaml = (more: string, script = 'sleep 600') =>
    `on: push\nconcurrency: ${more}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: ${script}\n`;

  function pushed(scene: CiScene, text: string, times: number): void {
    for (let i = 0; i < times; i++) {
      scene.push({ [CI]: text, n: String(i) });
      scene.clock.advance(10_000);
    }
  }

  it('Q1: one runs and one waits; a newer one takes the place of the one that waits', async () => {
    const scene = new CiScene();
    pushed(scene, yaml('deploy'), 3);
    await scene.work();
    expect(conclusions(scene)).toEqual(['success', 'cancelled', 'success']);
    const [first, , third] = [...scene.runs()].reverse();
    expect(third!.jobs[0]!.startedAt).toBeGreaterThan(first!.completedAt!);
  });

  it('Q2: cancel-in-progress cancels the one that runs too', async () => {
    const scene = new CiScene();
    pushed(scene, yaml('{ group: deploy, cancel-in-progress: true }'), 3);
    await scene.work();
    expect(conclusions(scene)).toEqual(['cancelled', 'cancelled', 'success']);
  });

  it('Q3: names of groups know no case, and hold for the whole repository', async () => {
    const scene = new CiScene();
    scene.push({ [CI]: yaml('Deploy') });
    scene.clock.advance(10_000);
    scene.push({
      [CI]: 'on: workflow_dispatch\njobs:\n  z:\n    runs-on: x\n    steps: [{ run: echo }]\n',
      '.github/workflows/b.yml': yaml('dEPLOY'),
    });
    await scene.work();
    const [second, first] = scene.runs();
    expect(second!.path).toBe('.github/workflows/b.yml');
    expect(second!.jobs[0]!.startedAt).toBeGreaterThan(first!.completedAt!);
  });

  it('Q4: a job can have a group of its own', async () => {
    const run = await new CiScene().run(
      onPush(
        job('a', 'sleep 60', 'concurrency: one') +
          job('b', 'sleep 60', 'concurrency: one') +
          job('c', 'sleep 60', 'concurrency: one'),
      ),
    );
    expect(conclusionsOf(run)).toEqual({ a: 'success', b: 'cancelled', c: 'success' });
    expect(jobNamed(run, 'c').startedAt).toBeGreaterThan(jobNamed(run, 'a').completedAt!);
  });

  it('Q5: queue: max keeps those that wait in their order, unless cancel-in-progress', async () => {
    const scene = new CiScene();
    pushed(scene, yaml('{ group: deploy, queue: max }'), 4);
    await scene.work();
    expect(conclusions(scene)).toEqual(['success', 'success', 'success', 'success']);
    const started = [...scene.runs()].reverse().map((run) => run.jobs[0]!.startedAt!);
    expect(started).toEqual([...started].sort((a, b) => a - b));
  });

  it('Q6: a group may depend on the branch', async () => {
    const scene = new CiScene();
    scene.push({ [CI]: yaml('${{ github.ref }}') });
    scene.push({}, { branch: 'other' });
    await scene.work();
    const [one, other] = scene.runs();
    expect(one!.jobs[0]!.startedAt).toBeLessThan(other!.jobs[0]!.completedAt!);
    expect(conclusions(scene)).toEqual(['success', 'success']);
  });
});

describe('environments', () => {
  const deploy = onPush(
    job(
      'deploy',
      'echo to ${{ vars.WHERE }} with ${{ secrets.KEY }}',
      'environment: { name: production, url: "https://${{ vars.WHERE }}" }',
    ),
  );
  const rules = (more: object) =>
    ({ environments: { production: more } }) as Parameters<CiScene['settings']>[0];

  it('G1: a job waits for a required reviewer; one approval is enough', async () => {
    const scene = new CiScene();
    scene.settings(rules({ reviewers: ['ada', 'grace'], variables: { WHERE: 'prod' } }));
    const run = await scene.run(deploy);
    expect(run).toMatchObject({ status: 'waiting', jobs: [{ status: 'waiting', startedAt: null }] });
    expect(() =>
      scene.engine.review(run.id, { environment: 'production', state: 'approved', by: 'eve', comment: '' }),
    ).toThrow('eve is no reviewer');
    scene.engine.review(run.id, { environment: 'production', state: 'approved', by: 'grace', comment: 'go' });
    await scene.work();
    expect(scene.last()).toMatchObject({ conclusion: 'success', approvals: [{ by: 'grace' }] });
    expect(scene.logOf('deploy')).toContain('to prod with');
  });

  it('G2: self-review can be forbidden', async () => {
    const scene = new CiScene();
    scene.settings(rules({ reviewers: ['ada'], preventSelfReview: true }));
    const run = await scene.run(deploy);
    expect(() =>
      scene.engine.review(run.id, { environment: 'production', state: 'approved', by: 'ada', comment: '' }),
    ).toThrow('may not review');
  });

  it('G3: a rejection fails the job', async () => {
    const scene = new CiScene();
    scene.settings(rules({ reviewers: ['ada'] }));
    const run = await scene.run(deploy);
    scene.engine.review(run.id, { environment: 'production', state: 'rejected', by: 'ada', comment: '' });
    await scene.work();
    expect(scene.last().conclusion).toBe('failure');
  });

  it('G4: a wait timer holds the job for its minutes of lab time', async () => {
    const scene = new CiScene();
    scene.settings(rules({ waitMinutes: 30 }));
    await scene.run(deploy);
    scene.clock.advance(29 * 60_000);
    await scene.work();
    expect(scene.last().status).toBe('waiting');
    scene.clock.advance(60_000);
    await scene.work();
    expect(scene.last().conclusion).toBe('success');
    expect(scene.last().jobs[0]!.startedAt! - scene.last().createdAt).toBeGreaterThanOrEqual(30 * 60_000);
  });

  it('G5: branches and tags that may deploy are named by patterns', async () => {
    const scene = new CiScene();
    scene.settings(rules({ branches: ['release/*'] }));
    expect((await scene.run(deploy)).jobs[0]!.annotations[0]!.message).toBe(
      'Branch "main" is not allowed to deploy to production due to environment protection rules.',
    );
    expect((await scene.run(deploy, { event: { ref: 'refs/heads/release/1' } })).conclusion).toBe('success');
  });

  it('G6: its secrets and variables are there only after the approval, for its jobs alone', async () => {
    const scene = new CiScene();
    scene.settings({
      secrets: { KEY: 'of-repository' },
      ...rules({ reviewers: ['ada'], variables: { WHERE: 'prod' } }),
    });
    const run = await scene.run(deploy + job('other', 'echo [${{ vars.WHERE }}]').replace(/^/gm, '  '));
    expect(scene.logOf('other')).toContain('\n[]');
    scene.engine.review(run.id, { environment: 'production', state: 'approved', by: 'ada', comment: '' });
    await scene.work();
    expect(scene.logOf('deploy')).toContain('to prod with ***');
  });

  it('G7: makes a deployment, unless deployment: false', async () => {
    const scene = new CiScene();
    scene.settings(rules({ variables: { WHERE: 'prod' } }));
    expect((await scene.run(deploy)).deployments.map(({ url }) => url)).toEqual(['', 'https://prod']);
    const none = onPush(job('a', 'echo', 'environment: { name: production, deployment: false }'));
    expect((await scene.run(none)).deployments).toEqual([]);
  });

  it('G8: who waits for thirty days fails', async () => {
    const scene = new CiScene();
    scene.settings(rules({ reviewers: ['ada'] }));
    await scene.run(deploy);
    scene.clock.advance(31 * 86_400_000);
    await scene.work();
    expect(scene.last().conclusion).toBe('failure');
  });

  it('G9: six reviewers and 43,200 minutes at most', () => {
    const scene = new CiScene();
    expect(() => scene.settings(rules({ reviewers: Array(7).fill('x') }))).toThrow();
    expect(() => scene.settings(rules({ waitMinutes: 43_201 }))).toThrow();
  });

  it('G10: a colleague who is asked answers by himself after a while', async () => {
    const scene = new CiScene();
    scene.settings(rules({ reviewers: ['noor-haddad'] }));
    expect((await scene.run(deploy)).status).toBe('waiting');
    scene.clock.advance(3_600_000);
    await scene.work();
    expect(scene.last()).toMatchObject({ conclusion: 'success', approvals: [{ by: 'noor-haddad' }] });
  });
});

describe('caches', () => {
  const hit = 'run: echo hit=[${{ steps.c.outputs.cache-hit }}]';
  const write = 'run: echo ${{ github.run_number }} > out.txt';

  it('C1: the exact key first, then the newest whose key begins with it, then each restore key', () => {
    const scene = new CiScene();
    const store = new CacheStore(scene.fs, '/srv/r.git');
    const add = (key: string, now: number) =>
      store.add({ key, ref: 'main', version: 'v', size: 1 }, new Map(), now);
    add('deps-1', 1);
    add('deps-12', 2);
    add('other', 3);
    const find = (key: string, ...restoreKeys: string[]) =>
      store.find({ key, restoreKeys, version: 'v', refs: ['main'], now: 10 })?.entry.key;
    expect(find('deps-1')).toBe('deps-1');
    expect(find('deps-')).toBe('deps-12');
    expect(find('nope', 'oth', 'deps-')).toBe('other');
    expect(find('nope', 'x', 'deps-')).toBe('deps-12');
    expect(find('nope')).toBeUndefined();
  });

  it('C2: cache-hit is true for the exact key, false for a prefix, empty on a miss', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k-1', ', restore-keys: k-'), write, hit));
    expect(scene.logOf('a')).toContain('hit=[]');
    await scene.run(steps(cacheStep('k-1', ', restore-keys: k-'), hit));
    expect(scene.logOf('a')).toContain('hit=[true]');
    await scene.run(steps(cacheStep('k-2', ', restore-keys: k-'), hit, 'run: cat out.txt'));
    expect(scene.logOf('a')).toContain('hit=[false]');
    expect(scene.logOf('a')).toContain('Cache restored from key: k-1');
  });

  it('C3: is saved in a post step, only when the job succeeded and the key was not found', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k'), write, 'run: "false"'));
    await scene.run(steps(cacheStep('k'), hit, write));
    expect(scene.logOf('a')).toContain('hit=[]');
    expect(scene.logOf('a')).toContain('Cache saved with key: k');
    await scene.run(steps(cacheStep('k'), 'run: cat out.txt', write));
    expect(scene.logOf('a')).toContain('Cache hit occurred on the primary key k, not saving cache.');
  });

  it('C4: an entry never changes', () => {
    const store = new CacheStore(new CiScene().fs, '/srv/r.git');
    const given = { key: 'k', ref: 'main', version: 'v', size: 1 };
    expect(store.add(given, new Map([['/a', '1']]), 1)).toBeDefined();
    expect(store.add(given, new Map([['/a', '2']]), 2)).toBeUndefined();
    expect([...store.files(store.list(2)[0]!).values()]).toEqual(['1']);
  });

  it('C5: a branch finds its own caches, then those of the base or default branch, never those of others', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k'), write), { event: { ref: 'refs/heads/one' } });
    await scene.run(steps(cacheStep('k'), hit, write), { event: { ref: 'refs/heads/two' } });
    expect(scene.logOf('a')).toContain('hit=[]');
    await scene.run(steps(cacheStep('m'), write));
    await scene.run(steps(cacheStep('m'), hit), { event: { ref: 'refs/heads/two' } });
    expect(scene.logOf('a')).toContain('hit=[true]');
  });

  it('C6: keys have 512 characters at most', async () => {
    const scene = new CiScene();
    expect((await scene.run(steps(cacheStep('k'.repeat(513))))).conclusion).toBe('failure');
    expect(scene.logOf('a')).toContain('cannot be larger than 512 characters');
  });

  it('C7: what nobody used for seven days is gone; beyond 10 GB the one unused for longest goes first', () => {
    const day = 86_400_000;
    const store = new CacheStore(new CiScene().fs, '/srv/r.git', 10);
    const add = (key: string, size: number, now: number) =>
      store.add({ key, ref: 'main', version: 'v', size }, new Map(), now);
    const keys = (now: number) => store.list(now).map(({ key }) => key);
    add('a', 4, 0);
    add('b', 4, 1);
    store.find({ key: 'a', restoreKeys: [], version: 'v', refs: ['main'], now: 2 });
    add('c', 4, 3);
    expect(keys(3)).toEqual(['c', 'a']);
    expect(keys(8 * day)).toEqual([]);
  });

  it('C8: other paths under the same key do not find it', async () => {
    const scene = new CiScene();
    await scene.run(steps(cacheStep('k'), write));
    await scene.run(steps('{ id: c, uses: actions/cache@v4, with: { path: other.txt, key: k } }', hit));
    expect(scene.logOf('a')).toContain('hit=[]');
  });
});

describe('artifacts', () => {
  const up = (name: string, more = '') =>
    `{ uses: actions/upload-artifact@v4, with: { name: ${name}, path: out.txt${more} } }`;

  it('A1: names are their own within the run, unless overwrite: true', async () => {
    const scene = new CiScene();
    expect((await scene.run(steps('run: echo 1 > out.txt', up('o'), up('o')))).conclusion).toBe('failure');
    expect(scene.logOf('a')).toContain('(409) Conflict');
    const run = await scene.run(
      steps(
        'run: echo 1 > out.txt',
        up('o'),
        'run: echo 2 > out.txt',
        up('o', ', overwrite: true'),
        '{ uses: actions/download-artifact@v4, with: { name: o, path: d } }',
        'run: cat d/out.txt',
      ),
    );
    expect(run.artifacts).toHaveLength(1);
    expect(scene.logOf('a')).toContain('\n2\n');
  });

  it('A2: later jobs see them at once', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(
        'a:\n  runs-on: x\n  steps:\n    - run: echo made > out.txt\n    - { uses: actions/upload-artifact@v4, with: { name: o, path: out.txt } }\nb:\n  needs: a\n  runs-on: x\n  steps:\n    - { uses: actions/download-artifact@v4, with: { name: o } }\n    - run: cat out.txt\n',
      ),
    );
    expect(run.conclusion).toBe('success');
    expect(scene.logOf('b')).toContain('made');
  });

  it('A3: are kept for ninety days at most', async () => {
    const [kept, short] = (
      await new CiScene().run(
        steps('run: echo 1 > out.txt', up('a', ', retention-days: 400'), up('b', ', retention-days: 5')),
      )
    ).artifacts;
    expect((kept!.expiresAt - kept!.createdAt) / 86_400_000).toBe(90);
    expect((short!.expiresAt - short!.createdAt) / 86_400_000).toBe(5);
  });

  it('A4: all are downloaded into a folder each, or with merge-multiple into one', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        'run: echo 1 > out.txt',
        up('one'),
        'run: echo 2 > out.txt',
        up('two'),
        '{ uses: actions/download-artifact@v4, with: { path: all } }',
        'run: cat all/one/out.txt && cat all/two/out.txt',
        '{ uses: actions/download-artifact@v4, with: { path: flat, pattern: "t*", merge-multiple: true } }',
        'run: cat flat/out.txt',
      ),
    );
    expect(scene.last().conclusion).toBe('success');
  });

  it('A5: no files: a warning, an error or nothing, as if-no-files-found says', async () => {
    const scene = new CiScene();
    expect((await scene.run(steps(up('o')))).conclusion).toBe('success');
    expect(scene.logOf('a')).toContain('##[warning]No files were found');
    expect((await scene.run(steps(up('o', ', if-no-files-found: error')))).conclusion).toBe('failure');
  });

  it('A6: one that is not there fails its download', async () => {
    const scene = new CiScene();
    expect(
      (await scene.run(steps('{ uses: actions/download-artifact@v4, with: { name: nope } }'))).conclusion,
    ).toBe('failure');
    expect(scene.logOf('a')).toContain('Artifact not found for name: nope');
  });
});

describe('permissions', () => {
  it('P1: naming some makes all others none', () => {
    expect(permissionsOf({ issues: 'write' }, undefined, { isFork: false })).toMatchObject({
      issues: 'write',
      contents: 'none',
      packages: 'none',
    });
    expect(permissionsOf({}, undefined, { isFork: false })).toMatchObject({ contents: 'none' });
  });

  it('P2: the job goes before the workflow, as a whole; nothing named: contents may be read', () => {
    expect(permissionsOf('write-all', { checks: 'write' }, { isFork: false })).toMatchObject({
      checks: 'write',
      contents: 'none',
    });
    expect(permissionsOf(undefined, undefined, { isFork: false })).toMatchObject({
      contents: 'read',
      issues: 'none',
    });
  });

  it('P3: a fork may only read; a called workflow may do no more than its caller', () => {
    expect(permissionsOf('write-all', undefined, { isFork: true })).toMatchObject({
      contents: 'read',
      'id-token': 'none',
    });
    const most = permissionsOf({ contents: 'read' }, undefined, { isFork: false });
    expect(
      permissionsOf(undefined, { contents: 'write', issues: 'write' }, { isFork: false, most }),
    ).toMatchObject({ contents: 'read', issues: 'none' });
  });

  it('P4: a private repository cannot be checked out by a token that may not read it', async () => {
    const scene = new CiScene();
    scene.repository.isPrivate = true;
    const yaml = (permissions: string) =>
      `on: push\npermissions: ${permissions}\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n`;
    expect((await scene.run(yaml('{ contents: read }'))).conclusion).toBe('success');
    expect((await scene.run(yaml('{ issues: write }'))).conclusion).toBe('failure');
  });
});

describe("workflows and actions of one's own", () => {
  const called = (more = '', steps = '      - run: echo x\n') =>
    `on:\n  workflow_call:\n    inputs: { n: { type: number, default: 1 }, who: { type: string, required: true } }\n    secrets: { KEY: { required: false } }\n    outputs: { v: { value: "\${{ jobs.inner.outputs.v }}" } }\njobs:\n  inner:\n    runs-on: x\n${more}    outputs: { v: "\${{ steps.s.outputs.v }}" }\n    steps:\n${steps}      - { id: s, run: "echo v=\${{ inputs.who }}\${{ inputs.n }} >> $GITHUB_OUTPUT" }\n`;
  const PATH = '.github/workflows/called.yml';

  it('R1: a job calls a workflow with inputs, and sees its outputs', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(
        'call:\n  uses: ./.github/workflows/called.yml\n  with: { who: ada, n: 2 }\nafter:\n  needs: call\n  runs-on: x\n  steps:\n    - run: echo got ${{ needs.call.outputs.v }}\n',
      ),
      { files: { [PATH]: called() } },
    );
    expect(conclusionsOf(run)).toEqual({ 'call / inner': 'success', after: 'success' });
    expect(scene.logOf('after')).toContain('got ada2');
  });

  it('R2: an input that is missing, unknown or of the wrong type fails the call', async () => {
    const failing = async (inputs: string) => {
      const run = await new CiScene().run(
        onPush(`call:\n  uses: ./.github/workflows/called.yml\n  with: ${inputs}\n`),
        { files: { [PATH]: called() } },
      );
      return run.jobs[0]!.annotations[0]!.message;
    };
    expect(await failing('{ n: 1 }')).toContain('Input who is required');
    expect(await failing('{ who: a, x: 1 }')).toContain('Invalid input, x is not defined');
    expect(await failing('{ who: a, n: many }')).toContain('must be a number');
  });

  it('R3: secrets reach it only by name or by inherit', async () => {
    const logs = async (more: string) => {
      const scene = new CiScene();
      scene.settings({ secrets: { KEY: 'sesame-open' } });
      await scene.run(onPush(`call:\n  uses: ./.github/workflows/called.yml\n  with: { who: a }\n${more}`), {
        files: { [PATH]: called('', '      - run: echo key=[${{ secrets.KEY }}]\n') },
      });
      return scene.logOf('call / inner');
    };
    expect(await logs('')).toContain('key=[]');
    expect(await logs('  secrets: inherit\n')).toContain('key=[***]');
    expect(await logs('  secrets: { KEY: "${{ secrets.KEY }}" }\n')).toContain('key=[***]');
  });

  it('R4: ten levels of workflows at most, the caller included', async () => {
    const level = (n: number) =>
      `on: workflow_call\njobs:\n  j:\n    uses: ./.github/workflows/${n + 1}.yml\n`;
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`.github/workflows/${i + 1}.yml`, level(i + 1)]),
    );
    const last = {
      '.github/workflows/10.yml':
        'on: workflow_call\njobs:\n  end:\n    runs-on: x\n    steps: [{ run: echo }]\n',
    };
    const deep = await new CiScene().run(onPush('j:\n  uses: ./.github/workflows/1.yml\n'), { files });
    expect(deep.conclusion).toBe('failure');
    expect(deep.jobs[0]!.annotations[0]!.message).toContain('10 are allowed');
    const start = (n: number) => onPush(`j:\n  uses: ./.github/workflows/${n}.yml\n`);
    expect((await new CiScene().run(start(2), { files: { ...files, ...last } })).conclusion).toBe('success');
    expect((await new CiScene().run(start(1), { files: { ...files, ...last } })).conclusion).toBe('failure');
  });

  it('R5: one that is not there, or cannot be called, fails the job that calls it', async () => {
    const run = await new CiScene().run(onPush('call:\n  uses: ./.github/workflows/ci.yml\n'));
    expect(run.jobs[0]!.annotations[0]!.message).toContain('missing a `on.workflow_call` trigger');
  });

  it('R6: composite actions: inputs with defaults, steps, outputs; only after a checkout', async () => {
    const action =
      'name: Greet\ndescription: Greets\ninputs: { who: { default: world, description: who } }\noutputs: { said: { description: it, value: "${{ steps.s.outputs.t }}" } }\nruns:\n  using: composite\n  steps:\n    - { id: s, shell: bash, run: "echo t=hello-${{ inputs.who }} >> $GITHUB_OUTPUT" }\n    - { shell: bash, run: echo from $GITHUB_ACTION_PATH }\n';
    const scene = new CiScene();
    const run = await scene.run(
      steps(
        'uses: actions/checkout@v4',
        '{ id: g, uses: ./greet }',
        '{ id: h, uses: ./greet, with: { who: ada } }',
        'run: echo ${{ steps.g.outputs.said }} ${{ steps.h.outputs.said }}',
      ),
      { files: { 'greet/action.yml': action } },
    );
    expect(run.conclusion).toBe('success');
    expect(scene.logOf('a')).toContain('hello-world hello-ada');
    expect(scene.logOf('a')).toContain('from /workspace/greet');
    const without = await scene.run(steps('uses: ./greet'));
    expect(without.conclusion).toBe('failure');
    expect(scene.logOf('a')).toContain('Did you forget to run actions/checkout');
  });

  it('R7: actions of repositories on the same forge', async () => {
    const scene = new CiScene();
    const run = await scene.run(steps('uses: ada/prices/act@main'), {
      files: {
        'act/action.yml':
          'name: A\ndescription: a\nruns: { using: composite, steps: [{ run: echo from afar, shell: bash }] }\n',
      },
    });
    expect(run.conclusion).toBe('success');
    expect(scene.logOf('a')).toContain('from afar');
  });
});

describe('actions of the lab', () => {
  it('L1: setup-node says what runs; a missing lock file fails its cache', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        '{ id: n, uses: actions/setup-node@v4, with: { node-version: 22 } }',
        'run: echo ${{ steps.n.outputs.node-version }}',
      ),
    );
    expect(scene.logOf('a')).toContain('##[warning]Node.js 22 was asked for');
    expect(scene.logOf('a')).toContain('v20.20.2');
    expect((await scene.run(steps('{ uses: actions/setup-node@v4, with: { cache: npm } }'))).conclusion).toBe(
      'failure',
    );
    expect(scene.logOf('a')).toContain('Dependencies lock file is not found');
  });

  it('L2: setup-python: 3.10 without quotes is 3.1, which there is not', async () => {
    const scene = new CiScene();
    expect(
      (await scene.run(steps('{ uses: actions/setup-python@v5, with: { python-version: 3.10 } }')))
        .conclusion,
    ).toBe('failure');
    expect(scene.logOf('a')).toContain("The version '3.1' with architecture 'x64' was not found");
    expect(
      (await scene.run(steps("{ uses: actions/setup-python@v5, with: { python-version: '3.10' } }")))
        .conclusion,
    ).toBe('success');
  });

  it('L3: docker/metadata-action makes tags of branch, tag and commit', async () => {
    const scene = new CiScene();
    const meta =
      '{ id: m, uses: docker/metadata-action@v5, with: { images: ghcr.io/ada/prices, tags: "type=sha\\ntype=ref,event=branch\\ntype=semver,pattern={{version}}" } }';
    await scene.run(steps(meta, 'run: echo ${{ join(fromJSON(steps.m.outputs.json).tags) }}'));
    expect(scene.logOf('a')).toMatch(/ghcr\.io\/ada\/prices:sha-\w{7},ghcr\.io\/ada\/prices:main/);
    await scene.run(steps(meta, 'run: echo ${{ steps.m.outputs.version }}'), {
      event: { ref: 'refs/tags/v1.2.3' },
    });
    expect(scene.logOf('a')).toContain('ghcr.io/ada/prices:1.2.3');
    expect(scene.logOf('a')).toContain('ghcr.io/ada/prices:latest');
  });

  it('L4: docker/login-action hides the password', async () => {
    const scene = new CiScene();
    await scene.run(
      steps(
        '{ uses: docker/login-action@v3, with: { username: ada, password: correct-horse } }',
        'run: echo correct-horse',
      ),
    );
    expect(scene.logOf('a')).toContain('Login Succeeded!');
    expect(scene.logOf('a').split('Login Succeeded!')[1]).not.toContain('correct-horse');
  });

  it('L5: unknown inputs are a warning, missing ones an error', async () => {
    const scene = new CiScene();
    await scene.run(steps('{ uses: actions/cache@v4, with: { path: x, key: k, nope: 1 } }'));
    expect(scene.logOf('a')).toContain("##[warning]Unexpected input(s) 'nope'");
    expect((await scene.run(steps('{ uses: actions/cache@v4, with: { path: x } }'))).conclusion).toBe(
      'failure',
    );
    expect(scene.logOf('a')).toContain('Input required and not supplied: key');
  });
});
