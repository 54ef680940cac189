import type { FileSystem } from '../../core/file-system';
import type { FileContent, WorkspaceFiles, WorkspacePath } from '../../core/files';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import { isProjectFile } from '../../core/program-files';
import { PLAN_PATH, PlanError, parsePlan, type TrafficPlan } from './plan-file';

/** The project's own files, as a plan sees them. */
export function projectIn(fs: FileSystem): WorkspaceFiles {
  const files: Record<WorkspacePath, FileContent> = {};
  for (const path of fs.filesBelow(WORKSPACE_ROOT)) {
    const name = path.slice(WORKSPACE_ROOT.length + 1);
    if (isProjectFile(name) && fs.isFile(path)) files[name] = fs.read(path);
  }
  return files;
}

/** The plan of a workspace. @throws PlanError when there is none, or it cannot be read */
export function planOf(files: WorkspaceFiles): TrafficPlan {
  const text = files[PLAN_PATH];
  if (typeof text === 'string') return parsePlan(text);
  throw new PlanError('there is no such file. It says which service answers, and which rows are sent to it.');
}
