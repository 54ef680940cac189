import { unzlibSync } from 'fflate';
import { type ObjectId, type ObjectType, objectIdOf } from '../objects/object-id';
import type { Repository } from '../program/repository';
import { toText } from '../text/bytes';

/** What a file of the object store turned out to hold. */
export type LooseObject =
  | { readonly kind: 'sound'; readonly type: ObjectType; readonly body: Uint8Array }
  /** The lines that git prints about it. */
  | { readonly kind: 'corrupt'; readonly lines: readonly string[] };

const TYPES: readonly string[] = ['blob', 'tree', 'commit', 'tag'];

/** Reads a loose object past all caches and checks that it is what its name says. */
export function readLoose(repo: Repository, id: ObjectId): LooseObject {
  const { fs, gitDir, worktree } = repo;
  const path = `${gitDir}/objects/${id.slice(0, 2)}/${id.slice(2)}`;
  const root = worktree?.root ?? gitDir;
  const shown = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  let raw: Uint8Array;
  try {
    raw = unzlibSync(fs.readBytes(path));
  } catch {
    return {
      kind: 'corrupt',
      lines: [
        'error: inflate: data stream error (incorrect header check)',
        `error: unable to unpack header of ${shown}`,
        `error: ${id}: object corrupt or missing: ${shown}`,
      ],
    };
  }
  const nul = raw.indexOf(0);
  const header = /^([a-z]+) (\d+)$/.exec(nul === -1 ? '' : toText(raw.subarray(0, nul)));
  const body = raw.subarray(nul + 1);
  if (header === null || !TYPES.includes(header[1]!) || Number(header[2]) !== body.length)
    return {
      kind: 'corrupt',
      lines: [
        `error: unable to parse header of ${shown}`,
        `error: ${id}: object corrupt or missing: ${shown}`,
      ],
    };
  const type = header[1] as ObjectType;
  const actual = objectIdOf(type, body);
  if (actual !== id)
    return { kind: 'corrupt', lines: [`error: ${actual}: hash-path mismatch, found at: ${shown}`] };
  return { kind: 'sound', type, body };
}

/** The ids that have a loose file, in the order of their folders. */
export function looseIds({ fs, gitDir }: Repository): ObjectId[] {
  const folder = `${gitDir}/objects`;
  if (!fs.isFolder(folder)) return [];
  return fs
    .list(folder)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((start) =>
      fs
        .list(`${folder}/${start}`)
        .filter((rest) => /^[0-9a-f]{38}$/.test(rest))
        .map((rest) => start + rest),
    );
}
