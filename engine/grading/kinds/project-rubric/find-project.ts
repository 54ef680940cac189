import { WORKSPACE_ROOT, workspacePathOf } from '../../../core/lab-layout';
import type { ServiceContext } from '../../../core/lab-service';
import { isProjectFile } from '../../../core/program-files';
import type { Finding } from '../../../rubric/findings';
import { judgeProject } from '../../../rubric/judge';
import type { RubricReport } from '../../../rubric/report';
import { findInFiles } from './find-in-files';
import { findInLab } from './find-in-lab';
import { findInMonitors } from './find-in-monitors';
import { findInWorkflows } from './find-in-workflows';

/** Larger files are data: nothing of a project is read off them. */
const MOST_TEXT = 400_000;

/** Everything that a project in the lab shows: its files, its history, what the lab's servers have of it. It only reads. */
export async function findProject(context: ServiceContext): Promise<Finding[]> {
  const files: Record<string, string> = {};
  for (const path of context.fs.filesBelow(WORKSPACE_ROOT)) {
    const name = workspacePathOf(path);
    if (name === null || !isProjectFile(name) || !context.fs.isFile(path)) continue;
    const content = context.fs.read(path);
    if (typeof content === 'string' && content.length < MOST_TEXT) files[name] = content;
  }
  return [
    ...findInFiles(files),
    ...(await findInWorkflows(files)),
    ...findInMonitors(files),
    ...(await findInLab(context, files)),
  ];
}

/** A project held against the rubric, as it is now: the question of the panel, and what the check of it measures. */
export async function rubricOf(context: ServiceContext, _input: null): Promise<RubricReport> {
  return judgeProject(await findProject(context));
}
