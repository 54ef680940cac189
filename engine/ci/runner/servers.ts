import type { FileSystem } from '../../core/file-system';
import { SERVERS } from '../../core/lab-layout';
import { may, type Permissions } from './permissions';
import { FORGE_ROOT } from './places';

/** What the forge keeps for itself: pull requests, checks, and all that workflows leave. */
const OF_FORGE = /^[^/]+\/[^/]+\.git\/(lab\/|lab\.json$)/;
const REPOSITORY = /^([^/]+\/[^/]+)\.git\//;

/** A path below the forge; '' for what lies elsewhere. */
const inForge = (path: string) =>
  path.startsWith(`${FORGE_ROOT}/`) ? path.slice(FORGE_ROOT.length + 1) : '';

/** Puts the lab's servers within reach of a machine: repositories, buckets, registries. The forge's own files stay away. */
export function reachServers(lab: FileSystem, machine: FileSystem): void {
  for (const path of lab.filesBelow(SERVERS)) {
    const node = lab.at(path)!;
    if (!OF_FORGE.test(inForge(path))) machine.restore(path, node);
  }
  // Repositories without objects still have their folders.
  for (const folder of ['objects', 'refs'])
    for (const path of lab.filesBelow(SERVERS))
      if (path.endsWith('.git/HEAD')) machine.makeFolder(path.replace(/HEAD$/, folder));
  machine.takeChanges();
}

/**
 * Keeps on the lab's servers what programs of a machine have changed there; of repositories, only of the job's own, and
 * only where its token may write.
 */
export function keepOnServers(
  lab: FileSystem,
  machine: FileSystem,
  { permissions, repository }: { readonly permissions: Permissions; readonly repository: string },
): void {
  for (const [path, node] of machine.takeChanges()) {
    if (!path.startsWith(`${SERVERS}/`) || OF_FORGE.test(inForge(path))) continue;
    const owner = REPOSITORY.exec(inForge(path))?.[1];
    if (owner !== undefined && (owner !== repository || !may(permissions, 'contents', 'write'))) continue;
    if (node === null) lab.remove(path);
    else if (node.kind === 'file') {
      lab.makeFolder(path.slice(0, path.lastIndexOf('/')));
      lab.write(path, node.content, node.executable);
    } else if (node.kind === 'folder') lab.makeFolder(path);
  }
}
