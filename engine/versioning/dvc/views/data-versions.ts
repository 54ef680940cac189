import type { ObjectStore } from '../cache/object-store';
import { dataOutputs } from '../compare/entries';
import { fileChange, outputChange } from '../compare/stage-status';
import { DvcError } from '../errors';
import { isDirId } from '../hash/dir-object';
import type { Measured, Recorded } from '../hash/measure';
import { isDataSource, type Output, type Stage } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { sortedBy } from '../text/compare';
import { indexHistory } from './index-history';

/** A commit that uses a version of a file. */
export interface VersionCommit {
  readonly id: string;
  readonly subject: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
  /** Branches and tags that name it. */
  readonly names: readonly string[];
}

/** One content that a tracked file has, or had. */
export interface DataVersion {
  readonly md5: string;
  /** Bytes. */
  readonly size?: number;
  readonly nfiles?: number;
  /** The newest first; empty for what is not committed to git yet. */
  readonly commits: readonly VersionCommit[];
  /** Whether all of it is in the cache. */
  readonly isInCache: boolean;
  /** Whether all of it is in the default remote; null: there is none. */
  readonly isInRemote: boolean | null;
  /** Whether the `.dvc` file or `dvc.lock` of the workspace names it. */
  readonly isRecorded: boolean;
  /** Whether it is what stands in the workspace. */
  readonly isInWorkspace: boolean;
}

/** A file or directory that DVC tracks, with its versions: those of the workspace first, then by newest commit. */
export interface TrackedData {
  readonly path: string;
  readonly isDirectory: boolean;
  /** The stage that makes it, or the `.dvc` file that tracks it. */
  readonly stage: string;
  readonly isStageOutput: boolean;
  /** What became of it since it was recorded: `modified`, `deleted`, `not in cache`; null: nothing. */
  readonly change: string | null;
  readonly versions: readonly DataVersion[];
}

/** The tracked data of a project. */
export interface DataVersions {
  readonly files: readonly TrackedData[];
  /** Name of the default remote; null: none. */
  readonly remote: string | null;
  /** How many commits were looked at. */
  readonly commitCount: number;
}

interface Found {
  readonly recorded: Recorded;
  readonly commits: VersionCommit[];
}

/** The files that DVC tracks, in the workspace or in one of the newest `limit` commits, with all their versions. */
export async function dataVersions(repo: Repository, limit: number): Promise<DataVersions> {
  const history = await indexHistory(repo, limit);
  const names = await refNames(repo);
  const byPath = new Map<string, Map<string, Found>>();
  const owners = new Map<string, { stage: Stage; out: Output; isNow: boolean }>();
  const add = (out: Output, commit?: VersionCommit) => {
    if (!out.recorded) return;
    const versions = byPath.get(out.path) ?? new Map<string, Found>();
    byPath.set(out.path, versions);
    const found = versions.get(out.recorded.md5) ?? { recorded: out.recorded, commits: [] };
    versions.set(out.recorded.md5, found);
    if (commit) found.commits.push(commit);
  };
  const now = await repo.index();
  for (const stage of now.stages)
    for (const out of dataOutputs(now).filter((one) => stage.outs.includes(one))) {
      owners.set(out.path, { stage, out, isNow: true });
      add(out);
    }
  for (const { commit, index } of history) {
    const entry = {
      id: commit.id,
      subject: commit.subject,
      timeMs: commit.timeMs,
      names: names.get(commit.id) ?? [],
    };
    for (const stage of index.stages)
      for (const out of stage.outs.filter((one) => one.isCached && !one.path.startsWith('/'))) {
        if (!owners.has(out.path)) owners.set(out.path, { stage, out, isNow: false });
        add(out, entry);
      }
  }
  const remote = remoteStore(repo);
  const files = sortedBy(owners, ([path]) => path).map(([path, owner]) =>
    trackedData(repo, path, owner, byPath.get(path) ?? new Map(), remote?.store),
  );
  return { files, remote: remote?.name ?? null, commitCount: history.length };
}

function trackedData(
  repo: Repository,
  path: string,
  { stage, out, isNow }: { stage: Stage; out: Output; isNow: boolean },
  versions: ReadonlyMap<string, Found>,
  remote: ObjectStore | undefined,
): TrackedData {
  const measured = isNow ? repo.measure(path) : undefined;
  const all = new Map(versions);
  if (measured && !all.has(measured.md5))
    all.set(measured.md5, { recorded: plainRecord(measured), commits: [] });
  const list = [...all.values()].map(({ recorded, commits }): DataVersion => {
    const { md5, size, nfiles } = recorded;
    return {
      md5,
      size,
      nfiles,
      commits,
      isInCache: repo.cache.checkAll(md5),
      isInRemote: remote ? isWhole(md5, remote, repo.cache) : null,
      isRecorded: isNow && out.recorded?.md5 === md5,
      isInWorkspace: measured?.md5 === md5,
    };
  });
  const rank = (one: DataVersion) => (one.isInWorkspace ? 2 : one.isRecorded ? 1 : 0);
  list.sort((a, b) => rank(b) - rank(a) || (b.commits[0]?.timeMs ?? 0) - (a.commits[0]?.timeMs ?? 0));
  return {
    path,
    isDirectory: list.some(({ md5 }) => isDirId(md5)),
    stage: repo.address(stage),
    isStageOutput: !isDataSource(stage),
    change: isNow ? (outputChange(repo, out) ?? fileChange(repo, path, out.recorded) ?? null) : 'deleted',
    versions: list,
  };
}

const plainRecord = ({ md5, size, nfiles }: Measured): Recorded => ({
  md5,
  size,
  ...(nfiles !== undefined && { nfiles }),
});

/** Whether a store has an object and, of a directory, each file, as far as either store knows them. */
function isWhole(id: string, store: ObjectStore, known: ObjectStore): boolean {
  if (!store.has(id)) return false;
  if (!isDirId(id)) return true;
  return (store.directory(id) ?? known.directory(id))?.every(({ md5 }) => store.has(md5)) ?? false;
}

async function refNames(repo: Repository): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for (const { name, commit } of [
    ...((await repo.git?.branches()) ?? []),
    ...((await repo.git?.tags()) ?? []),
  ])
    names.set(commit, [...(names.get(commit) ?? []), name]);
  return names;
}

/** The default remote; undefined: none, or one that the lab cannot reach. */
export function remoteStore(repo: Repository): { name: string; store: ObjectStore } | undefined {
  try {
    return repo.remote();
  } catch (thrown) {
    if (thrown instanceof DvcError) return undefined;
    throw thrown;
  }
}
