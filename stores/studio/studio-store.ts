import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ProjectCard, ProjectOrigin, ProjectStart } from '../../contracts/project-records';
import { type ErrorRecord, recordOf } from '../../engine/core/errors';
import type { ArchivedProject } from '../../engine/workspace/archive/read-archive';
import type { ProjectCatalog } from './catalog';
import { type FetchText, startFromTable, startFromTemplate } from './new-project';

/** The projects of this browser, and what can be done with them. What fails is shown in `failure`. */
export interface StudioState {
  /** Null until they have been read; the last opened first, those in the bin apart. */
  readonly projects: readonly ProjectCard[] | null;
  readonly bin: readonly ProjectCard[];
  /** What is going on now, in words; null: nothing. */
  readonly doing: string | null;
  readonly failure?: ErrorRecord;
  refresh(): Promise<void>;
  /** Each of these resolves to the new project, or to null when it failed. */
  beginFromTemplate(id: string, title: string): Promise<ProjectCard | null>;
  beginFromTable(name: string, bytes: Uint8Array): Promise<ProjectCard | null>;
  /** Reads a zip and checks all of it; null when it was refused. Nothing is made of it yet. */
  readZip(file: Blob): Promise<ArchivedProject | null>;
  begin(name: string, origin: ProjectOrigin, start: ProjectStart): Promise<ProjectCard | null>;
  copy(id: string): Promise<ProjectCard | null>;
  rename(id: string, name: string): Promise<void>;
  remove(id: string): Promise<void>;
  bringBack(id: string): Promise<void>;
  /** For good. */
  erase(id: string): Promise<void>;
  /** Shows what went wrong outside of this store, such as a file that could not be read. */
  fail(error: unknown): void;
}

/** What the store needs of the browser. */
export interface StudioPorts {
  readonly catalog: ProjectCatalog;
  readonly fetchText: FetchText;
  /** See `readArchive`; off the main thread. */
  readonly readZip: (file: Blob) => Promise<ArchivedProject>;
}

/** Makes the store of the list of projects; it reads at once. */
export function createStudio({ catalog, fetchText, readZip }: StudioPorts): StoreApi<StudioState> {
  /** Does something that changes the list, one failure at a time in sight. */
  const attempt = async <Result>(doing: string, work: () => Promise<Result>): Promise<Result | null> => {
    store.setState({ doing, failure: undefined });
    try {
      const result = await work();
      await refresh();
      return result;
    } catch (error) {
      fail(error);
      return null;
    } finally {
      store.setState({ doing: null });
    }
  };
  const fail = (error: unknown) => store.setState({ failure: recordOf(error) });
  const refresh = async () => {
    try {
      const all = await catalog.list();
      store.setState({
        projects: all.filter(({ removedAt }) => removedAt === undefined),
        bin: all.filter(({ removedAt }) => removedAt !== undefined),
      });
    } catch (error) {
      store.setState({ projects: store.getState().projects ?? [], failure: recordOf(error) });
    }
  };
  const nameLike = (wanted: string) => {
    const taken = new Set((store.getState().projects ?? []).map(({ name }) => name));
    for (let n = 1; ; n++) {
      const name = n === 1 ? wanted : `${wanted} ${n}`;
      if (!taken.has(name)) return name;
    }
  };
  const begin: StudioState['begin'] = (name, origin, start) =>
    attempt('Making the project', () => catalog.create(nameLike(name), origin, start));
  const store: StoreApi<StudioState> = createStore<StudioState>(() => ({
    projects: null,
    bin: [],
    doing: null,
    refresh,
    beginFromTemplate: (id, title) =>
      attempt('Making the project', async () =>
        catalog.create(
          nameLike(title),
          { kind: 'template', template: title },
          await startFromTemplate(id, fetchText),
        ),
      ),
    beginFromTable: (file, bytes) =>
      attempt('Reading the table', async () =>
        catalog.create(
          nameLike(file.replace(/\.[a-z]+$/i, '')),
          { kind: 'file', file },
          await startFromTable(file, bytes, fetchText),
        ),
      ),
    readZip: (file) => attempt('Reading the zip', () => readZip(file)),
    begin,
    copy: (id) =>
      attempt('Copying', async () => {
        const [{ name }, tree] = await Promise.all([catalog.card(id), catalog.tree(id)]);
        return catalog.create(nameLike(`${name} copy`), { kind: 'copy', of: name }, tree);
      }),
    rename: async (id, name) => void (await attempt('Renaming', () => catalog.rename(id, name))),
    remove: async (id) => void (await attempt('Removing', () => catalog.remove(id))),
    bringBack: async (id) => void (await attempt('Bringing it back', () => catalog.bringBack(id))),
    erase: async (id) => void (await attempt('Deleting', () => catalog.erase(id))),
    fail,
  }));
  void refresh();
  return store;
}
