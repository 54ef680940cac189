import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../core/lab-service';
import { seededRng } from '../../core/rng';
import { CiScene, job, jobNamed, onPush } from '../testing/ci-scene';
import { badgeSvg, badgeWord } from './badge';
import { ciLog, shownLines } from './log-view';
import { ciPlan } from './plan-view';
import { ciRun } from './run-page';
import { ciRuns } from './run-rows';

const contextOf = ({ fs, clock }: CiScene): ServiceContext => ({ fs, clock, rng: seededRng('views') });

describe('the views of workflows', () => {
  it('list runs with their workflows, and say where nothing is on GitHub yet', async () => {
    const scene = new CiScene();
    expect(ciRuns(contextOf(scene), {})).toEqual({
      repository: null,
      repositories: [],
      workflows: [],
      runs: [],
    });
    await scene.run(`name: CI\n${onPush(job('a', 'false'))}`);
    const view = ciRuns(contextOf(scene), {});
    expect(view.repository).toBe('ada/prices');
    expect(view.workflows).toMatchObject([{ name: 'CI', runs: 1, badge: 'failing' }]);
    expect(view.runs).toMatchObject([{ title: 'Change it', branch: 'main', conclusion: 'failure' }]);
    expect(view.runs[0]!.durationMs).toBeGreaterThan(1_000);
    expect(ciRuns(contextOf(scene), { path: 'other.yml' }).runs).toEqual([]);
  });

  it('draw a run as a graph: jobs of one matrix together, stages by what they need', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(
        job('plan', 'echo') +
          job(
            'test',
            'exit ${{ matrix.e }}',
            'needs: plan\nstrategy: { fail-fast: false, matrix: { e: [0, 1] } }',
          ) +
          job('deploy', 'echo', 'needs: [plan, test]'),
      ),
    );
    const page = ciRun(contextOf(scene), { id: run.id });
    expect(
      page.graph.map(({ id, stage, needs, jobs, conclusion }) => [id, stage, needs, jobs.length, conclusion]),
    ).toEqual([
      ['plan', 0, [], 1, 'success'],
      ['test', 1, ['plan'], 2, 'failure'],
      ['deploy', 2, ['plan', 'test'], 1, 'skipped'],
    ]);
    expect(page.annotations[0]).toMatchObject({
      job: 'test (1)',
      message: 'Process completed with exit code 1.',
    });
    expect(() => ciRun(contextOf(scene), { id: 1 })).toThrow('There is no run 1 of ada/prices.');
  });

  it('name what waits for a review, and by whom', async () => {
    const scene = new CiScene();
    scene.settings({ environments: { production: { reviewers: ['ada'] } } });
    const run = await scene.run(onPush(job('deploy', 'echo', 'environment: production')));
    expect(ciRun(contextOf(scene), { id: run.id }).reviews).toEqual([
      {
        environment: 'production',
        reviewers: ['ada'],
        jobs: ['deploy'],
        waitsFor: expect.stringContaining('needs approval of ada'),
      },
    ]);
  });

  it('show a log by steps, with its groups, and that of a step at work as far as it has come', async () => {
    const scene = new CiScene();
    const run = await scene.run(
      onPush(job('a', 'echo "::group::Mine"\necho in\necho "::endgroup::"\necho out')),
    );
    const [, step] = ciLog(contextOf(scene), { run: run.id, job: jobNamed(run, 'a').id });
    expect(step!.lines.slice(-3).map(({ kind, text, inGroup }) => [kind, text, inGroup])).toEqual([
      ['group', 'Mine', false],
      ['text', 'in', true],
      ['text', 'out', false],
    ]);
    expect(
      shownLines([
        { at: 0, step: 1, text: '##[error]Bad' },
        { at: 0, step: 1, text: '[command]git fetch' },
      ]),
    ).toMatchObject([
      { kind: 'error', text: 'Bad' },
      { kind: 'command', text: 'git fetch' },
    ]);
    let seen: string[] = [];
    scene.engine.listen((news) => {
      if (news.type !== 'line' || news.line.text !== 'half') return;
      const lines = ciLog(contextOf(scene), { run: news.run, job: news.job });
      seen = lines.flatMap((one) => one.lines.map(({ text }) => text));
    });
    await scene.run(onPush(job('a', 'echo half\necho whole')));
    expect(seen).toContain('half');
    expect(seen).not.toContain('whole');
  });

  it('plan the workflows of the project as they are in the editor', async () => {
    const scene = new CiScene();
    const write = (name: string, text: string) => {
      scene.fs.makeFolder('/workspace/.github/workflows');
      scene.fs.write(`/workspace/.github/workflows/${name}`, text);
    };
    write(
      'a.yml',
      onPush(
        job('build', 'echo', 'strategy: { matrix: { v: [1, 2] } }') +
          job(
            'later',
            'echo',
            'needs: build\nstrategy: { matrix: "${{ fromJSON(needs.build.outputs.m) }}" }',
          ),
      ),
    );
    write('b.yml', 'on: push\njobs: nothing\n');
    const [good, bad] = await ciPlan(contextOf(scene), {});
    expect(
      good!.plan!.jobs.map(({ id, stage, legs }) => [id, stage, legs?.map(({ name }) => name) ?? null]),
    ).toEqual([
      ['build', 0, ['build (1)', 'build (2)']],
      ['later', 1, null],
    ]);
    expect(bad!.plan).toBeNull();
    expect(bad!.problems[0]).toMatchObject({ path: '.github/workflows/b.yml', line: 2 });
  });

  it('draw a badge', () => {
    const done = { status: 'completed', conclusion: 'success' } as const;
    expect(badgeSvg('CI & <more>', done)).toMatch(
      /^<svg .*aria-label="CI &amp; &lt;more&gt; - passing".*<\/svg>$/s,
    );
    expect(badgeWord(null)).toBe('no status');
    expect(badgeWord({ status: 'completed', conclusion: 'cancelled' })).toBe('cancelled');
  });
});
