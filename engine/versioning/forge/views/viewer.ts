import type { FileSystem } from '@/engine/core/file-system';
import { HOME, WORKSPACE_ROOT } from '@/engine/core/lab-layout';
import { Config } from '../../git/config/config';
import { commitsOf } from '../../git/history/commit-range';
import {
  discoverRepository,
  openRepository,
  type Repository,
  readGlobalConfig,
} from '../../git/program/repository';
import { ownLogin } from '../people/account';
import { nameOfUrl, type RepositoryName, serverFolder } from '../server/github-server';

/** Who looks, as the server knows them. */
export interface Viewer {
  readonly login: string;
  /** Whether git knows a name and an address to commit with. */
  readonly hasIdentity: boolean;
}

/** A remote of the project that is on the server. */
export interface LocalRemote extends RepositoryName {
  readonly remote: string;
}

/** How the project of the workspace stands to the server. */
export interface LocalProject {
  /** Null: HEAD is detached. */
  readonly branch: string | null;
  readonly hasCommits: boolean;
  readonly remotes: readonly LocalRemote[];
  /** Commits of the branch that the server's branch lacks; null: the server has no such branch, or no remote is known. */
  readonly unpushed: number | null;
}

const ENV = { HOME, USER: 'learner' };

/** Opens the project's repository; undefined: there is none. */
async function openLocal(fs: FileSystem): Promise<Repository | undefined> {
  const place = discoverRepository(fs, WORKSPACE_ROOT);
  return place && openRepository(fs, place, readGlobalConfig(fs, ENV));
}

function remotesOf({ config }: Repository, fs: FileSystem): LocalRemote[] {
  return config.subsections('remote').flatMap((remote) => {
    const name = nameOfUrl(config.get(`remote.${remote}.url`) ?? '');
    return name === undefined || !fs.isFile(`${serverFolder(name)}/HEAD`) ? [] : [{ remote, ...name }];
  });
}

/** What the first remote's branch of that name lacks. */
async function unpushedOf(
  fs: FileSystem,
  local: Repository,
  branch: string,
  remote: LocalRemote | undefined,
) {
  const head = local.refs.head().id;
  if (remote === undefined || head === undefined) return null;
  const server = await openRepository(fs, { gitDir: serverFolder(remote), root: undefined });
  const theirs = server.refs.read(`refs/heads/${branch}`);
  if (theirs === undefined) return null;
  const { objects } = local;
  const known = objects.has(theirs) ? [objects.commit(theirs)] : [];
  return commitsOf(objects, { include: [objects.commit(head)], exclude: known }).length;
}

/** Who works in the lab, and where their project stands; `local` is null when it is no repository yet. */
export async function viewerOf(
  fs: FileSystem,
): Promise<{ readonly viewer: Viewer; readonly local: LocalProject | null }> {
  const local = await openLocal(fs);
  const config = local?.config ?? new Config(readGlobalConfig(fs, ENV));
  const viewer: Viewer = {
    login: ownLogin(config, ENV),
    hasIdentity: config.get('user.name') !== undefined && config.get('user.email') !== undefined,
  };
  if (local === undefined) return { viewer, local: null };
  const { ref, id } = local.refs.head();
  const branch = ref === undefined ? null : ref.slice('refs/heads/'.length);
  const remotes = remotesOf(local, fs);
  const unpushed = branch === null ? null : await unpushedOf(fs, local, branch, remotes[0]);
  return { viewer, local: { branch, hasCommits: id !== undefined, remotes, unpushed } };
}
