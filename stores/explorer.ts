import { createStore, type StoreApi } from 'zustand/vanilla';
import { type ErrorRecord, recordOf, StagecraftError } from '../engine/core/errors';
import type { Answer, Question, QuestionKind } from '../engine/dataset/explore/answer';
import type { ExplorerClient } from '../runtime/explorer/client';
import type { TableInfo } from '../runtime/explorer/protocol';
import type { LessonSession } from './contracts';

export type { TableInfo } from '../runtime/explorer/protocol';

/** A table of the explorer: being read, read, or refused. */
export type TableState =
  | { readonly status: 'reading' }
  | { readonly status: 'open'; readonly info: TableInfo; readonly handle: string }
  | { readonly status: 'refused'; readonly error: ErrorRecord };

/** A file that was brought along and is too large for the workspace: it is kept in this tab alone. */
export interface HeldFile {
  readonly name: string;
  readonly bytes: number;
}

/** Something that was said about a file that was just brought along. */
export interface UploadNews {
  readonly name: string;
  /** Where it is now; absent: it was refused, or is held in this tab. */
  readonly path?: string;
  readonly error?: ErrorRecord;
}

/** The explorer of a lesson: tables by name, a workspace path or the name of a held file. */
export interface ExplorerState {
  readonly tables: Readonly<Record<string, TableState>>;
  readonly held: Readonly<Record<string, HeldFile>>;
  readonly news: UploadNews | null;
  /** Reads a file of the workspace; once for each content. */
  openText(path: string, text: string): void;
  /** Reads a file from outside. Small ones become files of the workspace under `uploads/`, large ones are held. */
  bring(file: File): Promise<string | null>;
  /** Writes at most `mostRows` rows of a held file, evenly picked, as a file of the workspace. */
  sampleToWorkspace(name: string, mostRows: number): Promise<string>;
  ask<Kind extends QuestionKind>(handle: string, question: Question<Kind>): Promise<Answer<Kind>>;
  /** What was said about the last file has been read. */
  dismissNews(): void;
  /** Lets a held file go. */
  forget(name: string): void;
}

/** Files up to this size become files of the workspace: each edit of one is stored, and every run is given a copy. */
export const MOST_WORKSPACE_BYTES = 2_000_000;

/** A file is asked for that the explorer does not hold. */
class ExplorerClosedError extends StagecraftError<'explorer-closed'> {
  constructor(name: string) {
    super('explorer-closed', `${name} is not open here any more. Bring the file again.`, { name });
  }
}

/** What the store takes its effects from. */
export interface ExplorerDeps {
  readonly workspace: LessonSession['workspace'];
  readonly start: () => Promise<ExplorerClient>;
}

/** Makes the store of an explorer; the worker starts when the first table is read. */
export function createExplorer({
  workspace,
  start,
}: ExplorerDeps): StoreApi<ExplorerState> & { dispose(): void } {
  let starting: Promise<ExplorerClient> | null = null;
  const client = () => {
    starting ??= start();
    return starting;
  };
  const contents = new Map<string, string>();
  const set = (name: string, table: TableState) =>
    store.setState(({ tables }) => ({ tables: { ...tables, [name]: table } }));

  let readings = 0;
  /** The last reading of each name: an older one that ends later is not shown. */
  const latest = new Map<string, string>();

  const read = async (name: string, content: Uint8Array<ArrayBuffer> | string): Promise<string> => {
    const handle = `${++readings}/${name}`;
    const before = latest.get(name);
    latest.set(name, handle);
    set(name, { status: 'reading' });
    try {
      const explorer = await client();
      if (before !== undefined) explorer.close(before);
      const info = await explorer.open(handle, content);
      if (latest.get(name) === handle) set(name, { status: 'open', info, handle });
    } catch (thrown) {
      if (latest.get(name) === handle)
        set(name, { status: 'refused', error: recordOf(thrown, 'explorer-failed') });
      throw thrown;
    }
    return handle;
  };

  const write = (name: string, text: string): string => {
    const { files, create } = workspace.getState();
    const stem =
      name
        .replace(/\.[^.]*$/, '')
        .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
        .slice(0, 80) || 'table';
    let path = `uploads/${stem}.csv`;
    for (let n = 2; path in files; n++) path = `uploads/${stem}-${n}.csv`;
    create(path, text);
    return path;
  };

  const store = createStore<ExplorerState>((_, get) => ({
    tables: {},
    held: {},
    news: null,
    openText: (path, text) => {
      if (contents.get(path) === text) return;
      contents.set(path, text);
      read(path, text).catch(() => {
        // The table's state says why.
      });
    },
    bring: async (file) => {
      const name = file.name || 'table.csv';
      store.setState({ news: null });
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const handle = await read(name, bytes);
        if (file.size > MOST_WORKSPACE_BYTES) {
          store.setState(({ held }) => ({
            held: { ...held, [name]: { name, bytes: file.size } },
            news: { name },
          }));
          return name;
        }
        const text = await (await client()).export(handle, Number.MAX_SAFE_INTEGER);
        const path = write(name, text);
        contents.set(path, text);
        latest.delete(name);
        latest.set(path, handle);
        const { [name]: table, ...others } = get().tables;
        store.setState({ tables: { ...others, [path]: table! }, news: { name, path } });
        return path;
      } catch (thrown) {
        const { [name]: _refused, ...others } = get().tables;
        store.setState({ tables: others, news: { name, error: recordOf(thrown, 'explorer-failed') } });
        return null;
      }
    },
    sampleToWorkspace: async (name, mostRows) => {
      const table = get().tables[name];
      if (table?.status !== 'open') throw new ExplorerClosedError(name);
      const text = await (await client()).export(table.handle, mostRows);
      return write(`${name.replace(/\.[^.]*$/, '')}-sample`, text);
    },
    ask: async (handle, question) => (await client()).ask(handle, question),
    dismissNews: () => store.setState({ news: null }),
    forget: (name) => {
      const { [name]: table, ...tables } = get().tables;
      const { [name]: _held, ...held } = get().held;
      store.setState({ tables, held, news: null });
      if (table?.status !== 'open') return;
      // A worker that failed holds nothing.
      starting?.then((explorer) => explorer.close(table.handle)).catch(() => {});
    },
  }));

  return Object.assign(store, {
    dispose: () => {
      // A worker that never started has nothing to end.
      starting?.then((explorer) => explorer.dispose()).catch(() => {});
    },
  });
}

let current: {
  readonly session: LessonSession;
  readonly explorer: ReturnType<typeof createExplorer>;
} | null = null;

/** The explorer of a lesson. There is one at a time: that of the lesson before, and its tables, are let go. */
export function explorerOf(session: LessonSession): StoreApi<ExplorerState> {
  if (current?.session.workspace === session.workspace) return current.explorer;
  current?.explorer.dispose();
  const explorer = createExplorer({
    workspace: session.workspace,
    start: async () => (await import('../runtime/explorer/client')).startExplorer(),
  });
  current = { session, explorer };
  return explorer;
}
