import { parentOf } from '../../../core/file-system';
import { isDirId } from '../hash/dir-object';
import { md5OfFile, rememberMd5 } from '../hash/md5';
import type { Recorded } from '../hash/measure';
import type { Repository } from '../repo/repository';

/**
 * Lays an output from the cache into the workspace; all of it has to be in the cache. Files that are right already are
 * left alone, those that do not belong are taken away.
 */
export function layOut(repo: Repository, path: string, recorded: Recorded): void {
  const absolute = repo.paths.absolute(path);
  if (!isDirId(recorded.md5)) {
    if (repo.fs.isFolder(absolute)) repo.fs.remove(absolute);
    writeObject(repo, absolute, recorded.md5);
    repo.fs.setExecutable(absolute, recorded.isexec === true);
    return;
  }
  const entries = repo.cache.directory(recorded.md5) ?? [];
  if (repo.fs.exists(absolute) && !repo.fs.isFolder(absolute)) repo.fs.remove(absolute);
  repo.fs.makeFolder(absolute);
  const wanted = new Set(entries.map((entry) => entry.relpath));
  for (const file of repo.fs.filesBelow(absolute)) {
    const relpath = file.slice(absolute.length + 1);
    if (!wanted.has(relpath) && !repo.ignores(file, false)) removeWithEmptyFolders(repo, file, absolute);
  }
  for (const entry of entries) {
    repo.checkInterrupt();
    writeObject(repo, `${absolute}/${entry.relpath}`, entry.md5);
  }
}

function writeObject(repo: Repository, absolute: string, id: string): void {
  if (repo.fs.isFile(absolute) && md5OfFile(repo.fs, absolute) === id) return;
  if (repo.fs.isFolder(absolute)) repo.fs.remove(absolute);
  makeWay(repo, parentOf(absolute));
  repo.fs.write(absolute, repo.cache.read(id));
  rememberMd5(repo.fs, absolute, id);
}

/** Makes a folder where a file may stand in its way. */
function makeWay(repo: Repository, folder: string): void {
  if (repo.fs.isFolder(folder)) return;
  makeWay(repo, parentOf(folder));
  if (repo.fs.exists(folder)) repo.fs.remove(folder);
  repo.fs.makeFolder(folder);
}

function removeWithEmptyFolders(repo: Repository, file: string, top: string): void {
  repo.fs.remove(file);
  for (let at = parentOf(file); at !== top && repo.fs.list(at).length === 0; at = parentOf(at))
    repo.fs.remove(at);
}
