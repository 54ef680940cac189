import type { FileSystem } from '@/engine/core/file-system';
import type { ObjectId } from '../objects/object-id';

/** Reads `packed-refs`: the refs that `git pack-refs` or a clone has put into one file, by full name. */
export function readPackedRefs(fs: FileSystem, gitDir: string): Map<string, ObjectId> {
  const path = `${gitDir}/packed-refs`;
  const refs = new Map<string, ObjectId>();
  if (!fs.isFile(path)) return refs;
  for (const line of fs.readText(path).split('\n')) {
    const match = /^([0-9a-f]{40}) (\S+)$/.exec(line);
    if (match !== null) refs.set(match[2]!, match[1]!);
  }
  return refs;
}

/** Takes one ref out of `packed-refs`, with the line of what it peels to. */
export function removePackedRef(fs: FileSystem, gitDir: string, name: string): void {
  const path = `${gitDir}/packed-refs`;
  if (!readPackedRefs(fs, gitDir).has(name)) return;
  const kept: string[] = [];
  let dropping = false;
  for (const line of fs.readText(path).split('\n')) {
    if (!line.startsWith('^')) dropping = line.endsWith(` ${name}`);
    if (!dropping) kept.push(line);
  }
  fs.write(path, kept.join('\n'));
}
