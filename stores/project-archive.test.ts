import { describe, expect, it } from 'vitest';
import { readArchive } from '../engine/workspace/archive/read-archive';
import { buildZip } from '../engine/workspace/archive/testing/zip-builder';
import { writeArchive } from '../engine/workspace/archive/write-archive';
import { createProjectArchive, projectFolder } from './project-archive';
import { fakeBundle } from './testing/fake-bundle';
import { openWorkspace } from './testing/open-workspace';

async function opened() {
  const fake = await openWorkspace(undefined, { 'data/sales.csv': 'id\n1\n' });
  const archive = createProjectArchive({
    bundle: fakeBundle(),
    workspace: fake.workspace,
    clock: fake.time.clock,
    read: async (file) => readArchive(new Uint8Array(await file.arrayBuffer())),
    write: async (tree, options) => new Uint8Array(writeArchive(tree, options)),
  });
  return { ...fake, archive, state: () => fake.workspace.store.getState() };
}

const zipOf = (...entries: Parameters<typeof buildZip>[0]) => new Blob([new Uint8Array(buildZip(entries))]);

describe('carrying a project', () => {
  it('home and back changes nothing', async () => {
    const { archive, workspace, state } = await opened();
    workspace.overlayProgram(
      { 'run.sh': '#!/bin/sh\n', '.lab/srv/x': 'kept' },
      { 'run.sh': 'executable', logs: 'folder' },
      '$ x',
    );
    const file = await archive.exportZip({ withCache: true });
    expect(file.name).toMatch(/^[a-z-]+\.zip$/);
    const plan = await archive.plan(new Blob([file.bytes]), file.name);
    expect(plan).toMatchObject({ added: 0, changed: 0, removed: 0, replacesRepository: false, kept: [] });
    const before = state();
    archive.apply(plan);
    expect(state().files).toBe(before.files);
  });

  it('in is one step of undo that keeps the lesson’s data and what lies outside of the project', async () => {
    const { archive, workspace, state } = await opened();
    workspace.overlayProgram({ '.lab/srv/x': 'kept' }, {}, '$ x');
    const before = state().files;
    const plan = await archive.plan(
      zipOf(
        { name: 'other/README.md', content: 'another' },
        { name: 'other/new.ts', content: 'n', mode: 0o100755 },
        { name: 'other/data/sales.csv', content: 'forged' },
      ),
      'other.zip',
    );
    expect(plan).toMatchObject({
      added: 1,
      changed: 1,
      kept: ['data/sales.csv'],
      project: { name: 'other' },
    });
    expect(plan.removed).toBe(Object.keys(fakeBundle().start).length - 1);
    expect(state().files).toBe(before);
    archive.apply(plan);
    expect(state()).toMatchObject({
      files: { 'README.md': 'another', 'new.ts': 'n', '.lab/srv/x': 'kept' },
      marks: { 'new.ts': 'executable' },
      undoLabel: 'Import other.zip',
      data: { 'data/sales.csv': 'id\n1\n' },
    });
    expect(Object.keys(state().files)).toHaveLength(3);
    state().undo();
    expect(state()).toMatchObject({ files: before, marks: {} });
  });

  it('in is refused whole', async () => {
    const { archive, state } = await opened();
    const before = state().files;
    await expect(archive.plan(zipOf({ name: '../x', content: '' }), 'evil.zip')).rejects.toMatchObject({
      code: 'archive-path-climbs',
    });
    expect(state().files).toBe(before);
  });
});

it('a project is named by its package, else by its title', () => {
  const named = (files: Record<string, string>) =>
    projectFolder({ definition: fakeBundle().definition }, files);
  expect(named({ 'package.json': '{"name":"@me/House Price"}' })).toBe('house-price');
  expect(named({ 'package.json': '{"name":' })).toBe('a-small-lesson');
});
