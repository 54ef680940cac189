import type { WorkspaceFiles } from '../../../core/files';
import { colleagueOf } from '../../../versioning/forge/people/colleagues';
import { allPulls } from '../../../versioning/forge/pulls/pull-file';
import { endsOf, pullDiff } from '../../../versioning/forge/pulls/pull-git';
import { isTestable } from '../../../versioning/forge/review/file-kinds';
import {
  branchTip,
  defaultBranch,
  openServerRepository,
  type ServerRepository,
} from '../../../versioning/forge/server/server-repository';
import type { PullRecord } from '../../../versioning/forge/store/pull-schema';
import type { Commit } from '../../../versioning/git/objects/commit';
import { filesOfTree } from '../../../versioning/git/staging/trees';
import { toText } from '../../../versioning/git/text/bytes';
import type { MeasurementContext } from '../../types';
import { Workshop } from '../versions/workshop';

/** A project that a team shares on the simulated GitHub, as somebody's work has left it. */
export interface SharedProject {
  /** A copy of the work with its repository, in which programs can be run. */
  readonly shop: Workshop;
  readonly server: ServerRepository;
  /** The branch that everything goes into. */
  readonly main: string;
  /** The pull requests of whoever works in the lab, oldest first. */
  readonly own: readonly PullRecord[];
  /** The one that brings the change; undefined: there is none. */
  readonly change: PullRecord | undefined;
}

/**
 * Opens the project of a workspace on its server.
 * @param name `owner/name`
 * @returns null where the server has no such repository, or one that cannot be read.
 */
export async function openSharedProject(
  { files, runner, seed, signal }: Pick<MeasurementContext, 'files' | 'runner' | 'seed' | 'signal'>,
  name: string,
): Promise<SharedProject | null> {
  const shop = new Workshop({ files, runner, seed, signal });
  const [owner = '', repository = ''] = name.split('/');
  const { fs, clock } = shop.store;
  try {
    const server = await openServerRepository(fs, clock, { owner, name: repository });
    const pulls = allPulls(server).reverse();
    const own = pulls.filter(({ author }) => colleagueOf(author) === undefined);
    return { shop, server, main: defaultBranch(server), own, change: changeOf(server, own) };
  } catch {
    // Deleted or damaged by hand: nothing of it can be judged.
    return null;
  }
}

/** The first pull request with code that was not given up; else the newest. */
function changeOf(server: ServerRepository, own: readonly PullRecord[]): PullRecord | undefined {
  const alive = own.filter(({ state }) => state !== 'closed');
  const withCode = alive.find((pull) =>
    pullDiff(server, endsOf(server, pull)).changes.some(({ newPath }) => isTestable(newPath)),
  );
  return withCode ?? alive.at(-1) ?? own.at(-1);
}

/** The last commit of the branch that everything goes into; undefined: it has none. */
export function mainTip({ server, main }: SharedProject): Commit | undefined {
  const tip = branchTip(server, main);
  return tip === undefined ? undefined : server.git.objects.commit(tip);
}

/** All files of a commit. */
export function filesAt({ git }: ServerRepository, commit: Commit): WorkspaceFiles {
  const entries = [...filesOfTree(git.objects, commit.tree)];
  return Object.fromEntries(entries.map(([path, { id }]) => [path, toText(git.objects.blob(id))]));
}
