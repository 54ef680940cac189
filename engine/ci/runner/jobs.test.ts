import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, stagesOf } from '../plan/needs-graph';
import { CiScene, conclusionsOf, job, jobNamed, onPush } from '../testing/ci-scene';

const jobsOf = async (yaml: string) => conclusionsOf(await new CiScene().run(onPush(yaml)));

describe('jobs that need one another', () => {
  it('J1: a job runs when all that it needs have ended and its condition is true', async () => {
    const run = await new CiScene().run(
      onPush(job('a', 'sleep 30') + job('b', 'sleep 60') + job('c', 'echo', 'needs: [a, b]')),
    );
    const [a, b, c] = ['a', 'b', 'c'].map((name) => jobNamed(run, name)) as [never, never, never];
    expect((c as { startedAt: number }).startedAt).toBeGreaterThan(
      (b as { completedAt: number }).completedAt,
    );
    // Those that need nothing run beside each other.
    expect((b as { startedAt: number }).startedAt).toBeLessThan((a as { completedAt: number }).completedAt);
  });

  it('J2: a condition without a status function also means success()', async () => {
    expect(
      await jobsOf(
        job('a', 'false') +
          job('b', 'echo', 'needs: a\nif: true') +
          job('c', 'echo', 'needs: a\nif: ${{ !cancelled() }}'),
      ),
    ).toEqual({ a: 'failure', b: 'skipped', c: 'success' });
  });

  it('J3: success() looks at the whole chain: skipped or failed far above makes it false', async () => {
    const chain = (first: string) =>
      job('a', first === 'false' ? 'false' : 'echo', first === 'skip' ? 'if: false' : '') +
      job('b', 'echo', 'needs: a\nif: always()') +
      job('c', 'echo', 'needs: b');
    expect(await jobsOf(chain('skip'))).toEqual({ a: 'skipped', b: 'success', c: 'skipped' });
    expect(await jobsOf(chain('false'))).toEqual({ a: 'failure', b: 'success', c: 'skipped' });
    expect(await jobsOf(chain('ok'))).toEqual({ a: 'success', b: 'success', c: 'success' });
  });

  it('J4: failure() is true when any ancestor failed', async () => {
    expect(
      await jobsOf(
        job('a', 'false') +
          job('b', 'echo', 'needs: a\nif: always()') +
          job('c', 'echo', 'needs: b\nif: failure()') +
          job('d', 'echo', 'if: failure()'),
      ),
    ).toEqual({ a: 'failure', b: 'success', c: 'success', d: 'skipped' });
  });

  it('J5: cancelled() and always() run after a cancellation, success() does not', async () => {
    const scene = new CiScene();
    scene.push({
      '.github/workflows/ci.yml': onPush(
        job('a', 'sleep 600') +
          job('b', 'echo', 'needs: a\nif: cancelled()') +
          job('c', 'echo', 'needs: a\nif: always()') +
          job('d', 'echo', 'needs: a'),
      ),
    });
    await scene.work({ until: () => scene.runs()[0]?.jobs[0]?.status === 'in_progress' });
    scene.engine.cancel(scene.last().id, 'ada');
    await scene.work();
    expect(conclusionsOf(scene.last())).toEqual({ a: 'cancelled', b: 'success', c: 'success', d: 'skipped' });
    expect(scene.last().conclusion).toBe('cancelled');
  });

  it('J6: needs.<id>.result is success, failure, cancelled or skipped', async () => {
    const run = await new CiScene().run(
      onPush(
        job('ok', 'echo') +
          job('bad', 'false') +
          job('no', 'echo', 'if: false') +
          job('late', 'sleep 120', 'timeout-minutes: 1') +
          job(
            'all',
            'echo ${{ needs.ok.result }} ${{ needs.bad.result }} ${{ needs.no.result }} ${{ needs.late.result }}',
            'needs: [ok, bad, no, late]\nif: always()',
          ),
      ),
    );
    expect(jobNamed(run, 'all').steps[1]!.name).toBe('Run echo success failure skipped cancelled');
  });

  it('J7: a run has failed when any job has, else was cancelled when any was, else succeeded; skipped is fine', async () => {
    const conclusion = async (yaml: string) => (await new CiScene().run(onPush(yaml))).conclusion;
    expect(await conclusion(job('a', 'false') + job('b', 'sleep 120', 'timeout-minutes: 1'))).toBe('failure');
    expect(await conclusion(job('a', 'echo') + job('b', 'sleep 120', 'timeout-minutes: 1'))).toBe(
      'cancelled',
    );
    expect(await conclusion(job('a', 'echo') + job('b', 'echo', 'if: false'))).toBe('success');
    expect(await conclusion(job('b', 'echo', 'if: false'))).toBe('success');
  });

  it('J8: a job that may fail leaves the run green, and those that need it see success', async () => {
    const run = await new CiScene().run(
      onPush(
        job('a', 'false', 'continue-on-error: true') + job('b', 'echo ${{ needs.a.result }}', 'needs: a'),
      ),
    );
    expect(run.conclusion).toBe('success');
    expect(conclusionsOf(run)).toEqual({ a: 'failure', b: 'success' });
    expect(jobNamed(run, 'b').steps[1]!.name).toBe('Run echo success');
  });

  it('J9: status functions take ids of jobs', async () => {
    expect(
      await jobsOf(
        job('a', 'false') +
          job('b', 'echo') +
          job('c', 'echo', "needs: [a, b]\nif: success('b')") +
          job('d', 'echo', "needs: [a, b]\nif: failure('b')"),
      ),
    ).toMatchObject({ c: 'success', d: 'skipped' });
  });

  it('J10: a job that says nothing is cancelled after six hours, which nobody has to wait for', async () => {
    const run = await new CiScene().run(onPush(job('a', 'sleep 7h')));
    const [only] = run.jobs;
    expect(only!.conclusion).toBe('cancelled');
    expect(only!.completedAt! - only!.startedAt!).toBe(6 * 3_600_000);
    expect(only!.annotations.map(({ message }) => message)).toContain(
      'The job has exceeded the maximum execution time of 6h0m0s',
    );
  });

  it('J11: a job can be cancelled at any moment of any step', async () => {
    const scene = new CiScene();
    await scene.run(
      onPush(job('a', 'sleep 5\necho five\nsleep 5') + job('b', 'sleep 3\nfalse', 'continue-on-error: true')),
      {
        until: () => scene.runs()[0]?.jobs[1]?.status === 'completed',
      },
    );
    scene.engine.cancel(scene.last().id, 'ada');
    await scene.work();
    expect(conclusionsOf(scene.last())).toEqual({ a: 'cancelled', b: 'failure' });
    expect(scene.logOf('a')).toContain('##[error]The operation was canceled.');
  });

  it('J12: a needs b means a stands in a later stage, for any graph', () => {
    const graph = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: size, maxLength: size }).map((rows) =>
        rows.map((row, i) => ({
          id: `j${i}`,
          needs: i === 0 ? [] : [...new Set(row.map((n) => `j${n % i}`))],
        })),
      ),
    );
    fc.assert(
      fc.property(graph, (jobs) => {
        const stages = stagesOf(jobs);
        for (const { id, needs } of jobs) {
          expect(stages.get(id)).toBe(Math.max(0, ...needs.map((need) => stages.get(need)! + 1)));
          const ancestors = ancestorsOf(jobs, id);
          for (const need of needs) expect(ancestors.has(need)).toBe(true);
          for (const ancestor of ancestors) expect(stages.get(ancestor)!).toBeLessThan(stages.get(id)!);
        }
      }),
    );
  });

  it('J13: failed jobs run again with those that stand on them; the others stay as they were', async () => {
    const scene = new CiScene();
    scene.settings({ variables: { CODE: '0' } });
    const first = await scene.run(
      onPush(
        job('a', 'echo v=1 >> $GITHUB_OUTPUT', 'outputs: { v: "${{ steps.__run.outputs.v }}" }') +
          job('b', 'exit ${{ vars.CODE }}', 'needs: a') +
          job('c', 'echo ${{ needs.a.outputs.v }}', 'needs: [a, b]\nif: always()'),
      ),
    );
    expect(conclusionsOf(first)).toEqual({ a: 'success', b: 'success', c: 'success' });
    scene.settings({ variables: { CODE: '1' } });
    await scene.engine.rerun(first.id, 'ada', { failedOnly: false });
    await scene.work();
    expect(conclusionsOf(scene.last())).toEqual({ a: 'success', b: 'failure', c: 'success' });
    const before = jobNamed(scene.last(), 'a').startedAt;
    scene.settings({ variables: { CODE: '0' } });
    scene.clock.advance(60_000);
    await scene.engine.rerun(first.id, 'ada', { failedOnly: true });
    await scene.work();
    const last = scene.last();
    expect(last).toMatchObject({ attempt: 3, conclusion: 'success' });
    expect(jobNamed(last, 'a').startedAt).toBe(before);
    expect(jobNamed(last, 'c').startedAt).toBeGreaterThan(before!);
    expect(jobNamed(last, 'c').steps[1]!.name).toBe('Run echo 1');
  });

  it('J14: a run that was at work when the page was left goes on; finished jobs are not run again', async () => {
    const scene = new CiScene();
    await scene.run(onPush(job('a', 'echo') + job('b', 'sleep 5', 'needs: a')), {
      until: () => scene.runs()[0]?.jobs[1]?.status === 'in_progress',
    });
    const started = jobNamed(scene.last(), 'a').startedAt;
    scene.open();
    await scene.work();
    expect(scene.last().conclusion).toBe('success');
    expect(jobNamed(scene.last(), 'a').startedAt).toBe(started);
  });

  it('J15: a condition that cannot be evaluated fails its job, with the reason', async () => {
    const run = await new CiScene().run(onPush(job('a', 'echo', "if: fromJSON('no') == 1")));
    expect(run.conclusion).toBe('failure');
    expect(run.jobs[0]!.annotations[0]!.message).toContain('Error parsing JSON');
  });

  it('J16: each job is a check on the commit, in the order of what happens to it', async () => {
    const scene = new CiScene();
    const run = await scene.run(onPush(job('a', 'echo "::error file=src/x.ts,line=3::Bad"\nfalse')));
    const check = scene.repository.checks.get(`${run.event.headSha}/a`);
    expect(check).toMatchObject({ status: 'completed', conclusion: 'failure', runId: run.id });
    expect(check!.annotations[0]).toMatchObject({
      path: 'src/x.ts',
      line: 3,
      message: 'Bad',
      level: 'failure',
    });
  });
});
