import type { WorkspaceFiles } from '../../../core/files';
import { sha256Hex } from '../../../core/hash';
import { fingerprint } from '../seeded-team/fingerprint';

/** How many outcomes are kept: those of a few gradings and replays. */
const MOST = 200;

const known = new Map<string, Promise<unknown>>();

/** Files below some folders, each by a short name of its content: what an outcome can hang on. */
export const stateOf = (files: WorkspaceFiles, folders: readonly string[]): string[] =>
  Object.keys(files)
    .filter((path) => folders.some((folder) => path.startsWith(folder)))
    .sort()
    .map((path) => `${path} ${fingerprint(files[path]!)}`);

/**
 * Finds out once what becomes of a change where the same repositories stand: time and chance of a desk follow from them, so
 * it comes to the same again.
 * @param state all that it can hang on.
 * @param about names what is asked, and with what.
 */
export function foundOnce<Found>(
  state: readonly unknown[],
  about: readonly unknown[],
  find: () => Promise<Found>,
): Promise<Found> {
  const key = sha256Hex(JSON.stringify([about, state]));
  const before = known.get(key) as Promise<Found> | undefined;
  if (before) return before;
  const found = find();
  known.set(key, found);
  // One that broke, or was stopped, is looked for again.
  found.catch(() => known.delete(key));
  if (known.size > MOST) known.delete(known.keys().next().value!);
  return found;
}

/** The folder of a server's repository, as a name in a workspace. */
export const serverPath = (name: string): string => `.lab/srv/git/github.com/${name}.git/`;
