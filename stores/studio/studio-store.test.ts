import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadTemplate } from '../../content/templates';
import { STUDIO } from '../../contracts/project-records';
import { readArchive } from '../../engine/workspace/archive/read-archive';
import { writeArchive } from '../../engine/workspace/archive/write-archive';
import { CourseStorage } from '../../runtime/storage/course-storage';
import { MemoryDatabase } from '../../runtime/storage/memory-database';
import { ProjectCatalog } from './catalog';
import { createStudio } from './studio-store';

const fetchText = async (url: string) => {
  const template = /^\/studio\/templates\/(.+)\/files\.json$/.exec(url)?.[1];
  if (template) return JSON.stringify(loadTemplate(template));
  return readFileSync(`public${url}`, 'utf8');
};

let database: MemoryDatabase;
let now: number;
let ids: number;
const open = () => {
  const catalog = new ProjectCatalog({ database, now: () => now++, newId: () => `id-${ids++}` });
  const readZip = async (file: Blob) => readArchive(new Uint8Array(await file.arrayBuffer()));
  return { catalog, studio: createStudio({ catalog, fetchText, readZip }) };
};
const names = (cards: readonly { name: string }[] | null) => cards?.map(({ name }) => name);

beforeEach(() => {
  database = new MemoryDatabase();
  now = 1_000;
  ids = 0;
});

describe('the list of projects', () => {
  it('begins projects from templates under names of their own, and finds them again', async () => {
    const { studio, catalog } = open();
    const first = await studio.getState().beginFromTemplate('empty', 'Empty');
    await studio.getState().beginFromTemplate('empty', 'Empty');
    expect(names(studio.getState().projects)).toEqual(['Empty 2', 'Empty']);
    expect((await catalog.start(first!.id)).files).toEqual(loadTemplate('empty').files);
    const again = open().studio;
    await again.getState().refresh();
    expect(names(again.getState().projects)).toEqual(['Empty 2', 'Empty']);
  });

  it('begins a project from a table of one’s own, as plain CSV with a program that reads it', async () => {
    const { studio, catalog } = open();
    const table = new TextEncoder().encode('\ufeffName;Größe\r\nAda;1,5\r\nBo;2,5\r\n');
    const made = await studio.getState().beginFromTable('Meine Daten.CSV', table);
    const { files } = await catalog.start(made!.id);
    expect(made?.name).toBe('Meine Daten');
    expect(files['data/meine-daten.csv']).toBe('Name,Größe\nAda,1.5\nBo,2.5\n');
    expect(files['src/main.ts']).toContain("readFile('data/meine-daten.csv'");
  });

  it('says why a file is no table, and makes nothing', async () => {
    const { studio } = open();
    const made = await studio
      .getState()
      .beginFromTable('photo.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
    expect(made).toBeNull();
    expect(studio.getState().failure).toMatchObject({ code: 'project-not-begun' });
    expect(studio.getState().projects).toEqual([]);
  });

  it('begins a project from a zip, with its marks, and refuses a file that is none', async () => {
    const { studio, catalog } = open();
    const tree = {
      files: { 'run.sh': 'echo\n', 'a/b.bin': new Uint8Array([0, 255]) },
      marks: { 'run.sh': 'executable' },
    } as const;
    const zip = writeArchive(tree, { folder: 'mine', data: {}, withCache: false, at: 1_700_000_000_000 });
    const read = await studio.getState().readZip(new Blob([zip as Uint8Array<ArrayBuffer>]));
    expect(read).toMatchObject({ name: 'mine', files: 2, repository: null });
    const made = await studio.getState().begin('mine', { kind: 'file', file: 'mine.zip' }, read!.tree);
    expect(await catalog.start(made!.id)).toEqual(tree);
    expect(await studio.getState().readZip(new Blob(['no zip']))).toBeNull();
    expect(studio.getState().failure?.code).toMatch(/^archive-/);
  });

  it('moves to the bin and back, and deletes for good with all records', async () => {
    const { studio, catalog } = open();
    const { id } = (await studio.getState().beginFromTemplate('empty', 'Empty'))!;
    await new CourseStorage(database, STUDIO).lesson(id).claim('pen');
    await studio.getState().remove(id);
    expect([names(studio.getState().projects), names(studio.getState().bin)]).toEqual([[], ['Empty']]);
    await studio.getState().bringBack(id);
    expect(names(studio.getState().projects)).toEqual(['Empty']);
    await studio.getState().erase(id);
    expect(studio.getState().projects).toEqual([]);
    await expect(catalog.start(id)).rejects.toMatchObject({ code: 'project-not-found' });
    expect(studio.getState().failure).toBeUndefined();
  });

  it('copies a project, and renames one to a single line', async () => {
    const { studio, catalog } = open();
    const { id } = (await studio.getState().beginFromTemplate('empty', 'Empty'))!;
    const copy = await studio.getState().copy(id);
    expect(copy).toMatchObject({ name: 'Empty copy', origin: { kind: 'copy', of: 'Empty' } });
    expect(await catalog.start(copy!.id)).toEqual(await catalog.start(id));
    await studio.getState().rename(id, '  two\nlines ');
    expect(names(studio.getState().projects)).toContain('two lines');
  });

  it('shows what the storage refuses', async () => {
    const { studio } = open();
    database.beforeWrite = () => {
      throw new Error('the disk is full');
    };
    expect(await studio.getState().beginFromTemplate('empty', 'Empty')).toBeNull();
    expect(studio.getState().failure?.message).toContain('the disk is full');
  });
});
