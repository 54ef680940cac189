import { saveToCache } from '../cache/save-output';
import { DvcError, missingPath } from '../errors';
import { type DirEntry, dirId, isDirId } from '../hash/dir-object';
import type { Measured } from '../hash/measure';
import { buildGraph, OverlappingOutputs } from '../pipeline/build-graph';
import { newDataStage } from '../pipeline/data-file';
import { isDataSource, isStageFile, type Output, type Stage, stageKey } from '../pipeline/stage';
import { recordDataFile } from '../repo/record-stage';
import type { Repository } from '../repo/repository';
import { hideFromGit } from '../repro/stage-files';
import { byCodePoint } from '../text/compare';

/** What is tracked by a `.dvc` file, or is about to be. */
interface Addition {
  /** Kept path of the target. */
  readonly path: string;
  readonly stage: Stage;
  readonly out: Output;
}

/**
 * Tracks files and directories with DVC, or takes over what has changed in those that are tracked.
 * @param targets paths as they are typed
 * @throws DvcError for one that is not there, that a stage makes, or that overlaps with what is tracked.
 */
export async function addTargets(
  repo: Repository,
  targets: readonly string[],
  isUncommitted: boolean,
): Promise<void> {
  const additions: Addition[] = [];
  for (const target of targets) additions.push(await additionOf(repo, target));
  await checkGraph(repo, additions);
  for (const addition of additions) {
    repo.checkInterrupt();
    await add(repo, addition, isUncommitted);
  }
}

async function additionOf(repo: Repository, target: string): Promise<Addition> {
  const path = repo.paths.typed(target);
  if (path.startsWith('/'))
    throw new DvcError(
      `Cached output(s) outside of DVC project: ${target}. See <https://dvc.org/doc/user-guide/pipelines/external-dependencies-and-outputs> for more info.`,
    );
  if (isStageFile(path) || path === '') throw new DvcError(`DVC file '${target}' cannot be an output.`);
  refuseIgnored(repo, path);
  const found = (await repo.index()).outputAt(path);
  if (!found) {
    const stage = newDataStage(path);
    return { path, stage, out: stage.outs[0]! };
  }
  if (!isDataSource(found.stage))
    throw new DvcError(
      `cannot update '${path.slice(path.lastIndexOf('/') + 1)}': overlaps with an output of stage: '${repo.address(found.stage)}' in '${repo.paths.shown(found.stage.file)}'.\n` +
        "Run the pipeline or use 'dvc commit' to force update it.",
    );
  return { path, stage: found.stage, out: found.out };
}

function refuseIgnored(repo: Repository, path: string): void {
  const absolute = repo.paths.absolute(path);
  if (repo.fs.exists(absolute) && repo.ignores(absolute, repo.fs.isFolder(absolute)))
    throw new DvcError(`Path '${repo.paths.shown(path)}' is ignored by .dvcignore`);
}

async function checkGraph(repo: Repository, additions: readonly Addition[]): Promise<void> {
  const { stages } = await repo.index();
  const known = new Set(stages.map(stageKey));
  const fresh = additions.map(({ stage }) => stage).filter((stage) => !known.has(stageKey(stage)));
  const unique = [...new Map(fresh.map((stage) => [stageKey(stage), stage])).values()];
  try {
    buildGraph(
      [...stages, ...unique],
      (stage) => repo.address(stage),
      (path) => repo.paths.shown(path),
    );
  } catch (thrown) {
    if (!(thrown instanceof OverlappingOutputs)) throw thrown;
    const { parent, parentStage, child, childStage } = thrown;
    const isParentNew = unique.some((stage) =>
      stage.outs.some((out) => repo.paths.shown(out.path) === parent),
    );
    throw new DvcError(
      isParentNew
        ? `Cannot add '${parent}', because it is overlapping with other DVC tracked output: '${child}'.\nTo include '${child}' in '${parent}', run 'dvc remove ${childStage}' and then 'dvc add ${parent}'`
        : `Cannot add '${child}', because it is overlapping with other DVC tracked output: '${parent}'.\nTo include '${child}' in '${parent}', run 'dvc commit ${parentStage}'`,
    );
  }
}

async function add(repo: Repository, { path, stage, out }: Addition, isUncommitted: boolean): Promise<void> {
  const measured = path === out.path ? measureWhole(repo, out) : measurePart(repo, out, path);
  await hideFromGit(repo, out);
  if (!isUncommitted && out.isCached) {
    if (path === out.path) saveToCache(repo, out.path, measured);
    else savePart(repo, path, measured);
    repo.links.save([out.path]);
  }
  recordDataFile(repo, stage, new Map([[out.written, measured]]));
}

function measureWhole(repo: Repository, out: Output): Measured {
  const measured = repo.measure(out.path);
  if (measured) return measured;
  throw new DvcError(`output '${repo.paths.shown(out.path)}' does not exist`, {
    cause: missingPath(repo.paths.absolute(out.path)),
  });
}

/** A tracked directory with one part of it as it is now, and all else as it was recorded. */
function measurePart(repo: Repository, out: Output, path: string): Measured {
  if (out.recorded && !isDirId(out.recorded.md5))
    throw new DvcError(`Cannot modify '${repo.paths.shown(out.path)}' which is being tracked as a file`);
  const before = out.recorded ? repo.cache.directory(out.recorded.md5) : [];
  if (before === undefined) throw new DvcError(`could not read '${out.recorded!.md5}'`);
  const inside = path.slice(out.path.length + 1);
  const rest = before.filter(({ relpath }) => relpath !== inside && !relpath.startsWith(`${inside}/`));
  const now = repo.measure(path);
  if (now === undefined && rest.length === before.length) throw missingPath(repo.paths.absolute(path));
  const added: DirEntry[] = now?.entries
    ? now.entries.map((entry) => ({ md5: entry.md5, relpath: `${inside}/${entry.relpath}` }))
    : now
      ? [{ md5: now.md5, relpath: inside }]
      : [];
  const entries = [...rest, ...added].sort((a, b) => byCodePoint(a.relpath, b.relpath));
  return { md5: dirId(entries), size: sizeOf(repo, out, entries), nfiles: entries.length, entries };
}

/** The size of a directory's files: those of the cache, and those of the workspace for what is not in it yet. */
function sizeOf(repo: Repository, out: Output, entries: readonly DirEntry[]): number {
  let sum = 0;
  for (const { md5, relpath } of entries)
    sum += repo.cache.has(md5) ? repo.cache.sizeOf(md5) : (repo.measure(`${out.path}/${relpath}`)?.size ?? 0);
  return sum;
}

function savePart(repo: Repository, path: string, whole: Measured): void {
  const now = repo.measure(path);
  if (now) {
    const absolute = repo.paths.absolute(path);
    for (const entry of now.entries ?? [])
      repo.cache.add(entry.md5, repo.fs.read(`${absolute}/${entry.relpath}`));
    if (!now.entries) repo.cache.add(now.md5, repo.fs.read(absolute));
  }
  repo.cache.addDirectory(whole.md5, whole.entries ?? []);
}
