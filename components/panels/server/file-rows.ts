import type { WorkspaceFiles, WorkspacePath } from '@/engine/core/files';
import { same } from '@/engine/deployment/staleness';
import type { ServerState } from '@/engine/deployment/state';

/** One file, as it is on the server and in the workspace. */
export interface FileRow {
  readonly path: WorkspacePath;
  /** Bytes on the server; null: not there. */
  readonly bytes: number | null;
  readonly state: 'same' | 'differs' | 'only-here' | 'only-there';
  /** The process runs another content than the disk has. */
  readonly notLoaded: boolean;
}

/** Files that stay with the person who operates the server. */
const LEFT_OUT = /^(server|data)\//;

/** The files of the server and of the workspace side by side, by path: folders first, then the rest. */
export function fileRows(state: ServerState, workspace: WorkspaceFiles, log: WorkspacePath): FileRow[] {
  const { process } = state;
  const paths = new Set([
    ...Object.keys(state.files),
    ...Object.keys(workspace).filter((path) => !LEFT_OUT.test(path)),
  ]);
  return [...paths]
    .map((path): FileRow => {
      const there = state.files[path];
      const here = LEFT_OUT.test(path) ? undefined : workspace[path];
      const isLog = path === log || path === `${log}.1`;
      return {
        path,
        bytes: there?.length ?? null,
        state:
          there === undefined
            ? 'only-here'
            : here === undefined
              ? 'only-there'
              : same(there, here)
                ? 'same'
                : 'differs',
        notLoaded: process.up && !isLog && there !== undefined && !same(process.startedFrom[path], there),
      };
    })
    .sort((a, b) => folderOf(a.path).localeCompare(folderOf(b.path)) || (a.path < b.path ? -1 : 1));
}

/** The rows by folder: what is on the server comes before what is not, folders and files alike. */
export function byFolder(rows: readonly FileRow[]): { folder: string; rows: FileRow[] }[] {
  const folders = new Map<string, FileRow[]>();
  for (const row of rows) {
    const folder = folderOf(row.path);
    folders.set(folder, [...(folders.get(folder) ?? []), row]);
  }
  const absent = ({ bytes }: FileRow) => Number(bytes === null);
  return [...folders]
    .map(([folder, list]) => ({ folder, rows: list.toSorted((a, b) => absent(a) - absent(b)) }))
    .sort((a, b) => Number(a.rows.every(absent)) - Number(b.rows.every(absent)));
}

/** The folder of a path with its last slash; `''` at the top. */
function folderOf(path: WorkspacePath): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
