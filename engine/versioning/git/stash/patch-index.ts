import { contentReader, diffFiles } from '../diff/file-change';
import { hunksOf } from '../diff/hunks';
import { diffLines } from '../diff/line-diff';
import type { ObjectId } from '../objects/object-id';
import type { FileEntry } from '../objects/tree';
import type { CommandContext } from '../program/context';
import { type FileMap, filesOfTree } from '../staging/trees';
import { type ByteString, fromByteString, splitLines, toByteString } from '../text/byte-string';
import { isBinary } from '../text/bytes';

const CONTEXT = 3;

/**
 * Applies the difference between two trees to files, as `git apply --cached` would.
 * @returns the files, or the error that git prints when the difference does not fit.
 */
export function patchIndex(
  context: CommandContext,
  files: FileMap,
  from: ObjectId,
  to: ObjectId,
): Map<string, FileEntry> | string {
  const { objects } = context.repo;
  const read = contentReader(objects);
  const patched = new Map(files);
  for (const { newPath: path, old, new: now } of diffFiles(
    filesOfTree(objects, from),
    filesOfTree(objects, to),
  )) {
    const current = patched.get(path);
    if (old === undefined) {
      if (current !== undefined) return `error: ${path}: already exists in index`;
      patched.set(path, now!);
    } else if (current === undefined) return `error: ${path}: does not exist in index`;
    else if (current.id === old.id) {
      if (now === undefined) patched.delete(path);
      else patched.set(path, now);
    } else if (now === undefined || isBinary(read(current, path)) || isBinary(read(old, path)))
      return `error: patch failed: ${path}:1\nerror: ${path}: patch does not apply`;
    else {
      const lines = (entry: FileEntry) => splitLines(toByteString(read(entry, path)));
      const result = applyHunks(lines(current), lines(old), lines(now));
      if (typeof result === 'number')
        return `error: patch failed: ${path}:${result}\nerror: ${path}: patch does not apply`;
      patched.set(path, { mode: now.mode, id: objects.writeBlob(fromByteString(result.join(''))) });
    }
  }
  return patched;
}

/**
 * Finds each hunk where its old lines stand and puts the new ones there; one at the start or end of the file stays there.
 * @returns the first line of one that fits nowhere.
 */
function applyHunks(
  target: readonly ByteString[],
  old: readonly ByteString[],
  now: readonly ByteString[],
): ByteString[] | number {
  const result = [...target];
  let shift = 0;
  for (const hunk of hunksOf(diffLines(old, now), old.length, now.length, CONTEXT)) {
    const before = old.slice(hunk.startA, hunk.startA + hunk.countA);
    const after = now.slice(hunk.startB, hunk.startB + hunk.countB);
    const expected = hunk.startA + shift;
    const last = hunk.changes.at(-1)!;
    const fromStart = hunk.startA === 0;
    const toEnd = last.startA + last.countA === hunk.startA + hunk.countA;
    const fits = (at: number) =>
      at >= 0 &&
      (!fromStart || at === 0) &&
      (!toEnd || at + before.length === result.length) &&
      before.every((line, i) => result[at + i] === line);
    let at: number | undefined;
    for (let distance = 0; at === undefined && distance <= result.length; distance++) {
      if (fits(expected - distance)) at = expected - distance;
      else if (fits(expected + distance)) at = expected + distance;
    }
    if (at === undefined) return hunk.startA + 1;
    result.splice(at, before.length, ...after);
    shift = at - hunk.startA + (after.length - before.length);
  }
  return result;
}
