import type { CodeRunner } from '../../../../core/code-runner';
import type { WorkspaceFiles } from '../../../../core/files';
import { NpmScriptError, programOfScript } from '../../../../core/npm-script';
import { Workshop } from '../../../../grading/kinds/versions/workshop';

/** What Northline's platform knows of a project, by name: everything else is its author's. */
export const PLATFORM = {
  /** The customers that are known, with who has left. */
  data: 'raw/customers.csv',
  incoming: 'incoming',
  model: 'churn',
  repository: 'sam-field/northline',
  manifests: 'k8s/',
  monitoring: 'monitoring/',
} as const;

/** Monday, 9 March 2026, 09:00 UTC: after the work of the lesson's own scripts. */
const MONDAY = 1_773_046_800_000;

/** A learner's project, and what it is run with. */
export interface OwnProject {
  readonly files: WorkspaceFiles;
  readonly runner: CodeRunner;
  readonly newRunId: () => string;
  readonly signal: AbortSignal;
}

/** A copy of the project in which the lab's programs really run; the project stays as it is. */
export const workshopOf = ({ files, runner, signal }: OwnProject, changed: WorkspaceFiles = {}): Workshop =>
  new Workshop({ files: { ...files, ...changed }, runner, signal, seed: 'game-day', at: MONDAY });

/** The module that `npm start` runs; null: there is none that the lab can run. */
export function serviceModule(files: WorkspaceFiles): string | null {
  try {
    const program = programOfScript(files, 'start');
    return program.kind === 'module' ? program.path : null;
  } catch (error) {
    if (error instanceof NpmScriptError) return null;
    throw error;
  }
}

/** The text of a file of the project; null: there is none. */
export const textIn = (files: WorkspaceFiles, path: string): string | null => {
  const content = files[path];
  return typeof content === 'string' ? content : null;
};
