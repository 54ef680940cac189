import { DvcError } from '../errors';
import { isDirId } from '../hash/dir-object';
import type { Output, Stage } from '../pipeline/stage';
import { joinPath } from '../text/paths';
import type { Repository } from './repository';
import { type RevisionOptions, snapshotsOf } from './snapshot';
import { collectAll, outsOf, type TargetOptions } from './targets';

/** An object that something in the project needs. */
export interface UsedObject {
  readonly id: string;
  /** The path that it is needed for, as it is shown; the first one of several. */
  readonly name: string;
  /** The remote of its output alone. */
  readonly remote?: string;
}

/** What the needs of are asked for. */
export interface UsedOptions extends RevisionOptions, TargetOptions {
  readonly targets?: readonly string[];
  /** Leave out what is never pushed. */
  readonly isPush?: boolean;
  /** A directory object that the cache lacks may be looked for elsewhere. */
  readonly fetchDirectory?: (id: string, out: Output) => void;
  /** A directory object is nowhere: whether to go on without its files. */
  readonly mayLack?: (out: Output) => boolean;
  readonly warn?: (message: string) => void;
}

/** The objects that the workspace needs, and the commits that are asked for, by id. */
export async function usedObjects(repo: Repository, options: UsedOptions): Promise<Map<string, UsedObject>> {
  const used = new Map<string, UsedObject>();
  for (const target of await collectAll(repo, options.targets ?? [], options))
    for (const out of outsOf(target)) addOutput(repo, used, target.stage, out, target.path, options);
  for (const { index } of await snapshotsOf(repo, options))
    for (const stage of index.stages)
      for (const out of stage.outs)
        addOutput(repo, used, stage, out, undefined, { ...options, warn: undefined });
  return used;
}

function addOutput(
  repo: Repository,
  used: Map<string, UsedObject>,
  stage: Stage,
  out: Output,
  path: string | undefined,
  options: UsedOptions,
): void {
  if (!out.isCached || (options.isPush && !out.isPushed)) return;
  const shown = repo.paths.shown(out.path);
  if (!out.recorded) {
    options.warn?.(missingVersion(repo, stage, out));
    return;
  }
  const add = (id: string, name: string) => {
    if (!used.has(id)) used.set(id, { id, name, remote: out.remote });
  };
  const { md5 } = out.recorded;
  if (!isDirId(md5)) {
    add(md5, shown);
    return;
  }
  if (!repo.cache.check(md5)) options.fetchDirectory?.(md5, out);
  const entries = repo.cache.directory(md5);
  if (entries === undefined) {
    if (options.mayLack && !options.mayLack(out))
      throw new DvcError(`unable to fully collect used cache without cache for directory '${shown}'`);
    add(md5, shown);
    return;
  }
  add(md5, shown);
  const inside = path !== undefined && path !== out.path ? path.slice(out.path.length + 1) : undefined;
  for (const { relpath, md5: id } of entries)
    if (inside === undefined || relpath === inside || relpath.startsWith(`${inside}/`))
      add(id, joinPath(shown, relpath));
}

function missingVersion(repo: Repository, stage: Stage, out: Output): string {
  const shown = repo.paths.shown(out.path);
  const name = repo.address(stage);
  const message =
    `Output '${shown}'(stage: '${name}') is missing version info. Cache for it will not be collected. ` +
    'Use `dvc repro` to get your pipeline up to date.';
  if (repo.measure(out.path) === undefined) return message;
  return `${message}\nYou can also use \`dvc commit ${name}\` to associate existing '${shown}' with stage: '${name}'.`;
}
