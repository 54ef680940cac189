import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeStateOf } from '../pulls/merge-state';
import { pullNumbered } from '../pulls/pull-file';
import { forgeScene } from '../testing/forge-scene';

const SETTINGS = {
  protected: { main: { requirePullRequest: true, requiredReviews: 1 } },
  reviewers: ['noor-haddad', 'emil-sorensen', 'wanjiru-kamau'],
};

/** Faults that a branch can have: the rule that finds each, and the file that holds it. */
const FAULTS = {
  'secret-committed': ['src/key.ts', 'export const key = { password: "hunter2-hunter2" };\n'],
  'data-committed': ['data/model.onnx', 'weights\n'],
  'stale-results': ['params.yaml', 'epochs: 3\n'],
  'unpinned-dependency': ['requirements.txt', 'numpy>=2\n'],
  'debugging-left': ['src/stop.ts', 'export const stop = 1;\ndebugger;\n'],
} as const;
type Fault = keyof typeof FAULTS;

async function opened(faults: readonly Fault[]) {
  const scene = await forgeScene(SETTINGS);
  await scene.run('git switch -qc work');
  scene.write('notes.md', 'What is done here.\n');
  for (const fault of faults) {
    const [path, content] = FAULTS[fault];
    scene.write(path, content);
  }
  await scene.run('git add -A; git commit -qm "Add the first model"; git push -qu origin work');
  await scene.run('gh pr create --title "First model" --body ""');
  return scene;
}

describe('reviews by colleagues', () => {
  it('find exactly the faults that are there, and go with the commit that mends them', async () => {
    const faults = fc.subarray(Object.keys(FAULTS) as Fault[]);
    await fc.assert(
      fc.asyncProperty(faults, async (chosen) => {
        const scene = await opened(chosen);
        const before = pullNumbered(await scene.server(), 1);
        expect(before.threads.map(({ rule }) => rule).sort()).toEqual([...chosen].sort());
        expect(mergeStateOf(await scene.server(), before).decision).toBe(
          chosen.length > 0 ? 'changes_requested' : 'approved',
        );
        for (const fault of chosen) await scene.run(`git rm -qf ${FAULTS[fault][0]}`);
        await scene.run('git commit -q --amend -m "Add the first notes"; git push -qf');
        const after = pullNumbered(await scene.server(), 1);
        expect(after.threads.every(({ resolved }) => resolved !== null)).toBe(true);
        expect(mergeStateOf(await scene.server(), after)).toMatchObject({
          decision: 'approved',
          status: 'clean',
        });
      }),
      { numRuns: 12 },
    );
  });

  it('follow a remark whose line moves, and open it again when the fault comes back', async () => {
    const scene = await opened(['debugging-left']);
    const remark = async () => pullNumbered(await scene.server(), 1).threads[0]!;
    const push = (text: string, subject: string) => {
      scene.write('src/stop.ts', text);
      return scene.run(`git commit -qam "${subject}"; git push -q`);
    };
    expect(await remark()).toMatchObject({ path: 'src/stop.ts', line: 2, by: 'noor-haddad' });
    await push('export const start = 0;\n\nexport const stop = 1;\ndebugger;\n', 'Say where it starts');
    expect(await remark()).toMatchObject({ line: 4, resolved: null });
    await push('export const stop = 1;\n', 'Go on without a stop');
    expect((await remark()).resolved).not.toBeNull();
    await push('export const stop = 1;\ndebugger;\n', 'Stop after all');
    expect(await remark()).toMatchObject({ line: 2, resolved: null });
    const states = pullNumbered(await scene.server(), 1).events.flatMap((event) =>
      event.kind === 'reviewed' && event.by === 'noor-haddad' ? [event.state] : [],
    );
    expect(states).toEqual(['changes_requested', 'approved', 'changes_requested']);
  });

  it('only comment on a draft', async () => {
    const scene = await forgeScene(SETTINGS);
    await scene.run(
      'git switch -qc work; git commit -q --allow-empty -m "Add the first model"; git push -qu origin work',
    );
    await scene.run('gh pr create --title "First model" --body "" --draft');
    const pull = pullNumbered(await scene.server(), 1);
    expect(pull.events.flatMap((event) => (event.kind === 'reviewed' ? [event.state] : []))).toEqual([
      'commented',
      'commented',
      'commented',
    ]);
    expect(mergeStateOf(await scene.server(), pull).status).toBe('draft');
  });
});
