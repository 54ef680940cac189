import type { WorkspaceFiles } from '../../../../core/files';
import type { PipelineView } from '../../../../versioning/dvc/views/pipeline-view';
import { dvcPipeline } from '../../../../versioning/dvc/views/questions';
import type { PipelinesPolicy } from '../../../../world/policies/pipelines';
import type { Measured } from './measured';
import { type OwnProject, PLATFORM, textIn, workshopOf } from './project';
import { isDispatched, scheduledEvery, workflowsIn } from './workflows';

/** Pipelines: whether DVC knows all that a training comes of, and what starts it without anybody. */
export async function measurePipelines(
  project: OwnProject,
  reference: PipelinesPolicy,
  adHoc: PipelinesPolicy,
): Promise<Measured<PipelinesPolicy>> {
  const view = await pipelineOf(project);
  const stages = view?.nodes.filter(({ isData }) => !isData) ?? [];
  if (stages.length === 0)
    return {
      policy: null,
      says: view?.error
        ? `DVC cannot read the pipeline: ${view.error}`
        : 'There is no pipeline of DVC, so stages are run by hand; in the month a learner of the lab stands for the model.',
      facts: { stages: 0, pipelineError: view?.error ?? null },
    };
  const workflows = await workflowsIn(project.files);
  const everyHours = scheduledEvery(workflows);
  const onAlert = isDispatched(workflows) && isCalledByAlerts(project.files);
  const read = filesRead(project.files, stages);
  const known = new Set(
    stages.flatMap(({ deps, params, values }) => [...deps, ...params, ...values.map(({ file }) => file)]),
  );
  const forgotten = read.filter((path) => !known.has(path));
  const isByItself = everyHours !== null || onAlert;
  return {
    policy: {
      ...reference,
      everyHours: everyHours ?? adHoc.everyHours,
      staleShare: read.length === 0 ? 0 : forgotten.length / read.length,
      personHours: isByItself ? reference.personHours : adHoc.personHours,
      onAlert,
    },
    says: `${stages.length} stages name ${read.length - forgotten.length} of the ${read.length} files that they read; ${
      everyHours === null
        ? 'no workflow trains by schedule'
        : `a workflow trains every ${Math.round(everyHours)} hours`
    }${onAlert ? ', and when an alert asks for it' : ''}.`,
    facts: {
      stages: stages.length,
      pipelineError: null,
      forgotten: forgotten.length,
      forgottenFile: forgotten[0] ?? null,
      everyHours,
      dispatched: isDispatched(workflows),
      onAlert,
    },
  };
}

/** The pipeline as DVC reads it. */
export async function pipelineOf(project: OwnProject): Promise<PipelineView | null> {
  try {
    return await dvcPipeline(workshopOf(project).store, {});
  } catch {
    // A repository of DVC that cannot be read has no pipeline that could run.
    return null;
  }
}

const IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;
const READS = /['"`]([\w./-]+\.(?:json|csv|ya?ml))['"`]/g;

/** Files of the project that the scripts of the stages are made of and read, as far as their text names them. */
function filesRead(files: WorkspaceFiles, stages: PipelineView['nodes']): string[] {
  const outs = new Set(stages.flatMap((stage) => stage.outs.map(({ path }) => path)));
  const found = new Set<string>();
  const queue = stages.flatMap(({ commands }) =>
    commands.flatMap((command) => command.match(/[\w./-]+\.[cm]?[jt]s\b/g) ?? []),
  );
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    const text = textIn(files, path);
    if (found.has(path) || text === null) continue;
    found.add(path);
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
    for (const [, target] of text.matchAll(IMPORT)) queue.push(resolve(folder, target!));
    for (const [, target] of text.matchAll(READS))
      if (Object.hasOwn(files, target!) && !outs.has(target!)) found.add(target!);
  }
  // A file of types alone is compiled away, and libraries are what the lock says.
  return [...found].filter((path) => !path.startsWith('lib/')).sort();
}

function resolve(folder: string, target: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Whether a receiver of the Alertmanager starts workflows. */
const isCalledByAlerts = (files: WorkspaceFiles): boolean =>
  /\/dispatches\b/.test(textIn(files, `${PLATFORM.monitoring}alertmanager.yml`) ?? '');
