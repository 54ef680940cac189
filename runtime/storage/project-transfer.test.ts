import { describe, expect, it } from 'vitest';
import type { WorkBundle } from '../../content/lesson-schema';
import type { ProjectStart } from '../../contracts/project-records';
import { STUDIO } from '../../contracts/project-records';
import { foldEvents } from '../../engine/workspace/apply';
import { decide } from '../../engine/workspace/decide';
import { newModel } from '../../engine/workspace/model';
import { ProjectCatalog } from '../../stores/studio/catalog';
import { projectBundle } from '../../stores/studio/project-bundle';
import { WorkspaceJournal } from '../../stores/workspace-journal';
import { ManualTime } from '../manual-time';
import { CourseStorage } from './course-storage';
import { applyImport, importBackups, planImport, undoImport } from './import-progress';
import { MemoryDatabase } from './memory-database';
import { collectProgress, exportProgress, progressFileText } from './progress-file';

const COURSE = 'mlops';
const LONG = 'x'.repeat(5_000);
const START: ProjectStart = {
  files: { 'README.md': '# Mine\n', 'data.csv': LONG, 'w.bin': new Uint8Array(2_000).fill(7) },
  marks: { out: 'folder' },
};
let ids = 0;
const ports = { now: 5_000_000, newId: () => `new-${++ids}` };

/** A browser with a project in which something was edited, and one in the bin. */
async function browser(text = `${LONG}edited`, database = new MemoryDatabase(), at = 1_000) {
  let n = 0;
  const catalog = new ProjectCatalog({ database, now: () => at, newId: () => `project-${++n}` });
  const card = await catalog.create('House', { kind: 'template', template: 'house-price' }, START);
  await catalog.create('Old', { kind: 'link' }, START);
  await catalog.remove('project-2');
  await edit(database, projectBundle(card, START), text, at);
  return { database, catalog, course: new CourseStorage(database, COURSE) };
}

async function edit(database: MemoryDatabase, bundle: WorkBundle, text: string, at: number) {
  const storage = new CourseStorage(database, STUDIO).lesson(bundle.slug);
  await storage.claim('tab');
  const time = new ManualTime(at);
  const before = newModel(bundle.start, bundle.startMarks);
  const events = decide(before, { type: 'edit', path: 'README.md', content: text });
  const after = foldEvents(before, events);
  const journal = new WorkspaceJournal(
    {
      storage,
      token: 'tab',
      clock: time.clock,
      scheduler: time,
      lessonVersion: bundle.version,
      model: () => after,
      onStatus: () => {},
      onSaved: () => {},
      onNotWriter: () => {},
    },
    null,
    before,
  );
  journal.push(events, before);
  await journal.flush();
}

describe('projects of the Studio in a progress file', () => {
  it('are carried to an empty browser with their history, their beginnings and the bin', async () => {
    const mine = await browser();
    const { bytes } = await exportProgress(mine.course, 0);
    const there = new CourseStorage(new MemoryDatabase(), COURSE);
    const plan = await planImport(there, bytes);
    expect(plan.projects).toMatchObject([
      { slug: 'project-1', name: 'House', state: 'new', file: { files: 3 } },
      { slug: 'project-2', name: 'Old', state: 'new', file: { files: 3 } },
    ]);
    const result = await applyImport(there, plan, 'keep-newer', ports);
    expect(result.projects).toEqual({ taken: ['project-1', 'project-2'], kept: [] });
    expect(await collectProgress(there, null)).toEqual(await collectProgress(mine.course, null));
    const catalog = new ProjectCatalog({ database: there.database, now: () => 0, newId: ports.newId });
    expect(await catalog.list()).toEqual(await mine.catalog.list());
    expect((await catalog.tree('project-1')).files['README.md']).toBe(`${LONG}edited`);
    expect(await catalog.start('project-1')).toEqual(START);
    const timeline = new CourseStorage(there.database, STUDIO).lesson('project-1').timeline;
    expect((await timeline.records(1, 9)).map(({ kind }) => kind)).toEqual(['edited']);
  });

  it('give way or stay as it is chosen, and come back', async () => {
    const theirs = (await exportProgress((await browser('theirs', undefined, 1_000)).course, 0)).bytes;
    const mine = await browser('mine', undefined, 2_000);
    const before = await collectProgress(mine.course, null);
    const plan = await planImport(mine.course, theirs);
    expect(plan.projects).toMatchObject([
      { slug: 'project-1', state: 'differs', newer: 'here' },
      { slug: 'project-2', state: 'differs', newer: 'here' },
    ]);
    expect((await applyImport(mine.course, plan, 'keep-newer', ports)).projects).toEqual({
      taken: [],
      kept: ['project-1', 'project-2'],
    });
    const { backupId, projects } = await applyImport(mine.course, plan, 'replace', ports);
    expect(projects.taken).toEqual(['project-1', 'project-2']);
    expect((await mine.catalog.tree('project-1')).files['README.md']).toBe('theirs');
    const backups = await importBackups(mine.course);
    expect(backups.find(({ id }) => id === backupId)).toMatchObject({
      id: backupId,
      projects: projects.taken,
    });
    await undoImport(mine.course, backupId, ports.newId);
    expect(await collectProgress(mine.course, null)).toEqual(before);
  });

  it('that were not here are gone again when their import is undone', async () => {
    const { bytes } = await exportProgress((await browser()).course, 0);
    const there = new CourseStorage(new MemoryDatabase(), COURSE);
    const { backupId } = await applyImport(there, await planImport(there, bytes), 'replace', ports);
    expect(await undoImport(there, backupId, ports.newId)).toEqual({
      slugs: [],
      projects: ['project-1', 'project-2'],
    });
    expect((await collectProgress(there, null)).projects).toEqual([]);
    expect(await there.database.under('workspaces', [STUDIO])).toEqual([]);
  });

  it('are the same where nothing differs', async () => {
    const mine = await browser();
    const plan = await planImport(mine.course, (await exportProgress(mine.course, 0)).bytes);
    expect(plan.projects.map(({ state }) => state)).toEqual(['same', 'same']);
  });

  it.each([
    ['a work that lies in another project', { work: { slug: 'project-2' } }, /lies in the project/],
    ['a name that is none', { card: { name: '' } }, /name/],
    ['an id that is a path', { card: { id: '../x' } }, /project/],
    [
      'a content that is not there',
      { start: { files: { a: { $blob: `t${'0'.repeat(64)}`, size: 2_000 } } } },
      /needs/,
    ],
  ])('are refused with %s', async (_, wrong, message) => {
    const { course } = await browser();
    const payload = await collectProgress(course, null);
    const [first, ...rest] = payload.projects;
    const changed = Object.fromEntries(
      Object.entries(first!).map(([part, value]) => [
        part,
        { ...value, ...(wrong as Record<string, object>)[part] },
      ]),
    ) as typeof first;
    const text = progressFileText({ ...payload, projects: [changed!, ...rest] }, COURSE, 0);
    const there = new CourseStorage(new MemoryDatabase(), COURSE);
    await expect(planImport(there, new TextEncoder().encode(text))).rejects.toThrow(message);
  });
});
