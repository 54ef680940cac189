import type { FileSystem } from '../../core/file-system';
import type { ServiceContext } from '../../core/lab-service';
import { readSettings } from '../store/settings';
import { repositoriesOf, repositoryNamed } from '../views/repositories';
import type { KnownNames } from './known-names';
import {
  complete,
  diagnose,
  hover,
  type WorkflowCompletion,
  type WorkflowDiagnostic,
  type WorkflowHover,
} from './language-service';

/** A text as it stands in the editor, and where it belongs: `.github/workflows/ci.yml`. */
interface EditedText {
  readonly path: string;
  readonly text: string;
}

/** The same with a place in it: characters from its start. */
type EditedPlace = EditedText & { readonly offset: number };

/**
 * The secrets and variables that the project's repository has, those of its environments among them: which of these a job
 * gets is known only when it runs. Undefined before the project is on GitHub: then none is called unknown.
 */
function namesOf(fs: FileSystem): KnownNames | undefined {
  if (repositoriesOf(fs).length === 0) return undefined;
  const settings = readSettings(fs, repositoryNamed(fs, undefined).folder);
  const all = [settings, ...Object.values(settings.environments)];
  return {
    secrets: [...new Set(['GITHUB_TOKEN', ...all.flatMap(({ secrets }) => Object.keys(secrets))])],
    variables: [...new Set(all.flatMap(({ variables }) => Object.keys(variables)))],
  };
}

/** Answers `workflow.diagnose`: what is wrong with a workflow or action file. */
export const diagnoseWorkflow = (
  { fs }: ServiceContext,
  { text, path }: EditedText,
): Promise<readonly WorkflowDiagnostic[]> => diagnose(text, namesOf(fs), path);

/** Answers `workflow.complete`: what may be typed. */
export const completeWorkflow = (
  { fs }: ServiceContext,
  { text, offset, path }: EditedPlace,
): Promise<readonly WorkflowCompletion[]> => complete(text, offset, namesOf(fs), path);

/** Answers `workflow.hover`: what a word means; null: nothing is known of it. */
export const hoverWorkflow = async (
  { fs }: ServiceContext,
  { text, offset, path }: EditedPlace,
): Promise<WorkflowHover | null> => (await hover(text, offset, namesOf(fs), path)) ?? null;
