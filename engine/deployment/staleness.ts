import { hashFiles, type WorkspaceFiles, type WorkspacePath } from '../core/files';
import type { ServerState } from './state';

/** How one file on the server stands to the workspace's and to the one that the process was started from. */
export interface ServerFile {
  readonly path: WorkspacePath;
  readonly bytes: number;
  /** `own`: written on the server, such as a log; the workspace has no such file. */
  readonly against: 'same' | 'differs' | 'own';
  /** The process was started from another content, or without this file. */
  readonly notLoaded: boolean;
}

/** The files on the disk, by path. */
export function serverFiles(state: ServerState, workspace: WorkspaceFiles, log: WorkspacePath): ServerFile[] {
  const loaded = state.process.up ? state.process.startedFrom : undefined;
  return Object.entries(state.files)
    .map(([path, content]): ServerFile => {
      const own = !Object.hasOwn(workspace, path);
      const isLog = path === log || path === `${log}.1`;
      return {
        path,
        bytes: content.length,
        against: own ? 'own' : same(workspace[path], content) ? 'same' : 'differs',
        notLoaded: loaded !== undefined && !isLog && !same(loaded[path], content),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The version of what runs or lies on a disk: the first seven digits of the hash over those files, without the log. */
export function versionOf(files: WorkspaceFiles, log: WorkspacePath): string {
  const code = Object.entries(files).filter(([path]) => path !== log && path !== `${log}.1`);
  return code.length === 0 ? 'none' : hashFiles(Object.fromEntries(code)).slice(0, 7);
}

/** The workspace's files at the paths that are on the disk: what the version would be after copying them all. */
export function workspaceSide(state: ServerState, workspace: WorkspaceFiles): WorkspaceFiles {
  return Object.fromEntries(
    Object.keys(state.files)
      .filter((path) => Object.hasOwn(workspace, path))
      .map((path) => [path, workspace[path]!]),
  );
}

/** Whether two contents are the same, bytes by bytes. */
export function same(a: WorkspaceFiles[string] | undefined, b: WorkspaceFiles[string] | undefined): boolean {
  if (a === b) return true;
  if (!(a instanceof Uint8Array) || !(b instanceof Uint8Array) || a.length !== b.length) return false;
  return a.every((byte, i) => byte === b[i]);
}
