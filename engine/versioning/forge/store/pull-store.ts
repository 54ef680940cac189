import type { FileSystem } from '@/engine/core/file-system';
import { ForgeError } from '../errors';
import { readJson, writeJson } from './json-file';
import { type PullRecord, pullSchema } from './pull-schema';

const FILE = /^(\d+)\.json$/;
const folderOf = (folder: string): string => `${folder}/lab/pulls`;

/** All pull requests of a repository, oldest first. @throws ForgeError `pull-invalid`. */
export function readPulls(fs: FileSystem, folder: string): PullRecord[] {
  const at = folderOf(folder);
  if (!fs.isFolder(at)) return [];
  return fs
    .list(at)
    .flatMap((name) => FILE.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
    .map((number) => readPull(fs, folder, number)!);
}

/** One pull request; undefined: there is none of that number. @throws ForgeError `pull-invalid`. */
export function readPull(fs: FileSystem, folder: string, number: number): PullRecord | undefined {
  const path = `${folderOf(folder)}/${number}.json`;
  if (!fs.isFile(path)) return undefined;
  return readJson(fs, path, pullSchema, (found) => {
    throw new ForgeError('pull-invalid', `${path} is not the file of a pull request: ${found}`, { path });
  });
}

export function writePull(fs: FileSystem, folder: string, pull: PullRecord): void {
  writeJson(fs, `${folderOf(folder)}/${pull.number}.json`, pull);
}
