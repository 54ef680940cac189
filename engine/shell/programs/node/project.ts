import { resolvePath } from '../../../core/file-system';
import type { FileContent, WorkspacePath } from '../../../core/files';
import { labPathOf, WORKSPACE_ROOT, workspacePathOf } from '../../../core/lab-layout';
import { isProjectFile } from '../../../core/program-files';
import type { CommandIo, ShellHost } from '../../host';

/** The folder that programs of the sandbox see as theirs. */
export const rootOf = (host: ShellHost): string => host.root ?? WORKSPACE_ROOT;

/** A path of the file system by the name that programs of the sandbox know it by; null: they do not see it. */
function nameOf(host: ShellHost, path: string): WorkspacePath | null {
  return host.root === undefined ? workspacePathOf(path) : relativeTo(host.root, path);
}

/** Where a file of the sandbox stands: the reverse. */
export const placeOf = (host: ShellHost, name: WorkspacePath): string =>
  host.root === undefined ? labPathOf(name) : `${host.root === '/' ? '' : host.root}/${name}`;

function relativeTo(root: string, path: string): string | null {
  const start = root === '/' ? '/' : `${root}/`;
  return path.startsWith(start) && path !== start ? path.slice(start.length) : null;
}

/** The file that `node <path>` runs, as a path of the workspace; null: there is none. */
export function moduleAt(io: CommandIo, typed: string): WorkspacePath | null {
  const path = resolvePath(io.cwd, typed);
  const found = [path, `${path}.js`, `${path}.ts`, `${path}/index.js`, `${path}/index.ts`].find((one) =>
    io.fs.isFile(one),
  );
  return found === undefined ? null : nameOf(io.host, io.fs.realPath(found));
}

/** A pattern as seen from the project's folder; null: it leads out of it. */
export function inProject(io: CommandIo, pattern: string): string | null {
  return relativeTo(rootOf(io.host), resolvePath(io.cwd, pattern));
}

/** The project as a program sees it. */
export function filesOf({ fs, host }: CommandIo): Record<WorkspacePath, FileContent> {
  const files: Record<WorkspacePath, FileContent> = {};
  for (const path of fs.filesBelow(rootOf(host))) {
    const name = relativeTo(rootOf(host), path)!;
    if (isProjectFile(name) && fs.isFile(path)) files[name] = fs.read(path);
  }
  return files;
}
