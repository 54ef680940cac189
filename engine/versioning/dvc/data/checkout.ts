import { DvcError } from '../errors';
import type { Repository } from '../repo/repository';
import type { TargetOptions } from '../repo/targets';
import { byCodePoint } from '../text/compare';
import {
  changesOf,
  isComplete,
  type Kind,
  layOutPart,
  outputsToCheckOut,
  refuseUnsaved,
} from './checkout-outputs';

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
