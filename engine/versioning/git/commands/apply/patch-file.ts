import { applyHunks, type FilePatch } from '../../diff/parse-patch';
import { MODE } from '../../objects/tree';
import { fail } from '../../program/failure';
import { fromByteString, splitLines, toByteString } from '../../text/byte-string';
import type { PatchTarget } from './patch-target';
import type { PatchedFile } from './patched-file';

/** Applies the patch of one file, without writing it. @throws GitFailure with git's words when it does not fit. */
export function patchFile(target: PatchTarget, patch: FilePatch): PatchedFile[] {
  const { oldPath, newPath, hunks } = patch;
  const path = oldPath ?? newPath!;
  if (patch.isBinary)
    fail(
      `cannot apply binary patch to '${path}' without full index line\nerror: ${path}: patch does not apply`,
    );
  const before =
    oldPath === null ? undefined : (target.find(oldPath) ?? fail(`${oldPath}: ${target.missing}`));
  if (newPath !== null && newPath !== oldPath) {
    const inTheWay = target.inTheWay(newPath);
    if (inTheWay !== undefined) fail(`${newPath}: ${inTheWay}`);
  }
  const lines = before === undefined ? [] : splitLines(toByteString(before.bytes));
  const result = applyHunks(lines, hunks);
  if (typeof result === 'number')
    return fail(`patch failed: ${path}:${result}\nerror: ${path}: patch does not apply`);
  if (newPath === null) {
    if (result.length > 0) fail(`removal patch leaves file contents\nerror: ${path}: patch does not apply`);
    return [{ path, now: null }];
  }
  const mode = patch.mode ?? before?.mode ?? MODE.file;
  const now = { mode, bytes: fromByteString(result.join('')) };
  const gone = oldPath !== null && oldPath !== newPath ? [{ path: oldPath, now: null }] : [];
  return [...gone, { path: newPath, now }];
}
