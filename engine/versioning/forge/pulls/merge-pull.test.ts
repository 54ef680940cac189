import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branchTip } from '../server/server-repository';
import { forgeScene } from '../testing/forge-scene';
import { type MergeMethod, mergePull } from './merge-pull';
import { pullNumbered } from './pull-file';

const author = { name: 'Ada Lovelace', email: 'ada@example.com', seconds: 1_767_400_000, zone: '+0000' };

/** A pull request of one commit a file, while `main` gets commits too. */
async function diverged(theirs: readonly string[], ours: readonly string[]) {
  const scene = await forgeScene();
  await scene.run('git switch -qc work');
  const commit = async (name: string, side: string) => {
    scene.write(`${side}-${name}.txt`, `${name}\n`);
    await scene.run(`git add -A; git commit -qm "Add ${name} on ${side}"`);
  };
  for (const name of theirs) await commit(name, 'work');
  await scene.run(
    'git push -q origin work; gh pr create --title "All of it" --body "" --head work; git switch -q main',
  );
  for (const name of ours) await commit(name, 'main');
  await scene.run('git push -q');
  return scene;
}

const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });

describe('a merge on the server', () => {
  it('gives the same files by every method, and its own history by each', async () => {
    await fc.assert(
      fc.asyncProperty(names, names, async (theirs, ours) => {
        const trees: string[] = [];
        for (const method of ['merge', 'squash', 'rebase'] as const) {
          const scene = await diverged(theirs, ours);
          const server = await scene.server();
          const base = branchTip(server, 'main')!;
          const merged = mergePull(server, pullNumbered(server, 1), { method, by: 'ada-lovelace', author });
          const tip = server.git.objects.commit(branchTip(server, 'main')!);
          trees.push(tip.tree);
          expect(merged).toMatchObject({ state: 'merged', mergedOnto: base, mergeMethod: method });
          expect(tip.parents).toHaveLength(method === 'merge' ? 2 : 1);
          const only = theirs.length === 1 ? `Add ${theirs[0]} on work` : 'All of it';
          const subjects = {
            merge: 'Merge pull request #1 from ada-lovelace/work',
            squash: `${only} (#1)`,
            rebase: `Add ${theirs.at(-1)} on work`,
          };
          const pulled = await scene.run('git pull -q && git fsck && git log -1 --format=%s');
          expect(pulled).toBe(`${subjects[method]}\n`);
        }
        expect(new Set(trees).size).toBe(1);
      }),
      { numRuns: 6 },
    );
  }, 60_000);

  it('names a squashed commit after the only one, or after the pull request', async () => {
    const squash = async (theirs: readonly string[]) => {
      const server = await (await diverged(theirs, ['z'])).server();
      mergePull(server, pullNumbered(server, 1), { method: 'squash', by: 'ada-lovelace', author });
      return server.git.objects.commit(branchTip(server, 'main')!).message;
    };
    expect(await squash(['a'])).toBe('Add a on work (#1)\n');
    expect(await squash(['a', 'b'])).toBe('All of it (#1)\n\n* Add a on work\n\n* Add b on work\n');
  });

  it.each<MergeMethod>(['merge', 'squash', 'rebase'])(
    'refuses conflicts (%s) and moves nothing',
    async (method) => {
      const scene = await forgeScene();
      const edit = (text: string) => `echo ${text} > README.md; git commit -qam "Say ${text}"`;
      await scene.run('git switch -qc work', edit('one'), 'git push -q origin work');
      await scene.run('gh pr create --title One --body ""; git switch -q main', edit('two'), 'git push -q');
      const server = await scene.server();
      const base = branchTip(server, 'main');
      expect(() =>
        mergePull(server, pullNumbered(server, 1), { method, by: 'ada-lovelace', author }),
      ).toThrow('Pull request #1 is not mergeable: conflicts in README.md');
      expect(branchTip(server, 'main')).toBe(base);
    },
  );

  it('takes note of one that was made by hand', async () => {
    const scene = await diverged(['a'], ['z']);
    await scene.run('git merge -q --no-edit work; git push -q');
    expect(pullNumbered(await scene.server(), 1)).toMatchObject({ state: 'merged', mergeMethod: 'push' });
  });

  it('closes a pull request whose branch is deleted', async () => {
    const scene = await diverged(['a'], ['z']);
    await scene.run('git push -q --delete origin work');
    expect(pullNumbered(await scene.server(), 1)).toMatchObject({ state: 'closed' });
    expect(await scene.run('gh pr diff 1 --name-only')).toBe('work-a.txt\n');
  });
});
