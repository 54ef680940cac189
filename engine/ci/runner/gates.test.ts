import { describe, expect, it } from 'vitest';
import { CiScene, job, onPush } from '../testing/ci-scene';

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
