import { expect, it } from 'vitest';
import { lessonLinks } from '@/content/lesson-links';
import { loadLesson } from '@/content/load-lesson';
import { listTemplates, loadTemplate } from '@/content/templates';
import type { WorkspaceFiles } from '@/engine/core/files';
import { LAB_NODE } from '@/engine/core/node-release';
import { createModules, OFFERED } from '@/runtime/guest/node/modules';
import { Volume } from '@/runtime/guest/node/volume';
import { Reads } from '@/runtime/guest/reads';
import { type ProjectOptions, projectOptions } from './compiler-options';
import { editorProblems } from './testing/editor-problems';

/** Problems that a start is meant to have, since the lesson is about them. */
const WANTED = {
  'start of 0.2': [
    `report.ts:4: '"median-of"' has no exported member named 'median'. Did you mean 'medianOf'?`,
  ],
};

/** Workspaces by name, those that the editor takes alike together. */
function byOptions(workspaces: readonly { name: string; files: WorkspaceFiles; hasPage: boolean }[]) {
  const groups = new Map<string, { options: ProjectOptions; workspaces: Record<string, WorkspaceFiles> }>();
  for (const { name, files, hasPage } of workspaces) {
    const options = projectOptions(files, hasPage);
    const key = JSON.stringify(options);
    const group = groups.get(key) ?? { options, workspaces: {} };
    group.workspaces[name] = files;
    groups.set(key, group);
  }
  return [...groups.values()];
}

it('shows no problem in the start and the solution of any lesson, and in no template', async () => {
  const lessons = lessonLinks().flatMap(({ slug, id }) => {
    const { definition, start, solution } = loadLesson(slug).bundle;
    const hasPage = definition.panels.includes('preview');
    return [
      { name: `start of ${id}`, files: start, hasPage },
      { name: `solution of ${id}`, files: { ...start, ...solution }, hasPage },
    ];
  });
  const templates = listTemplates().map(({ id }) => ({
    name: `template ${id}`,
    files: loadTemplate(id).files,
    // A project of the Studio has every panel.
    hasPage: true,
  }));
  expect(lessons.length).toBeGreaterThan(0);
  expect(templates.length).toBeGreaterThan(0);
  const shown: Record<string, readonly string[]> = {};
  for (const { options, workspaces } of byOptions([...lessons, ...templates]))
    for (const [name, problems] of Object.entries(await editorProblems(options, workspaces)))
      if (problems.length > 0) shown[name] = problems;
  expect(shown).toEqual(WANTED);
}, 120_000);

it('declares everything that the modules of the lab have', async () => {
  const modules = createModules({
    volume: new Volume({}, new Reads()),
    node: LAB_NODE,
    process: { exitCode: undefined, emit: () => false, cwd: () => '/' },
    timers: { promises: {} } as never,
    callText: () => null,
    random: () => 0,
    test: () => ({}),
  });
  const files = Object.fromEntries(
    OFFERED.filter((name) => name.startsWith('node:') && name !== 'node:test' && name !== 'node:process').map(
      (name) => {
        const names = Object.keys(modules(name)!).filter((key) => key !== 'default');
        return [`${name.slice(5).replace('/', '-')}.ts`, `import { ${names.join(', ')} } from '${name}';\n`];
      },
    ),
  );
  const options = projectOptions({}, false);
  expect(await editorProblems(options, { imports: files })).toEqual({ imports: [] });
}, 60_000);
