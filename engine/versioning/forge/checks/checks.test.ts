import { describe, expect, it } from 'vitest';
import { mergeStateOf } from '../pulls/merge-state';
import { pullNumbered } from '../pulls/pull-file';
import { branchTip } from '../server/server-repository';
import { forgeScene } from '../testing/forge-scene';
import { outcomeOf, overallOutcome } from './check-outcome';
import { checkReporter } from './check-reporter';
import { CHECK_CONCLUSIONS, type CheckConclusion, type GivenCheckRun } from './check-run';
import { readChecks } from './check-store';

const PRICES = { owner: 'ada-lovelace', name: 'prices' };

async function withPull() {
  const scene = await forgeScene({ protected: { main: { requiredChecks: ['test'] } } });
  scene.write('notes.md', 'Notes.\n');
  await scene.run(
    'git switch -qc work; git add -A; git commit -qm "Add notes"; git push -qu origin work; gh pr create --fill',
  );
  const head = branchTip(await scene.server(), 'work')!;
  const reporter = checkReporter(scene.fs);
  const report = (check: Partial<GivenCheckRun>) =>
    reporter.report(PRICES, head, { name: 'test', status: 'queued', startedAt: 1000, ...check });
  const end = (conclusion: CheckConclusion) =>
    report({ status: 'completed', conclusion, completedAt: 65_000, workflow: 'CI' });
  const status = async () => {
    const server = await scene.server();
    return mergeStateOf(server, pullNumbered(server, 1)).status;
  };
  return { scene, head, reporter, report, end, status };
}

describe('checks of a commit', () => {
  it('hold a merge back until the required one has passed, and let a skipped or neutral one through', async () => {
    const { scene, report, end, status } = await withPull();
    expect(await status()).toBe('blocked');
    report({});
    expect(await status()).toBe('blocked');
    report({ status: 'in_progress' });
    expect(await scene.run('gh pr checks 1')).toBe('test\tpending\t0\t\t\n[8]\n');
    for (const conclusion of CHECK_CONCLUSIONS) {
      end(conclusion);
      const passes = ['success', 'neutral', 'skipped'].includes(conclusion);
      expect(await status(), conclusion).toBe(passes ? 'clean' : 'blocked');
    }
    end('cancelled');
    expect(await scene.run('gh pr checks 1')).toBe('test\tfail\t1m4s\t\t\n');
    end('skipped');
    expect(await scene.run('gh pr checks 1')).toBe('test\tskipping\t1m4s\t\t\n');
  });

  it('belong to a commit: another push has to earn them again', async () => {
    const { scene, end, status } = await withPull();
    end('success');
    expect(await status()).toBe('clean');
    scene.write('notes.md', 'More notes.\n');
    await scene.run('git commit -qam "Add more notes"; git push -q');
    expect(await status()).toBe('blocked');
  });

  it('keep annotations with their lines, one report by name', async () => {
    const { scene, head, report } = await withPull();
    const annotation = {
      path: 'notes.md',
      startLine: 1,
      endLine: 1,
      level: 'warning',
      message: 'Thin.',
    } as const;
    report({ annotations: [] });
    report({ annotations: [annotation], summary: '# Report' });
    report({ name: 'lint' });
    const { folder } = await scene.server();
    expect(readChecks(scene.fs, folder, head)).toMatchObject([
      { name: 'lint', annotations: [] },
      { name: 'test', summary: '# Report', annotations: [{ ...annotation, startColumn: null, title: '' }] },
    ]);
  });

  it('are refused when they contradict themselves or name no repository', async () => {
    const { report, reporter, head } = await withPull();
    expect(() => report({ conclusion: 'success' })).toThrow(/bad conclusion/);
    expect(() => report({ status: 'completed' })).toThrow(/bad conclusion/);
    expect(() =>
      reporter.report({ owner: 'x', name: 'y' }, head, { name: 'test', status: 'queued', startedAt: 0 }),
    ).toThrow("Could not resolve to a Repository with the name 'x/y'.");
  });

  it('come to one outcome together', () => {
    const all = CHECK_CONCLUSIONS.map((conclusion) => outcomeOf({ conclusion }));
    expect(overallOutcome([])).toBeNull();
    expect(overallOutcome(all)).toBe('fail');
    expect(overallOutcome(['pass', 'pending', 'skipping'])).toBe('pending');
    expect(overallOutcome(['pass', 'skipping'])).toBe('pass');
  });
});
