import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkspaceFiles } from '../../engine/core/files';
import type { GradeReport } from '../../engine/grading/types';
import { sameTree, type WorkspaceTree } from '../../engine/workspace/model';
import { fakeBundle } from '../../stores/testing/fake-bundle';
import { type OpenedWorkspace, openWorkspace } from '../../stores/testing/open-workspace';
import { SAVE_DELAY_MS } from '../../stores/workspace-journal';
import { isBlobRef } from './content/content-refs';
import { openedTree } from './content/workspace-codec';
import { LessonStorage } from './lesson-storage';
import { TimelineWalker } from './timeline-walker';

const LONG = 'long '.repeat(500);

/** Does `count` different things, saving now and then. Returns every state, from the beginning. */
async function work(
  { workspace: { store }, time }: OpenedWorkspace,
  count: number,
): Promise<WorkspaceTree[]> {
  const workspace = () => store.getState();
  const states: WorkspaceTree[] = [{ files: workspace().files, marks: workspace().marks }];
  for (let i = 0; i < count; i++) {
    if (i % 7 === 3) workspace().undo();
    else if (i % 11 === 5) workspace().createFolder(`folder-${i}`);
    else workspace().edit(i % 2 === 0 ? 'README.md' : 'params.json', `${i % 5 === 0 ? LONG : ''}${i}`);
    states.push({ files: workspace().files, marks: workspace().marks });
    if (i % 3 === 0) await time.advance(SAVE_DELAY_MS);
  }
  await workspace().flush();
  return states;
}

async function opened({ storage, workspace }: OpenedWorkspace) {
  const walker = new TimelineWalker(storage.timeline, () => {
    const { stored, recent } = workspace.timeline();
    return { stored, recent, now: workspace.store.getState() };
  });
  const tree = async (number: number) => {
    const moment = await walker.moment(number);
    const ids = Object.values(moment.files).flatMap((one) => (isBlobRef(one) ? [one.$blob] : []));
    const contents = await storage.timeline.contents(ids);
    return openedTree(moment, (one) => (isBlobRef(one) ? contents.get(one.$blob)! : one));
  };
  return { walker, tree };
}

describe('the timeline of an open project', () => {
  it('has every moment, whichever way it is walked', async () => {
    const fake = await openWorkspace();
    const states = await work(fake, 700);
    const { walker, tree } = await opened(fake);
    expect(walker.last).toBe(700);
    expect(await walker.first()).toBe(0);
    await fc.assert(
      fc.asyncProperty(fc.nat(700), async (number) => {
        expect(sameTree(await tree(number), states[number]!)).toBe(true);
      }),
      { numRuns: 60 },
    );
    for (const number of [700, 699, 698, 600, 601, 0, 1, 2])
      expect(sameTree(await tree(number), states[number]!)).toBe(true);
  });

  it('has every step, by its number', async () => {
    const fake = await openWorkspace();
    await work(fake, 450);
    const { walker } = await opened(fake);
    const all = await walker.steps(1, 450);
    expect(all).toHaveLength(450);
    for (const [from, to] of [
      [1, 1],
      [99, 102],
      [440, 460],
      [451, 470],
    ] as const)
      expect(await walker.steps(from, to)).toEqual(all.slice(from - 1, to));
  });

  it('can be forgotten up to a moment: what only that needed is freed, nothing else', async () => {
    const fake = await openWorkspace();
    const states = await work(fake, 450);
    const { walker, tree } = await opened(fake);
    const blobs = (await fake.database.keys('blobs', ['mlops'])).length;
    const forgotten = await fake.workspace.forgetTimeline(350);
    walker.reset();
    expect(forgotten.blobs).toBeGreaterThan(20);
    expect((await fake.database.keys('blobs', ['mlops'])).length).toBe(blobs - forgotten.blobs);
    expect(await walker.first()).toBe(350);
    expect(walker.last).toBe(450);
    for (const number of [350, 351, 399, 400, 401, 450])
      expect(sameTree(await tree(number), states[number]!)).toBe(true);
    expect(await walker.steps(340, 360)).toHaveLength(10);
    expect((await walker.steps(351, 351))[0]?.label).toBe((await walker.steps(1, 351)).at(-1)?.label);
    // The work goes on, and what was freed is written again where it is needed again.
    const workspace = fake.workspace.store.getState();
    workspace.edit('README.md', `${LONG}0`);
    await workspace.flush();
    const stored = await fake.storage.loadWorkspace();
    expect(stored?.model.files['README.md']).toBe(`${LONG}0`);
    expect(stored?.model.files).toEqual(fake.workspace.store.getState().files satisfies WorkspaceFiles);
  });

  it('is forgotten safely while another tab saves an attempt that needs what would be freed', async () => {
    const fake = await openWorkspace();
    const states = await work(fake, 300);
    const slug = fakeBundle().slug;
    const elsewhere = new LessonStorage(fake.database, 'mlops', slug);
    const report = { attemptId: 'a', startedAt: 0 } as GradeReport;
    const [old] = states.filter(({ files }) => String(files['README.md']).startsWith(LONG));
    await Promise.all([
      fake.workspace.forgetTimeline(300),
      elsewhere.saveAttempt({ report, files: old!.files }),
      fake.workspace.forgetTimeline(300),
    ]);
    expect((await new LessonStorage(fake.database, 'mlops', slug).load()).attempts[0]?.files).toEqual(
      old!.files,
    );
  });
});
