import { describe, expect, it } from 'vitest';
import { type ProjectEdit, StageProject } from './project';

async function settled() {
  const project = new StageProject();
  await project.reproduce();
  return project;
}

const statesOf = async (project: StageProject) =>
  Object.fromEntries((await project.view()).nodes.map(({ name, state }) => [name, state]));

const ranIn = (printed: string) => [...printed.matchAll(/^Running stage '(\w+)'/gm)].map(([, name]) => name);

describe('the project of the figure', () => {
  it('is fresh once it has run, and then runs nothing', async () => {
    const project = await settled();
    expect(Object.values(await statesOf(project))).toEqual(['fresh', 'fresh', 'fresh', 'fresh']);
    expect(ranIn(await project.reproduce())).toEqual([]);
  });

  it.each<[string, ProjectEdit, string[]]>([
    ['a comment in the first script', { kind: 'comment', stage: 'prepare' }, ['prepare']],
    ['a sale that the first stage drops', { kind: 'sale', hasPrice: false }, ['prepare']],
    ['a sale', { kind: 'sale', hasPrice: true }, ['prepare', 'features', 'train', 'evaluate']],
    ['bands', { kind: 'param', name: 'bands', value: 3 }, ['features', 'train', 'evaluate']],
    ['epochs', { kind: 'param', name: 'epochs', value: 5 }, ['train', 'evaluate']],
  ])('after %s runs what reads something else than before', async (_name, edit, ran) => {
    const project = await settled();
    project.edit(edit);
    expect((await statesOf(project))[ran[0]!]).toBe('stale');
    expect(ranIn(await project.reproduce())).toEqual(ran);
    expect(Object.values(await statesOf(project))).toEqual(['fresh', 'fresh', 'fresh', 'fresh']);
  });

  it('lays out what it has run before', async () => {
    const project = await settled();
    project.edit({ kind: 'param', name: 'epochs', value: 9 });
    await project.reproduce();
    project.edit({ kind: 'param', name: 'epochs', value: 4 });
    expect(await project.reproduce()).toContain("Stage 'train' is cached - skipping run");
  });
});
