import { SERVERS, WORKSPACE_ROOT } from '../../../engine/core/lab-layout';
import type { QuestionContext } from '../question';

/** How much each part of a project holds, in bytes (text as UTF-8). */
export interface WorkspaceUse {
  readonly project: number;
  /** `.git`: the history. */
  readonly git: number;
  /** `.dvc`: versions of data and models. */
  readonly dvc: number;
  /** Simulated remote repositories and buckets. */
  readonly servers: number;
}

/** Measures a project part by part. */
export function workspaceUse({ fs }: QuestionContext, _input: null): WorkspaceUse {
  const sizeBelow = (folder: string, without: readonly string[] = []) =>
    fs
      .filesBelow(folder)
      .filter((path) => !without.some((other) => path.startsWith(`${other}/`)))
      .reduce((sum, path) => sum + (fs.isFile(path) ? fs.readBytes(path).length : 0), 0);
  const git = `${WORKSPACE_ROOT}/.git`;
  const dvc = `${WORKSPACE_ROOT}/.dvc`;
  return {
    project: sizeBelow(WORKSPACE_ROOT, [git, dvc]),
    git: sizeBelow(git),
    dvc: sizeBelow(dvc),
    servers: sizeBelow(SERVERS),
  };
}
