import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { ServiceContext } from '../../../core/lab-service';
import { PIPELINE_FILE } from '../pipeline/stage';
import type { Repository } from '../repo/repository';
import { openView } from '../views/open-view';
import { checkParams } from './check-params';
import { checkPipeline } from './check-pipeline';
import { completePipeline, type DvcCompletion } from './complete';
import type { DvcDiagnostic } from './diagnostic';
import { type DvcHover, hoverPipeline } from './hover';

/** A place in a file that is being edited. */
export interface EditingInput {
  /** Relative to `/workspace`. */
  readonly path: string;
  /** The text as the editor has it now. */
  readonly text: string;
  /** Characters from its beginning. */
  readonly offset: number;
}

/** What is wrong in files, by path. */
export type DvcDiagnostics = Readonly<Record<string, readonly DvcDiagnostic[]>>;

/** What is wrong in the `dvc.yaml` and parameter files of the workspace; nothing outside of a DVC repository. */
export async function dvcDiagnostics(context: ServiceContext, _input: null): Promise<DvcDiagnostics> {
  const found: Record<string, readonly DvcDiagnostic[]> = {};
  const repo = await openView(context);
  if (repo === null) return found;
  const pipelines = (await repo.tree.stageFiles()).filter((file) => file.endsWith(PIPELINE_FILE));
  if (pipelines.length === 0) return found;
  const keep = (file: string, diagnostics: readonly DvcDiagnostic[]) => {
    const path = workspacePath(repo, file);
    if (path !== null && diagnostics.length > 0) found[path] = diagnostics;
  };
  for (const file of pipelines) keep(file, await checkPipeline(repo, file));
  const params = new Set(pipelines.map((file) => file.replace(/dvc\.yaml$/, 'params.yaml')));
  for (const file of params) keep(file, await checkParams(repo, file));
  return found;
}

/** What could follow at a place of a `dvc.yaml`. */
export async function dvcComplete(context: ServiceContext, input: EditingInput): Promise<DvcCompletion[]> {
  const repo = await openView(context);
  return repo ? completePipeline(repo, keptPath(repo, input.path), input.text, input.offset) : [];
}

/** What is known of the word at a place of a `dvc.yaml`; null: nothing. */
export async function dvcHover(context: ServiceContext, input: EditingInput): Promise<DvcHover | null> {
  const repo = await openView(context);
  return repo && hoverPipeline(repo, keptPath(repo, input.path), input.text, input.offset);
}

const keptPath = (repo: Repository, path: string): string => repo.paths.typed(`${WORKSPACE_ROOT}/${path}`);

function workspacePath(repo: Repository, file: string): string | null {
  const absolute = repo.paths.absolute(file);
  return absolute.startsWith(`${WORKSPACE_ROOT}/`) ? absolute.slice(WORKSPACE_ROOT.length + 1) : null;
}
