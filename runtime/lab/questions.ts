import type { Question } from './question';

/**
 * The questions by name, each loaded when it is first asked. To add one: a function in its domain (or a file under
 * `questions/`), and one line here; its input and answer are known to `ask` and to `useLabAnswer` by their types.
 */
export const QUESTIONS = {
  'workspace.use': async () => (await import('./questions/workspace-use')).workspaceUse,
  'ci.artifact': async () => (await import('../../engine/ci/views/artifact-view')).ciArtifact,
  'ci.log': async () => (await import('../../engine/ci/views/log-view')).ciLog,
  'ci.plan': async () => (await import('../../engine/ci/views/plan-view')).ciPlan,
  'ci.run': async () => (await import('../../engine/ci/views/run-page')).ciRun,
  'ci.runs': async () => (await import('../../engine/ci/views/run-rows')).ciRuns,
  'ci.settings': async () => (await import('../../engine/ci/views/settings-view')).ciSettings,
  'ci.workflows': async () => (await import('./questions/ci-workflows')).ciWorkflows,
  'cloud.overview': async () => (await import('./questions/cloud')).cloud,
  'cluster.overview': async () =>
    (await import('../../engine/deployment/cluster/views/overview')).clusterOverview,
  'docker.files': async () => (await import('../../engine/delivery/views/image-files')).imageFiles,
  'docker.overview': async () => (await import('../../engine/delivery/views/overview')).dockerOverview,
  'dvc.cache-use': async () => (await import('../../engine/versioning/dvc/views/questions')).dvcCacheUse,
  'dvc.complete': async () => (await import('../../engine/versioning/dvc/editing/questions')).dvcComplete,
  'dvc.data-versions': async () =>
    (await import('../../engine/versioning/dvc/views/questions')).dvcDataVersions,
  'dvc.pipeline': async () => (await import('../../engine/versioning/dvc/views/questions')).dvcPipeline,
  'dvc.diagnostics': async () =>
    (await import('../../engine/versioning/dvc/editing/questions')).dvcDiagnostics,
  'dvc.hover': async () => (await import('../../engine/versioning/dvc/editing/questions')).dvcHover,
  'dvc.param-edit': async () => (await import('../../engine/versioning/dvc/views/questions')).dvcParamEdit,
  'dvc.results': async () => (await import('../../engine/versioning/dvc/views/questions')).dvcResults,
  'dvc.version-diff': async () =>
    (await import('../../engine/versioning/dvc/views/questions')).dvcVersionDiff,
  'git.commit': async () => (await import('../../engine/versioning/git/views/commit-view')).gitCommit,
  'git.comparison': async () => (await import('../../engine/versioning/git/views/commit-view')).gitComparison,
  'git.file-diff': async () => (await import('../../engine/versioning/git/views/file-diff')).gitFileDiff,
  'git.history': async () => (await import('../../engine/versioning/git/views/history-view')).gitHistory,
  'git.overview': async () => (await import('../../engine/versioning/git/views/overview')).gitOverview,
  'git.reflog': async () => (await import('../../engine/versioning/git/views/reflog-view')).gitReflog,
  'git.refs': async () => (await import('../../engine/versioning/git/views/refs-view')).gitRefs,
  'git.stashes': async () => (await import('../../engine/versioning/git/views/stash-view')).gitStashes,
  'forge.commit': async () => (await import('../../engine/versioning/forge/views/questions')).forgeCommit,
  'forge.commits': async () => (await import('../../engine/versioning/forge/views/questions')).forgeCommits,
  'forge.compare': async () => (await import('../../engine/versioning/forge/views/questions')).forgeCompare,
  'forge.folder': async () => (await import('../../engine/versioning/forge/views/questions')).forgeFolder,
  'forge.home': async () => (await import('../../engine/versioning/forge/views/questions')).forgeHome,
  'forge.pull': async () => (await import('../../engine/versioning/forge/views/questions')).forgePull,
  'forge.pulls': async () => (await import('../../engine/versioning/forge/views/questions')).forgePulls,
  'forge.repository': async () =>
    (await import('../../engine/versioning/forge/views/questions')).forgeRepository,
  'portfolio.sources': async () => (await import('./questions/portfolio')).portfolioSources,
  'portfolio.overview': async () => (await import('./questions/portfolio')).portfolioOverview,
  'rubric.report': async () =>
    (await import('../../engine/grading/kinds/project-rubric/find-project')).rubricOf,
  'traffic.view': async () => (await import('../../engine/operations/views/traffic-view')).trafficView,
  lineage: async () => (await import('./questions/lineage')).lineage,
  'monitoring.look': async () => (await import('./questions/monitoring')).monitoringLook,
  'monitoring.overview': async () => (await import('./questions/monitoring')).monitoringOverview,
  'loop.stations': async () => (await import('../../engine/operations/loop/loop-view')).loopView,
  'mlflow.artifact': async () =>
    (await import('../../engine/tracking/mlflow/views/run-details')).artifactPreview,
  'mlflow.compare': async () => (await import('../../engine/tracking/mlflow/views/comparison')).compareRuns,
  'mlflow.registry': async () =>
    (await import('../../engine/tracking/mlflow/views/registry-view')).registryView,
  'mlflow.run': async () => (await import('../../engine/tracking/mlflow/views/run-details')).runDetails,
  'workflow.complete': async () => (await import('../../engine/ci/language/questions')).completeWorkflow,
  'workflow.diagnose': async () => (await import('../../engine/ci/language/questions')).diagnoseWorkflow,
  'workflow.hover': async () => (await import('../../engine/ci/language/questions')).hoverWorkflow,
  'mlflow.runs': async () => (await import('../../engine/tracking/mlflow/views/runs-table')).runsTable,
} satisfies Readonly<Record<string, () => Promise<Question<never, unknown>>>>;

export type QuestionName = keyof typeof QUESTIONS;

type Asked<Name extends QuestionName> = Awaited<ReturnType<(typeof QUESTIONS)[Name]>>;

/** What a question is asked with. */
export type InputOf<Name extends QuestionName> = Parameters<Asked<Name>>[1];

/** What it is answered with. */
export type AnswerOf<Name extends QuestionName> = Awaited<ReturnType<Asked<Name>>>;
