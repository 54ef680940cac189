import type { FileSystem } from '@/engine/core/file-system';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import {
  openRepository,
  type Repository,
  type RepositoryPlace,
  readGlobalConfig,
} from '../program/repository';
import type { RemoteAddress } from './remote-address';

const NO_ACCESS = `fatal: Could not read from remote repository.

Please make sure you have the correct access rights
and the repository exists.`;

/** What git and the server say when a remote repository is not there. */
export function noSuchRepository({ kind, url, host }: RemoteAddress, serverKnown: boolean): GitFailure {
  if (kind === 'https') {
    if (!serverKnown) {
      const shown = url.endsWith('/') ? url : `${url}/`;
      return new GitFailure(`fatal: unable to access '${shown}': Could not resolve host: ${host}`, 128);
    }
    const shown = url.endsWith('/') ? url : `${url}/`;
    return new GitFailure(`remote: Repository not found.\nfatal: repository '${shown}' not found`, 128);
  }
  if (kind === 'ssh') {
    const said = serverKnown
      ? 'ERROR: Repository not found.'
      : `ssh: Could not resolve hostname ${host}: Name or service not known`;
    return new GitFailure(`${said}\n${NO_ACCESS}`, 128);
  }
  const shown = kind === 'file' ? url.slice('file://'.length) : url;
  return new GitFailure(`fatal: '${shown}' does not appear to be a git repository\n${NO_ACCESS}`, 128);
}

const looksLikeGitDir = (fs: FileSystem, path: string): boolean =>
  fs.isFile(`${path}/HEAD`) && fs.isFolder(`${path}/objects`) && fs.isFolder(`${path}/refs`);

/** The repository at a path, which may name its `.git` folder, its working tree, or leave the `.git` of its name out. */
export function repositoryAt(fs: FileSystem, path: string): RepositoryPlace | undefined {
  for (const suffix of ['/.git', '', '.git/.git', '.git']) {
    const gitDir = path + suffix;
    if (!looksLikeGitDir(fs, gitDir)) continue;
    const root = gitDir.endsWith('/.git') ? gitDir.slice(0, -'/.git'.length) : undefined;
    return { gitDir, root };
  }
  return undefined;
}

/** Whether the lab has a server of that name. GitHub is always there, even before the first repository is. */
const isKnownServer = (fs: FileSystem, { host, path }: RemoteAddress): boolean =>
  host === undefined || host === 'github.com' || fs.isFolder(path.slice(0, path.indexOf(host) + host.length));

/**
 * Opens a remote repository.
 * @throws GitFailure in the words of the server, or of the network, when nothing is there.
 */
export async function openRemote(context: CommandContext, address: RemoteAddress): Promise<Repository> {
  const { fs } = context.io;
  const place = repositoryAt(fs, address.path);
  if (place === undefined) throw noSuchRepository(address, isKnownServer(fs, address));
  return openRepository(fs, place, readGlobalConfig(fs, context.env));
}

/** The folder that relative URLs are seen from: the top of the working tree, or the bare repository. */
export function urlFolder(context: CommandContext): string {
  if (!context.hasRepository) return context.cwd;
  const { worktree, gitDir } = context.repo;
  return worktree?.root ?? gitDir;
}

/** Refuses history that is cut short: every repository of the lab has all of it. */
export const refuseShallow = (option: string): never =>
  die(`option '${option}' is not available in the lab: repositories here always carry their whole history`);
