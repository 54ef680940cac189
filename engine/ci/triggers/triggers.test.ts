import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CiScene, conclusionsOf, job, onPush, SCENE_START } from '../testing/ci-scene';
import { readWorkflow } from '../workflow/parse-workflow';
import type { Triggers } from '../workflow/workflow';
import { scheduledTimes } from './cron';
import { decide } from './decide';
import { typedInputs } from './dispatch-inputs';
import { type CiEvent, EMPTY_EVENT, type EventName } from './event';
import { anyPasses, matchesPatterns } from './patterns';

const PATH = '.github/workflows/ci.yml';
const JOB = 'jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo\n';

async function triggers(on: string): Promise<Triggers> {
  const parsed = await readWorkflow(PATH, `on:\n${on.replace(/^/gm, '  ')}\n${JOB}`);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.workflow.on;
}

const event = (name: EventName, more: Partial<CiEvent> = {}): CiEvent => ({
  ...EMPTY_EVENT,
  name,
  at: 0,
  actor: 'ada',
  ref: 'refs/heads/main',
  sha: 'a',
  headSha: 'a',
  ...more,
});

const starts = async (on: string, given: CiEvent) => decide(await triggers(on), PATH, given).starts;

describe('what an event starts', () => {
  it('T1: branch and path filters must both match', async () => {
    const on = "push:\n  branches: [main]\n  paths: ['src/**']";
    expect(await starts(on, event('push', { files: ['src/a.ts'] }))).toBe(true);
    expect(await starts(on, event('push', { files: ['README.md'] }))).toBe(false);
    expect(await starts(on, event('push', { ref: 'refs/heads/x', files: ['src/a.ts'] }))).toBe(false);
  });

  it('T2: a filter and its opposite exclude each other', async () => {
    for (const name of ['branches', 'tags', 'paths']) {
      const parsed = await readWorkflow(PATH, `on: { push: { ${name}: [a], ${name}-ignore: [b] } }\n${JOB}`);
      expect('problems' in parsed && parsed.problems[0]?.message).toContain(
        `you may only define one of \`${name}\` and \`${name}-ignore\``,
      );
    }
  });

  it('T3: patterns are read in order, ! takes out, the last that fits decides', () => {
    const patterns = ['releases/**', '!releases/**-alpha', 'releases/9-alpha'];
    expect(matchesPatterns(patterns, 'releases/10')).toBe(true);
    expect(matchesPatterns(patterns, 'releases/beta/3-alpha')).toBe(false);
    expect(matchesPatterns(patterns, 'releases/9-alpha')).toBe(true);
    expect(matchesPatterns([...patterns].reverse(), 'releases/9-alpha')).toBe(true);
    expect(matchesPatterns(['a', '!a'], 'a')).toBe(false);
    expect(matchesPatterns(['!a', 'a'], 'a')).toBe(true);
  });

  it('T4: a filter needs at least one pattern that lets in', () => {
    expect(matchesPatterns(['!main'], 'dev')).toBe(false);
  });

  it.each([
    ['*', 'main', true],
    ['*', 'feature/x', false],
    ['**', 'feature/x', true],
    ['feature/*', 'feature/x', true],
    ['feature/*', 'feature/x/y', false],
    ['feature/**', 'feature/x/y', true],
    ['v2*', 'v2.0', true],
    ['*feature', 'my-feature', true],
    ['docs/**/*.md', 'docs/README.md', true],
    ['docs/**/*.md', 'docs/a/b.md', true],
    ['**/docs/**', 'docs/a.md', true],
    ['**/docs/**', 'x/docs/a.md', true],
    ['*.jsx?', 'page.js', true],
    ['*.jsx?', 'page.jsx', true],
    ['*.jsx?', 'page.jsxx', false],
    ['v[12].[0-9]+.[0-9]+', 'v1.10.1', true],
    ['v[12].[0-9]+.[0-9]+', 'v3.1.1', false],
    ['main', 'mainline', false],
    ['main', 'my/main', false],
    ['a.b', 'axb', false],
  ])('T5: the pattern %s and the whole name %s', (pattern, name, fits) => {
    expect(matchesPatterns([pattern], name)).toBe(fits);
  });

  it('T6: one changed file that matches is enough', () => {
    expect(anyPasses(['src/**'], undefined, ['README.md', 'src/a.ts'])).toBe(true);
    expect(anyPasses(undefined, ['docs/**'], ['docs/a', 'src/a.ts'])).toBe(true);
    expect(anyPasses(undefined, ['docs/**'], ['docs/a'])).toBe(false);
    expect(anyPasses(['src/**'], undefined, [])).toBe(false);
  });

  it('T7: filters are a fold of their patterns, for any patterns and names', () => {
    const part = fc.stringMatching(/^[a-c]{1,2}$/);
    const pattern = fc
      .tuple(fc.boolean(), fc.constantFrom('', '*', '**', 'a/'), part)
      .map(([not, head, tail]) => (not ? '!' : '') + head + tail);
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 6 }), part, (patterns, name) => {
        const last = [...patterns].reverse().find((one) => matchesPatterns([one.replace(/^!/, '')], name));
        expect(matchesPatterns(patterns, name)).toBe(last !== undefined && !last.startsWith('!'));
      }),
    );
  });

  it('T8: pushes of tags do not look at paths', async () => {
    const tag = event('push', { ref: 'refs/tags/v1', files: null });
    expect(await starts("push:\n  paths: ['src/**']", tag)).toBe(true);
  });

  it('T9: a push trigger with branches alone leaves tags out, and one with tags alone branches', async () => {
    const tag = event('push', { ref: 'refs/tags/v1' });
    expect(await starts('push:\n  branches: [main]', tag)).toBe(false);
    expect(await starts("push:\n  tags: ['v*']", tag)).toBe(true);
    expect(await starts("push:\n  tags: ['v*']", event('push'))).toBe(false);
    expect(await starts("push:\n  branches: [main]\n  tags: ['v*']", tag)).toBe(true);
  });

  it('T10: a push runs the workflow file of the pushed commit', async () => {
    const scene = new CiScene();
    scene.push({ [PATH]: onPush(job('old', 'echo')) });
    scene.push({ [PATH]: onPush(job('new', 'echo')) }, { branch: 'feature' });
    await scene.work();
    expect(scene.runs().map((run) => [run.branch, run.jobs[0]!.name])).toEqual(
      expect.arrayContaining([
        ['feature', 'new'],
        ['main', 'old'],
      ]),
    );
  });

  it('T11: a schedule and a dispatch take the workflow from the default branch', async () => {
    const scene = new CiScene();
    const yaml = `on:\n  workflow_dispatch:\n  schedule: [{ cron: '0 3 * * *' }]\n${JOB}`;
    scene.push({ 'a.txt': 'a' });
    scene.push({ [PATH]: yaml }, { branch: 'feature' });
    await scene.work();
    scene.clock.advance(24 * 3_600_000);
    await scene.work();
    const sha = scene.repository.resolve('feature')!;
    const dispatch = () =>
      event('workflow_dispatch', {
        at: scene.clock.now(),
        ref: 'refs/heads/feature',
        sha,
        headSha: sha,
        workflow: PATH,
      });
    await scene.engine.take(dispatch());
    expect(scene.runs()).toEqual([]);
    scene.push({ 'b.txt': 'b' });
    await scene.work();
    scene.clock.advance(24 * 3_600_000);
    await scene.work();
    expect(scene.runs().map((run) => run.event.name)).toEqual(['schedule']);
    await scene.engine.take(dispatch());
    await scene.work();
    expect(scene.last()).toMatchObject({ branch: 'feature', conclusion: 'success' });
  });

  it('T12: a schedule has five fields, five minutes at least, UTC or its time zone', () => {
    const from = Date.UTC(2026, 2, 2, 0);
    const hours = (entry: Parameters<typeof scheduledTimes>[0]) =>
      scheduledTimes(entry, from, from + 86_400_000).map((at) => (at - from) / 3_600_000);
    expect(hours({ cron: '30 3,15 * * 1-5' })).toEqual([3.5, 15.5]);
    expect(hours({ cron: '30 3 * * SUN' })).toEqual([]);
    expect(hours({ cron: '0 */8 * MAR *' })).toEqual([8, 16, 24]);
    expect(hours({ cron: '0 9 * * *', timezone: 'America/New_York' })).toEqual([14]);
    expect(scheduledTimes({ cron: '* * * * *' }, from, from + 1_200_000)).toHaveLength(4);
    expect(() => scheduledTimes({ cron: '0 9 * *' }, from, from + 1)).toThrow('five fields');
    expect(() => scheduledTimes({ cron: '0 9 * * *', timezone: 'Mars/Base' }, from, from + 1)).toThrow(
      'time zone',
    );
  });

  it('T13: workflow_run: its types, the conclusion of the run before, three in a chain at most', async () => {
    const scene = new CiScene();
    const after = (name: string, of: string) =>
      `name: ${name}\non:\n  workflow_run: { workflows: ['${of}'], types: [completed] }\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo after \${{ github.event.workflow_run.conclusion }}\n`;
    const wf = '.github/workflows';
    scene.push({
      [PATH]: `name: One\n${onPush(job('a', 'false'))}`,
      [`${wf}/2.yml`]: after('Two', 'One'),
      [`${wf}/3.yml`]: after('Three', 'Two'),
      [`${wf}/4.yml`]: after('Four', 'Three'),
      [`${wf}/5.yml`]: after('Five', 'Four'),
    });
    await scene.work();
    expect(
      scene
        .runs()
        .map(({ workflow, conclusion }) => [workflow, conclusion])
        .reverse(),
    ).toEqual([
      ['One', 'failure'],
      ['Two', 'success'],
      ['Three', 'success'],
      ['Four', 'success'],
    ]);
    expect(
      scene.logOf(
        'a',
        scene.runs().find(({ workflow }) => workflow === 'Two'),
      ),
    ).toContain('after failure');
    const requested = 'workflow_run: { workflows: [One], types: [requested] }';
    const one = { workflow_run: { name: 'One' } };
    expect(
      await starts(requested, event('workflow_run', { action: 'requested', payload: one, chain: 1 })),
    ).toBe(true);
    expect(
      await starts(requested, event('workflow_run', { action: 'completed', payload: one, chain: 1 })),
    ).toBe(false);
  });

  it('T14: inputs of a dispatch have their types, and are texts in the event', async () => {
    const { dispatchInputs } = await triggers(
      'workflow_dispatch:\n  inputs:\n    n: { type: number, default: 3 }\n    dry: { type: boolean }\n    where: { type: choice, options: [staging, production] }\n    who: { required: true }',
    );
    expect(typedInputs(dispatchInputs, { who: 'ada', dry: 'true' })).toEqual({
      typed: { n: 3, dry: true, where: 'staging', who: 'ada' },
      texts: { n: '3', dry: 'true', where: 'staging', who: 'ada' },
    });
    expect(() => typedInputs(dispatchInputs, {})).toThrow("Required input 'who' not provided");
    expect(() => typedInputs(dispatchInputs, { who: 'a', no: '1' })).toThrow(
      'Unexpected inputs provided: ["no"]',
    );
    expect(() => typedInputs(dispatchInputs, { who: 'a', where: 'mars' })).toThrow(
      'not in the list of allowed values',
    );
    expect(() => typedInputs(dispatchInputs, { who: 'a', n: 'x' })).toThrow('is not a number');
    expect(() => typedInputs(dispatchInputs, { who: 'a', dry: 'yes' })).toThrow('is not a boolean');
    const many = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`i${i}`, dispatchInputs.n!]));
    expect(() => typedInputs(many, {})).toThrow('up to 25');
    const scene = new CiScene();
    scene.push({
      [PATH]: `on: { workflow_dispatch: { inputs: { n: { type: number } } } }\njobs:\n  a:\n    runs-on: ubuntu-latest\n    if: inputs.n == 4 && github.event.inputs.n == '4'\n    steps:\n      - run: echo "typed \${{ toJSON(inputs.n) }} text \${{ toJSON(github.event.inputs.n) }}"\n`,
    });
    const sha = scene.repository.resolve('main')!;
    await scene.engine.take(
      event('workflow_dispatch', { sha, headSha: sha, workflow: PATH, inputs: { n: '4' } }),
    );
    await scene.work();
    expect(scene.logOf('a')).toContain('typed 4 text "4"');
  });

  it.each(['[skip ci]', '[ci skip]', '[no ci]', '[skip actions]', '[actions skip]'])(
    'T15: a commit that says %s starts no push and no pull request',
    async (word) => {
      const message = `Fix the docs ${word}`;
      expect(await starts('push:', event('push', { message }))).toBe(false);
      expect(await starts('pull_request:', event('pull_request', { message, action: 'opened' }))).toBe(false);
      expect(
        await starts('workflow_dispatch:', event('workflow_dispatch', { message, workflow: PATH })),
      ).toBe(true);
    },
  );

  it('T16: pull requests: opened, synchronize and reopened unless types says; branches are those of the base', async () => {
    const opened = event('pull_request', { action: 'opened', baseRef: 'main', headRef: 'x' });
    expect(await starts('pull_request:', opened)).toBe(true);
    expect(await starts('pull_request:', { ...opened, action: 'closed' })).toBe(false);
    expect(await starts('pull_request:\n  types: [closed]', { ...opened, action: 'closed' })).toBe(true);
    expect(await starts('pull_request:\n  branches: [main]', opened)).toBe(true);
    expect(await starts('pull_request:\n  branches: [x]', opened)).toBe(false);
  });

  it('T17: repository_dispatch and release by their types', async () => {
    expect(
      await starts(
        'repository_dispatch:\n  types: [retrain]',
        event('repository_dispatch', { action: 'retrain' }),
      ),
    ).toBe(true);
    expect(
      await starts('repository_dispatch:\n  types: [retrain]', event('repository_dispatch', { action: 'x' })),
    ).toBe(false);
    expect(await starts('release:\n  types: [published]', event('release', { action: 'published' }))).toBe(
      true,
    );
    expect(await starts('release:\n  types: [published]', event('release', { action: 'deleted' }))).toBe(
      false,
    );
  });

  it('T18: a file that is wrong is a failed run with the words of the parser, where it was pushed', async () => {
    const scene = new CiScene();
    const run = await scene.run('on: push\njobs:\n  b:\n    runs-on: x\n    steps:\n      - rn: x\n');
    expect(run).toMatchObject({ conclusion: 'failure', workflow: PATH, jobs: [] });
    expect(run.problems[0]).toBe(`${PATH} (Line: 6, Col: 9): Unexpected value 'rn'`);
    expect(conclusionsOf(run)).toEqual({});
    expect(run.createdAt).toBe(SCENE_START);
  });
});
