import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCheck } from '../checks/check-store';
import { branchTip } from '../server/server-repository';
import { forgeScene } from '../testing/forge-scene';
import { pullList } from './pull-list';
import { pullPage } from './pull-page';
import { repositoryList } from './repository-list';

const texts = fc.array(fc.constantFrom('alpha', 'beta', 'gamma', '', 'delta x'), {
  minLength: 1,
  maxLength: 30,
});

describe('views of the simulated GitHub', () => {
  it('show a file whose lines give the new text, in order', async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, async (before, after) => {
        fc.pre(before.join('\n') !== after.join('\n'));
        const scene = await forgeScene();
        scene.write('notes.txt', `${before.join('\n')}\n`);
        await scene.run('git add -A; git commit -qm "Add notes"; git push -q; git switch -qc work');
        scene.write('notes.txt', `${after.join('\n')}\n`);
        await scene.run(
          'git commit -qam "Change notes"; git push -q origin work; gh pr create --title N --body ""',
        );
        const [file] = pullPage(await scene.server(), 1).files;
        const lines = file!.hunks.flatMap((hunk) => hunk.lines);
        for (const line of lines) {
          if (line.newNumber !== null) expect(line.text).toBe(after[line.newNumber - 1]);
          if (line.oldNumber !== null) expect(line.text).toBe(before[line.oldNumber - 1]);
        }
        expect(lines.filter(({ kind }) => kind === 'added')).toHaveLength(file!.added);
        expect(before.length - file!.deleted + file!.added).toBe(after.length);
      }),
      { numRuns: 15 },
    );
  });

  it('are data that survive JSON, with remarks at their lines and the state of the merge box', async () => {
    const scene = await forgeScene({
      protected: { main: { requirePullRequest: true, requiredReviews: 1, requiredChecks: ['test'] } },
      reviewers: ['noor-haddad'],
    });
    await scene.run('git switch -qc work');
    scene.write('src/stop.ts', 'export const stop = 1;\ndebugger;\n');
    await scene.run(
      'git add -A; git commit -qm "Stop here"; git push -q origin work; gh pr create --title S --body B',
    );
    const server = await scene.server();
    const page = pullPage(server, 1);
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
    expect(page.files[0]!.hunks[0]!.lines[1]).toEqual({
      kind: 'added',
      oldNumber: null,
      newNumber: 2,
      text: 'debugger;',
      remarks: [1],
    });
    expect(page.timeline.map((item) => (item.kind === 'event' ? item.event.kind : item.kind))).toEqual([
      'opened',
      'requested',
      'reviewed',
    ]);
    expect(page.mergeBox).toMatchObject({
      status: 'blocked',
      decision: 'changes_requested',
      obstacles: [
        'Changes requested',
        'At least 1 approving review is required by reviewers with write access.',
        'Required status check "test" is expected.',
      ],
    });
    const at = scene.clock.now();
    reportCheck(scene.fs, server.folder, branchTip(server, 'work')!, {
      name: 'test',
      status: 'completed',
      conclusion: 'success',
      startedAt: at - 64_000,
      completedAt: at,
    });
    expect(pullPage(server, 1).mergeBox!.obstacles).toHaveLength(2);
    expect(await scene.run('gh pr checks 1')).toBe('test\tpass\t1m4s\t\t\n');
    expect(pullList(server)).toMatchObject([
      { number: 1, decision: 'changes_requested', checks: 'pass', openRemarks: 1 },
    ]);
    expect(await repositoryList(scene.fs, scene.clock)).toMatchObject([
      {
        owner: 'ada-lovelace',
        name: 'prices',
        branches: ['main', 'work'],
        openPulls: 1,
        defaultBranch: 'main',
      },
    ]);
  });
});
