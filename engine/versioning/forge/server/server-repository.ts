import type { Clock } from '@/engine/core/clock';
import type { FileSystem } from '@/engine/core/file-system';
import type { ObjectId } from '../../git/objects/object-id';
import type { Signature } from '../../git/objects/signature';
import { openRepository, type Repository } from '../../git/program/repository';
import type { RefNote } from '../../git/refs/ref-store';
import { ForgeError } from '../errors';
import { type RepositorySettings, readSettings } from '../store/settings';
import { fullName, type RepositoryName, serverFolder } from './github-server';

/** A repository on the server, opened: its git side and its settings. */
export interface ServerRepository {
  readonly name: RepositoryName;
  /** The bare repository's folder; pull requests and checks lie below its `lab/`. */
  readonly folder: string;
  readonly git: Repository;
  readonly settings: RepositorySettings;
  readonly clock: Clock;
}

/** Joins an opened bare repository with its settings. @throws ForgeError `settings-invalid`. */
export function serverRepository(name: RepositoryName, git: Repository, clock: Clock): ServerRepository {
  return { name, folder: git.gitDir, git, settings: readSettings(git.fs, git.gitDir), clock };
}

/** Opens a repository of the server. @throws ForgeError `repository-missing`, `settings-invalid`. */
export async function openServerRepository(
  fs: FileSystem,
  clock: Clock,
  name: RepositoryName,
): Promise<ServerRepository> {
  const gitDir = serverFolder(name);
  if (!fs.isFile(`${gitDir}/HEAD`)) {
    const message = `Could not resolve to a Repository with the name '${fullName(name)}'.`;
    throw new ForgeError('repository-missing', message, name);
  }
  return serverRepository(name, await openRepository(fs, { gitDir, root: undefined }), clock);
}

/** The last commit of a branch on the server; undefined: there is no such branch. */
export const branchTip = ({ git }: Pick<ServerRepository, 'git'>, branch: string): ObjectId | undefined =>
  git.refs.read(`refs/heads/${branch}`);

/** The branch that pull requests go to unless they say otherwise. */
export const defaultBranch = ({ git }: Pick<ServerRepository, 'git'>): string =>
  (git.refs.head().ref ?? 'refs/heads/main').slice('refs/heads/'.length);

/** Who commits what the server makes itself. */
export function serverSignature(clock: Clock): Signature {
  const seconds = Math.floor(clock.now() / 1000);
  return { name: 'GitHub', email: 'noreply@github.com', seconds, zone: '+0000' };
}

/** The note for a ref that the server moves. */
export const serverNote = (clock: Clock, message: string): RefNote => ({
  who: serverSignature(clock),
  message,
});
