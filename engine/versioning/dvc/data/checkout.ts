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

/** How many files of outputs were changed, by kind. */
export interface CheckoutCounts {
  added: number;
  modified: number;
  deleted: number;
}

/** What a checkout did: outputs by kind, as they are shown (directories end in `/`). */
export interface CheckoutResult {
  readonly added: readonly string[];
  readonly modified: readonly string[];
  readonly deleted: readonly string[];
  readonly counts: CheckoutCounts;
}

/** Some outputs could not be laid out: what they need is not in the cache. */
export class CheckoutFailed extends DvcError {
  readonly result: CheckoutResult;

  constructor(targets: readonly string[], result: CheckoutResult) {
    super(
      `Checkout failed for following targets:\n${targets.join('\n')}\nIs your cache up to date?\n<https://error.dvc.org/missing-files>`,
    );
    this.result = result;
  }
}

/** How a checkout treats what is in its way. */
export interface CheckoutOptions extends TargetOptions {
  readonly targets?: readonly string[];
  /** Overwrite what is kept nowhere else. */
  readonly isForced?: boolean;
  /** What is missing from the cache is left out in silence. */
  readonly isMissingAllowed?: boolean;
}

type Kind = 'added' | 'modified' | 'deleted';

/**
 * Brings the workspace's data in line with the `.dvc` files and `dvc.lock`.
 * @throws DvcError when that would destroy what is kept nowhere; CheckoutFailed when the cache lacks something.
 */
export async function checkout(repo: Repository, options: CheckoutOptions): Promise<CheckoutResult> {
  const counts: CheckoutCounts = { added: 0, modified: 0, deleted: 0 };
  const lists: Record<Kind, string[]> = { added: [], modified: [], deleted: [] };
  const targets = options.targets ?? [];
  if (targets.length === 0) {
    lists.deleted.push(...(await removeUnused(repo)));
    counts.deleted += lists.deleted.length;
  }
  const wanted = await outputsToCheckOut(repo, targets, options);
  if (!options.isForced) refuseUnsaved(repo, wanted);
  const failed: string[] = [];
  for (const { out, path } of wanted) {
    repo.checkInterrupt();
    const changes = changesOf(repo, out, path);
    if (changes.length === 0) continue;
    if (!isComplete(repo, out, path)) {
      repo.fs.remove(repo.paths.absolute(out.path));
      failed.push(repo.paths.shown(out.path));
      continue;
    }
    layOutPart(repo, out, path);
    for (const { entry, kind } of changes) if (!entry.isDir) counts[kind]++;
    const own = changes.find(({ entry }) => entry.path === out.path)?.kind ?? 'modified';
    lists[own].push(shownOutput(repo, out.path));
    repo.links.save([out.path]);
  }
  const result = { ...sorted(lists), counts };
  if (failed.length > 0 && !options.isMissingAllowed) throw new CheckoutFailed(failed, result);
  return result;
}

interface Wanted {
  readonly out: Output;
  /** A kept path inside of the output; absent: all of it. */
  readonly path?: string;
}

async function outputsToCheckOut(
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
function changesOf(repo: Repository, out: Output, part?: string): { entry: Entry; kind: Kind }[] {
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

function refuseUnsaved(repo: Repository, wanted: readonly Wanted[]): void {
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

function isComplete(repo: Repository, out: Output, part?: string): boolean {
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

function layOutPart(repo: Repository, out: Output, part?: string): void {
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

/** Takes away outputs that nothing tracks any more and nobody has touched since they were laid out. */
async function removeUnused(repo: Repository): Promise<string[]> {
  const used = new Set((await repo.index()).outs.map((out) => out.path));
  const unused = repo.links.takeUnused(used);
  const shown = unused.map((path) => shownOutput(repo, path));
  for (const path of unused) repo.fs.remove(repo.paths.absolute(path));
  return shown;
}

const shownOutput = (repo: Repository, path: string): string =>
  repo.paths.shown(path) + (repo.fs.isFolder(repo.paths.absolute(path)) ? '/' : '');

/** Directories before files, each by name. */
function sorted(lists: Record<Kind, string[]>): Record<Kind, string[]> {
  for (const list of Object.values(lists))
    list.sort((a, b) => Number(b.endsWith('/')) - Number(a.endsWith('/')) || byCodePoint(a, b));
  return lists;
}
