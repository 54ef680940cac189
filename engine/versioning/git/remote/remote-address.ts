import { resolvePath } from '@/engine/core/file-system';
import { SERVERS } from '@/engine/core/lab-layout';

/** Where a remote repository is: a URL as git takes it, and the folder that stands for it in the lab. */
export interface RemoteAddress {
  /** As it was typed. */
  readonly url: string;
  /** How it is reached; decides what is said when nothing is there. */
  readonly kind: 'path' | 'file' | 'https' | 'ssh';
  /** Absolute folder in the file system of the lab. Servers stand below `/srv/git/<host>/`. */
  readonly path: string;
  /** The server's name; undefined for `path` and `file`. */
  readonly host: string | undefined;
}

const HTTPS = /^https?:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/+(.*)$/;
const SSH_URL = /^ssh:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/+(.*)$/;
/** `git@github.com:owner/name.git`; a colon behind a slash is part of a path. */
const SCP = /^(?:[^@/:]+@)?([^/:]+):(?!\/\/)\/*(.*)$/;

/** The folder of a repository on a simulated server. */
export function serverPath(host: string, path: string): string {
  const name = path.replace(/\/+$/, '').replace(/\.git$/, '');
  return `${SERVERS}/git/${host}/${name}.git`;
}

/**
 * Reads a URL: `https://…`, `ssh://…`, `user@host:path`, `file://…`, or a path seen from `folder`.
 * @param folder absolute
 */
export function parseRemoteUrl(url: string, folder: string): RemoteAddress {
  const https = HTTPS.exec(url);
  if (https !== null) return { url, kind: 'https', host: https[1]!, path: serverPath(https[1]!, https[2]!) };
  const ssh = SSH_URL.exec(url) ?? (url.includes('://') ? null : SCP.exec(url));
  if (ssh !== null) return { url, kind: 'ssh', host: ssh[1]!, path: serverPath(ssh[1]!, ssh[2]!) };
  if (url.startsWith('file://')) {
    return { url, kind: 'file', host: undefined, path: resolvePath('/', url.slice('file://'.length)) };
  }
  return { url, kind: 'path', host: undefined, path: resolvePath(folder, url) };
}

/** A URL as `fetch` names it: without slashes and `.git` at its end. */
export function urlForDisplay(url: string): string {
  const trimmed = withoutUser(url).replace(/\/+$/, '');
  return trimmed.length > '.git'.length ? trimmed.replace(/\.git$/, '') : trimmed;
}

/** A URL without the name and password in it, as git prints it. */
export function withoutUser(url: string): string {
  if (/^(https?|ssh|file):\/\//.test(url)) return url.replace(/^([a-z]+:\/\/)[^@/]*@/, '$1');
  return SCP.test(url) ? url.replace(/^[^@/:]+@/, '') : url;
}
