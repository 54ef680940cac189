import { StagecraftError } from '../../core/errors';
import type { WorkspaceFiles } from '../../core/files';
import { churn } from './churn';
import { housePrice } from './house-price';
import type { DirtyProject } from './project';

/** The projects that the scenario knows, by id. */
export const DIRTY_PROJECTS: Readonly<Record<DirtyProject['id'], DirtyProject>> = {
  'house-price': housePrice,
  churn,
};

/** The coefficients that expected estimates are computed with: those of the lesson, not of whoever edits them. */
export function referenceModel(reference: WorkspaceFiles, project: DirtyProject): unknown {
  return JSON.parse(textFile(reference, `${project.id}/model.json`)) as unknown;
}

/** The text of a file that a scenario cannot do without; StagecraftError `scenario-file` when it is not there. */
export function textFile(files: WorkspaceFiles, path: string): string {
  const content = files[path];
  if (typeof content === 'string') return content;
  throw new StagecraftError('scenario-file', `The replay needs the text file ${path}, which is not there.`, {
    path,
  });
}
