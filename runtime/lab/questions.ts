import type { Question } from './question';

/**
 * The questions by name, each loaded when it is first asked. To add one: a function in its domain (or a file under
 * `questions/`), and one line here; its input and answer are known to `ask` and to `useLabAnswer` by their types.
 */
export const QUESTIONS = {
  'workspace.use': async () => (await import('./questions/workspace-use')).workspaceUse,
  'dvc.cache-use': async () => (await import('../../engine/versioning/dvc/views/questions')).dvcCacheUse,
  'dvc.data-versions': async () =>
    (await import('../../engine/versioning/dvc/views/questions')).dvcDataVersions,
  'dvc.pipeline': async () => (await import('../../engine/versioning/dvc/views/questions')).dvcPipeline,
  'dvc.version-diff': async () =>
    (await import('../../engine/versioning/dvc/views/questions')).dvcVersionDiff,
  lineage: async () => (await import('./questions/lineage')).lineage,
  'mlflow.artifact': async () =>
    (await import('../../engine/tracking/mlflow/views/run-details')).artifactPreview,
  'mlflow.compare': async () => (await import('../../engine/tracking/mlflow/views/comparison')).compareRuns,
  'mlflow.registry': async () =>
    (await import('../../engine/tracking/mlflow/views/registry-view')).registryView,
  'mlflow.run': async () => (await import('../../engine/tracking/mlflow/views/run-details')).runDetails,
  'mlflow.runs': async () => (await import('../../engine/tracking/mlflow/views/runs-table')).runsTable,
} satisfies Readonly<Record<string, () => Promise<Question<never, unknown>>>>;

export type QuestionName = keyof typeof QUESTIONS;

type Asked<Name extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[Name]>>;

/** What a question is asked with. */
export type InputOf<Name extends QuestionName> = Parameters<Asked<Name>>[1];

/** What it is answered with. */
export type AnswerOf<Name extends QuestionName> = Awaited<ReturnType<Asked<Name>>>;
