import { resolvePath } from '../../../core/file-system';
import type { RunInfo } from '../entities';
import type { StoreContext } from './context';

/** The folder that relative URIs are seen from: the one that holds `mlruns`. */
export const baseOfUris = ({ root }: StoreContext): string => root.slice(0, root.lastIndexOf('/')) || '/';

const SCHEME = /^[a-zA-Z][a-zA-Z0-9+.-]*:/;

/**
 * Why artifacts cannot go to a place; null: they can. In the lab they stay in the workspace, and their URIs relative,
 * so that an exported one works anywhere.
 */
export function locationProblem(context: StoreContext, location: string): string | null {
  if (location.startsWith('runs:')) return `Artifact location cannot be a runs:/ URI. Given: '${location}'`;
  if (SCHEME.test(location) || location.startsWith('/'))
    return `Artifact location '${location}' is out of this server's reach. Give a path relative to the workspace, or none.`;
  const base = baseOfUris(context);
  const path = resolvePath(base, location);
  if (path === base || !isBelow(path, base))
    return `Artifact location '${location}' is not a folder in the workspace.`;
  if (path === context.root || isBelow(path, context.root))
    return `Artifact location '${location}' is inside the tracking store. Give another folder, or none for the usual one.`;
  return null;
}

const isBelow = (path: string, folder: string) => path.startsWith(folder === '/' ? '/' : `${folder}/`);

/**
 * The folder with a run's artifacts. A URI that leads elsewhere, as in a store that was written on another machine, is
 * taken for the folder beside the run's own files.
 */
export function artifactFolder(context: StoreContext, info: RunInfo, runFolder: string): string {
  const own = `${runFolder}/artifacts`;
  const base = baseOfUris(context);
  const path = resolvePath(base, info.artifactUri);
  if (SCHEME.test(info.artifactUri) || info.artifactUri.startsWith('/') || !isBelow(path, base)) return own;
  // The artifacts of a deleted experiment are in the trash with it.
  return isBelow(path, context.root) && !context.fs.isFolder(path) ? own : path;
}
