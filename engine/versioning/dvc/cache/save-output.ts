import { DvcError } from '../errors';
import type { Measured } from '../hash/measure';
import type { Output } from '../pipeline/stage';
import type { Repository } from '../repo/repository';

/**
 * Puts what stands at an output into the cache, files before their directory, so that a directory object never names
 * what is not there.
 */
export function saveToCache(repo: Repository, path: string, measured: Measured): void {
  const absolute = repo.paths.absolute(path);
  if (measured.entries === undefined) {
    repo.cache.add(measured.md5, repo.fs.read(absolute));
    return;
  }
  for (const entry of measured.entries) {
    repo.checkInterrupt();
    repo.cache.add(entry.md5, repo.fs.read(`${absolute}/${entry.relpath}`));
  }
  repo.cache.addDirectory(measured.md5, measured.entries);
}

/** What stands at an output now. @throws DvcError when nothing does, or a directory is named as a metric. */
export function measureOutput(repo: Repository, out: Output): Measured {
  const measured = repo.measure(out.path);
  if (measured === undefined) throw new DvcError(`output '${repo.paths.shown(out.path)}' does not exist`);
  return measured;
}

/** Whether there is nothing in a file or folder. */
export function isEmptyAt(repo: Repository, path: string): boolean {
  const absolute = repo.paths.absolute(path);
  if (repo.fs.isFolder(absolute)) return repo.fs.list(absolute).length === 0;
  return repo.fs.isFile(absolute) && repo.fs.read(absolute).length === 0;
}
