import { WORKSPACE_ROOT } from '../../../engine/core/lab-layout';
import {
  type LineageInput,
  type ProjectLineage,
  projectLineage,
} from '../../../engine/tracking/lineage/project-lineage';
import type { LineageGit } from '../../../engine/tracking/lineage/types';
import { gitPortAt } from '../../../engine/versioning/dvc/git/git-port';
import type { QuestionContext } from '../question';

/** The repository of the project as lineage meets it; null: there is none. */
async function openGit({ fs, clock }: QuestionContext): Promise<LineageGit | null> {
  const git = await gitPortAt({ fs, clock, env: {} }, WORKSPACE_ROOT);
  if (git === undefined) return null;
  const history = new Map((await git.history()).map((commit) => [commit.id, commit]));
  return {
    commit: async (id) => history.get(id),
    filesAt: (id) => git.filesAt(id),
    readAt: (id, path) => git.readAt(id, path),
  };
}

/** How everything in the project came to be: predictions, model versions, runs, commits, versions of data. */
export async function lineage(context: QuestionContext, input: LineageInput): Promise<ProjectLineage> {
  return projectLineage(context, await openGit(context), input);
}
