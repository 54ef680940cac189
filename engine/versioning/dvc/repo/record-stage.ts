import type { Recorded } from '../hash/measure';
import { dumpDataFile } from '../pipeline/data-file';
import { dumpLock, type LockEntries, lockEntry, parseLock, type StageState } from '../pipeline/lock-file';
import { LOCK_FILE, type Stage } from '../pipeline/stage';
import { equalData } from '../text/data';
import { folderOf, joinPath } from '../text/paths';
import type { Repository } from './repository';

/** Says what is done to a file; for `dvc repro` on stdout. */
export type Announce = (line: string) => void;

/** The `dvc.lock` beside a `dvc.yaml`. */
export const lockPathOf = (file: string): string => joinPath(folderOf(file), LOCK_FILE);

/** The entries of a `dvc.lock` as it stands; undefined: there is none. @throws DvcError when it is damaged. */
export function readLock(repo: Repository, path: string): LockEntries | undefined {
  const absolute = repo.paths.absolute(path);
  return repo.fs.isFile(absolute) ? parseLock(repo.fs.readText(absolute), repo.paths.shown(path)) : undefined;
}

/** Writes down what a stage's files are now: in its `.dvc` file, or its entry of `dvc.lock`. */
export function recordStage(repo: Repository, stage: Stage, state: StageState, announce: Announce): void {
  if (stage.name === undefined) {
    recordDataFile(repo, stage, state.outs);
    return;
  }
  const path = lockPathOf(stage.file);
  const shown = repo.paths.shown(path);
  const before = readLock(repo, path);
  const entry = lockEntry(stage, state);
  if (before === undefined) announce(`Generating lock file '${shown}'`);
  else if (equalData(before.get(stage.name), entry)) return;
  announce(`Updating lock file '${shown}'`);
  const entries: LockEntries = before ?? new Map();
  repo.fs.write(repo.paths.absolute(path), dumpLock(entries.set(stage.name, entry)));
  repo.scm.track(path);
}

/** Writes a `.dvc` file. */
export function recordDataFile(repo: Repository, stage: Stage, outs: ReadonlyMap<string, Recorded>): void {
  const absolute = repo.paths.absolute(stage.file);
  const before = repo.fs.isFile(absolute) ? repo.fs.readText(absolute) : undefined;
  repo.fs.write(absolute, dumpDataFile(stage, outs, repo.paths, before));
  repo.scm.track(stage.file);
}

/** Takes a stage out of `dvc.lock`. */
export function forgetLockEntry(repo: Repository, stage: Stage): void {
  const path = lockPathOf(stage.file);
  const entries = readLock(repo, path);
  if (!entries?.delete(stage.name ?? '')) return;
  if (entries.size === 0) repo.fs.remove(repo.paths.absolute(path));
  else repo.fs.write(repo.paths.absolute(path), dumpLock(entries));
  repo.scm.track(path);
}
