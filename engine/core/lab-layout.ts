import type { WorkspacePath } from './files';

/** Where a project lies in the file system that programs of the lab see. */
export const WORKSPACE_ROOT = '/workspace';

/** The home of whoever works in the lab. */
export const HOME = '/home/learner';

/** Where simulated servers keep what is theirs: remote repositories, buckets. */
export const SERVERS = '/srv';

/** The folder of a workspace that keeps what lies outside of `/workspace`: `.lab/home/learner/.gitconfig`. */
export const OUTSIDE = '.lab';

const KEPT_OUTSIDE = [HOME, SERVERS];

/**
 * The workspace path under which a path of the lab's file system is kept; null: it is not kept (`/tmp`, `/dev`). What
 * lies in the home or under `/srv` is kept below `.lab/`, so that it is stored, undone and exported with the project.
 */
export function workspacePathOf(path: string): WorkspacePath | null {
  if (isBelow(WORKSPACE_ROOT, path)) {
    const inside = path.slice(WORKSPACE_ROOT.length + 1);
    return inside === OUTSIDE || inside.startsWith(`${OUTSIDE}/`) ? null : inside;
  }
  return KEPT_OUTSIDE.some((folder) => isBelow(folder, path)) ? OUTSIDE + path : null;
}

/** Where a path of the workspace stands in the lab's file system: the reverse of `workspacePathOf`. */
export function labPathOf(path: WorkspacePath): string {
  return path.startsWith(`${OUTSIDE}/`) ? path.slice(OUTSIDE.length) : `${WORKSPACE_ROOT}/${path}`;
}

/** Whether an absolute path lies below a folder. */
export const isBelow = (folder: string, path: string): boolean =>
  path.startsWith(folder === '/' ? '/' : `${folder}/`);
