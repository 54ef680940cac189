import { resolvePath } from '../../../core/file-system';
import type { FileContent, WorkspacePath } from '../../../core/files';
import { WORKSPACE_ROOT, workspacePathOf } from '../../../core/lab-layout';
import { isProjectFile } from '../../../core/program-files';
import type { CommandIo } from '../../host';

/** The file that `node <path>` runs, as a path of the workspace; null: there is none. */
export function moduleAt(io: CommandIo, typed: string): WorkspacePath | null {
  const path = resolvePath(io.cwd, typed);
  const found = [path, `${path}.js`, `${path}.ts`, `${path}/index.js`, `${path}/index.ts`].find((one) =>
    io.fs.isFile(one),
  );
  return found === undefined ? null : workspacePathOf(io.fs.realPath(found));
}

/** A pattern as seen from the project's folder; null: it leads out of it. */
export function inProject(io: CommandIo, pattern: string): string | null {
  const path = resolvePath(io.cwd, pattern);
  return path.startsWith(`${WORKSPACE_ROOT}/`) ? path.slice(WORKSPACE_ROOT.length + 1) : null;
}

/** The project as a program sees it. */
export function filesOf({ fs }: CommandIo): Record<WorkspacePath, FileContent> {
  const files: Record<WorkspacePath, FileContent> = {};
  for (const path of fs.filesBelow(WORKSPACE_ROOT)) {
    const name = path.slice(WORKSPACE_ROOT.length + 1);
    if (isProjectFile(name) && fs.isFile(path)) files[name] = fs.read(path);
  }
  return files;
}
