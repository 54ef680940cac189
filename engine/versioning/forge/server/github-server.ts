import type { FileSystem } from '@/engine/core/file-system';
import { parseRemoteUrl, serverPath } from '../../git/remote/remote-address';

/** The host that the simulated GitHub answers for. */
export const GITHUB = 'github.com';

/** A repository on the server, as people name it: `owner/name`. */
export interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

/** `owner/name`. */
export const fullName = ({ owner, name }: RepositoryName): string => `${owner}/${name}`;

/** The folder of the bare repository in the lab's file system. */
export const serverFolder = (name: RepositoryName): string => serverPath(GITHUB, fullName(name));

/** The address of its page. */
export const webUrl = (name: RepositoryName): string => `https://${GITHUB}/${fullName(name)}`;

const ROOT = serverPath(GITHUB, 'x').slice(0, -'/x.git'.length);

/** The name of the repository in a folder of the server; undefined: the folder is not one of GitHub's. */
export function nameOfFolder(folder: string): RepositoryName | undefined {
  const match = /^\/([^/]+)\/([^/]+)\.git$/.exec(folder.startsWith(ROOT) ? folder.slice(ROOT.length) : '');
  return match === null ? undefined : { owner: match[1]!, name: match[2]! };
}

/** The repository that a remote's URL stands for; undefined: it is not on GitHub. */
export const nameOfUrl = (url: string): RepositoryName | undefined =>
  nameOfFolder(parseRemoteUrl(url, '/').path);

/** All repositories on the server, by owner and name. */
export function listRepositories(fs: FileSystem): RepositoryName[] {
  if (!fs.isFolder(ROOT)) return [];
  return fs
    .list(ROOT)
    .filter((owner) => fs.isFolder(`${ROOT}/${owner}`))
    .flatMap((owner) =>
      fs
        .list(`${ROOT}/${owner}`)
        .map((folder) => nameOfFolder(`${ROOT}/${owner}/${folder}`))
        .filter((name) => name !== undefined && fs.isFile(`${serverFolder(name)}/HEAD`)),
    )
    .filter((name) => name !== undefined);
}
