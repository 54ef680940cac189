import { type FileSystem, resolvePath } from '../../core/file-system';
import type { DataFile } from '../checks/test-contract';
import { ContractError } from '../errors';
import type { DataContract, Server } from '../odcs/schema';

/** The server that a run is about. @throws ContractError `server-refused` */
export function serverOf({ servers }: DataContract, typed: string | undefined): Server {
  const names = servers.map(({ server }) => server).join(', ') || 'none';
  const server = typed === undefined ? servers[0] : servers.find((one) => one.server === typed);
  if (server === undefined)
    throw new ContractError(
      'server-refused',
      typed === undefined
        ? 'The contract has no servers: nothing can be tested.'
        : `Cannot find server '${typed}' in the contract. It has: ${names}.`,
    );
  if (server.type !== 'local' || (server.format ?? 'csv') !== 'csv')
    throw new ContractError(
      'server-refused',
      `The server '${server.server}' is of type ${server.type}, format ${server.format ?? 'csv'}. The lab reads local files of CSV.`,
    );
  if (server.path === undefined)
    throw new ContractError('server-refused', `The server '${server.server}' has no path.`);
  return server;
}

const literal = (text: string) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');

/** Files whose path fits a pattern with `*` and `**`, from the working folder, sorted. */
export function dataFiles(fs: FileSystem, cwd: string, pattern: string): DataFile[] {
  const full = resolvePath(cwd, pattern);
  const star = full.search(/[*?]/);
  if (star === -1) return fs.isFile(full) ? [{ path: pattern, text: fs.readText(full) }] : [];
  const folder = full.slice(0, full.lastIndexOf('/', star)) || '/';
  const source = full
    .split(/(\*\*\/|\*|\?)/)
    .map((part) => ({ '**/': '(?:.*/)?', '*': '[^/]*', '?': '[^/]' })[part] ?? literal(part))
    .join('');
  const test = new RegExp(`^${source}$`);
  if (!fs.isFolder(folder)) return [];
  const prefix = cwd.endsWith('/') ? cwd : `${cwd}/`;
  return fs
    .filesBelow(folder)
    .filter((path) => test.test(path))
    .sort()
    .map((path) => ({
      path: path.startsWith(prefix) ? path.slice(prefix.length) : path,
      text: fs.readText(path),
    }));
}
