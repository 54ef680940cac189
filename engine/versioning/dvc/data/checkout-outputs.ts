import { layOut } from '../cache/lay-out';
import {
  dataOutputs,
  type Entry,
  isUnknown,
  pathsOf,
  recordedEntries,
  workspaceEntries,
} from '../compare/entries';
import { DvcError } from '../errors';
import type { Output } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { collectAll, outsOf, type TargetOptions } from '../repo/targets';
import { byCodePoint } from '../text/compare';

/** What happens to a file of an output. */
export type Kind = 'added' | 'modified' | 'deleted';

/** An output to bring in line, or a part of one. */
export interface Wanted {
  readonly out: Output;
  /** A kept path inside of the output; absent: all of it. */
  readonly path?: string;
}

/** The outputs that targets name; without targets all. @throws DvcError for a target that names nothing. */
export async function outputsToCheckOut(
  repo: Repository,
  targets: readonly string[],
  options: TargetOptions,
): Promise<Wanted[]> {
  if (targets.length === 0) return dataOutputs(await repo.index()).map((out) => ({ out }));
  try {
    const found = await collectAll(repo, targets, options);
    return found.flatMap((target) =>
      outsOf(target)
        .filter((out) => out.isCached && !out.path.startsWith('/'))
        .map((out) => ({
          out,
          ...(target.path?.startsWith(`${out.path}/`) && { path: target.path }),
        })),
    );
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    throw new DvcError(`${thrown.message}\nDid you mean \`git checkout ${targets[0]!}\`?`, {
      cause: thrown.cause,
    });
  }
}

/** What differs between the workspace and what is recorded of one output. */
export function changesOf(repo: Repository, out: Output, part?: string): { entry: Entry; kind: Kind }[] {
  const now = workspaceEntries(repo, [out]);
  const recorded = recordedEntries(repo, [out]);
  const changes: { entry: Entry; kind: Kind }[] = [];
  for (const path of pathsOf(now, recorded)) {
    if (part !== undefined && path !== part && !path.startsWith(`${part}/`)) continue;
    if (isUnknown(path, recorded)) continue;
    const there = now.entries.get(path);
    const want = recorded.entries.get(path);
    if (there && want) {
      if (there.md5 !== want.md5) changes.push({ entry: want, kind: 'modified' });
    } else if (there) changes.push({ entry: there, kind: 'deleted' });
    else if (want) changes.push({ entry: want, kind: 'added' });
  }
  return changes;
}

/** @throws DvcError when something would be lost that is kept nowhere else. */
export function refuseUnsaved(repo: Repository, wanted: readonly Wanted[]): void {
  const unsaved: string[] = [];
  for (const { out, path: part } of wanted) {
    const now = workspaceEntries(repo, [out]);
    for (const { entry, kind } of changesOf(repo, out, part)) {
      const there = now.entries.get(entry.path);
      if (kind === 'added' || there === undefined || there.isDir || there.md5 === undefined) continue;
      if (!repo.cache.check(there.md5)) unsaved.push(repo.paths.absolute(entry.path));
    }
  }
  if (unsaved.length > 0)
    throw new DvcError(
      `Can't remove the following unsaved files without confirmation. Use \`--force\` to force.\n${unsaved.sort(byCodePoint).join('\n')}`,
    );
}

/** Whether the cache has all that is needed. */
export function isComplete(repo: Repository, out: Output, part?: string): boolean {
  if (!out.recorded) return false;
  if (part === undefined) return repo.cache.checkAll(out.recorded.md5);
  return partOf(repo, out, part)?.every(({ md5 }) => repo.cache.check(md5)) ?? false;
}

const partOf = (repo: Repository, out: Output, part: string) => {
  const inside = part.slice(out.path.length + 1);
  return repo.cache
    .directory(out.recorded?.md5 ?? '')
    ?.filter(({ relpath }) => relpath === inside || relpath.startsWith(`${inside}/`));
};

/** Lays out an output, or a part of one. */
export function layOutPart(repo: Repository, out: Output, part?: string): void {
  if (part === undefined) {
    layOut(repo, out.path, out.recorded!);
    return;
  }
  const wanted = partOf(repo, out, part) ?? [];
  const kept = new Set(wanted.map(({ relpath }) => `${out.path}/${relpath}`));
  for (const path of workspaceEntries(repo, [out]).entries.keys())
    if (
      (path === part || path.startsWith(`${part}/`)) &&
      !kept.has(path) &&
      repo.fs.isFile(repo.paths.absolute(path))
    )
      repo.fs.remove(repo.paths.absolute(path));
  for (const { relpath, md5 } of wanted) layOut(repo, `${out.path}/${relpath}`, { md5 });
}
