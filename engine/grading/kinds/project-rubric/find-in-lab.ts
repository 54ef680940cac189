import { ciRuns, type RunRow } from '../../../ci/views/run-rows';
import { WORKSPACE_ROOT } from '../../../core/lab-layout';
import type { ServiceContext } from '../../../core/lab-service';
import { DockerStore } from '../../../delivery/store/docker-store';
import { clusterOverview } from '../../../deployment/cluster/views/overview';
import type { Finding } from '../../../rubric/findings';
import type { EvidenceTarget } from '../../../rubric/report';
import { PLATFORM } from '../../../scenario/scenarios/game-day/own/project';
import { registryView } from '../../../tracking/mlflow/views/registry-view';
import { runsTable } from '../../../tracking/mlflow/views/runs-table';
import { gitPortAt } from '../../../versioning/dvc/git/git-port';
import { dvcPipeline } from '../../../versioning/dvc/views/questions';
import { openServerRepository } from '../../../versioning/forge/server/server-repository';
import { ruleFor } from '../../../versioning/forge/store/settings';
import { gitHistory } from '../../../versioning/git/views/history-view';
import type { ProjectTexts } from './find-in-files';

/** What servers and tools of the lab have of a project: runs, versions, images, the cluster, GitHub. */
export async function findInLab(context: ServiceContext, files: ProjectTexts): Promise<Finding[]> {
  const parts = await Promise.all([
    quietly(() => findTracking(context)),
    quietly(() => findPipeline(context)),
    quietly(() => findData(context)),
    quietly(() => findImages(context, files)),
    quietly(() => findCluster(context, files)),
    quietly(() => findGitHub(context)),
  ]);
  return parts.flat();
}

/** A server without anything of the project, or with something damaged, shows nothing. */
async function quietly(find: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await find();
  } catch {
    return [];
  }
}

async function findTracking(context: ServiceContext): Promise<Finding[]> {
  const { rows, columns, experiments } = runsTable(context, {});
  const metric = columns.findIndex(({ entity }) => entity === 'metric');
  const param = columns.findIndex(({ entity }) => entity === 'parameter');
  const tracked = rows.find(
    ({ cells }) => metric >= 0 && param >= 0 && cells[metric] !== null && cells[param] !== null,
  );
  const name = experiments.find(({ experimentId }) => experimentId === tracked?.experimentId)?.name ?? '';
  const found: Finding[] = [];
  if (tracked)
    found.push({
      id: 'runs-tracked',
      evidence: {
        target: { kind: 'run', runId: tracked.runId, experiment: name },
        shows: `${rows.length} runs with parameters and metrics`,
      },
    });
  for (const model of registryView(context).models)
    for (const { alias, version } of model.aliases)
      found.push({
        id: 'model-registered',
        evidence: {
          target: { kind: 'model-version', model: model.name, version },
          shows: `${model.name}@${alias}, which is served`,
        },
      });
  return found;
}

async function findPipeline(context: ServiceContext): Promise<Finding[]> {
  const view = await dvcPipeline(context, {});
  const stages = view?.nodes.filter(({ isData }) => !isData) ?? [];
  if (stages.length < 2) return [];
  const names = stages.map(({ name }) => name).join(', ');
  return [
    {
      id: 'pipeline',
      evidence: {
        target: { kind: 'file', path: stages[0]!.file, line: 1 },
        shows: `${stages.length} stages: ${names}`,
      },
    },
  ];
}

async function findData(context: ServiceContext): Promise<Finding[]> {
  const path = `${PLATFORM.data}.dvc`;
  if (!(await committedFiles(context)).has(path)) return [];
  return [
    {
      id: 'data-versioned',
      evidence: {
        target: { kind: 'file', path, line: 1 },
        shows: 'the version of the data, in git',
      },
    },
  ];
}

async function findImages({ fs }: ServiceContext, files: ProjectTexts): Promise<Finding[]> {
  const { tags, pushed } = new DockerStore(fs).state;
  const found: Finding[] = [];
  const [built] = Object.entries(tags);
  if (built && Object.keys(files).some((path) => /(^|\/)Dockerfile$/.test(path)))
    found.push({
      id: 'image-built',
      evidence: {
        target: { kind: 'image', name: built[0], digest: built[1] },
        shows: `${built[0]}, built from the Dockerfile`,
      },
    });
  for (const [name, digest] of Object.entries(pushed))
    found.push({
      id: 'image-pushed',
      evidence: { target: { kind: 'image', name, digest }, shows: `${name}, in the registry` },
    });
  return found;
}

async function findCluster(context: ServiceContext, files: ProjectTexts): Promise<Finding[]> {
  const { workloads } = clusterOverview(context, 0);
  const manifests = Object.keys(files).filter(
    (path) => path.startsWith(PLATFORM.manifests) && /\.ya?ml$/.test(path),
  );
  const found: Finding[] = [];
  const described = manifests.find((path) =>
    /^kind:\s*(?:Deployment|Rollout|StatefulSet)\b/m.test(files[path]!),
  );
  if (described)
    found.push({
      id: 'manifests',
      evidence: { target: { kind: 'file', path: described, line: 1 }, shows: 'how it runs on Kubernetes' },
    });
  const committed = workloads.length > 0 ? await committedFiles(context) : new Set<string>();
  for (const { kind, name } of workloads) {
    found.push({
      id: 'runs-in-the-cluster',
      evidence: {
        target: { kind: 'cluster', object: kind, name },
        shows: `${kind.toLowerCase()}/${name}, which was applied`,
      },
    });
    const source = manifests.find((path) =>
      new RegExp(`^kind:\\s*${kind}\\b[\\s\\S]*?^\\s+name:\\s*${name}\\s*$`, 'm').test(files[path]!),
    );
    if (source !== undefined && committed.has(source))
      found.push({
        id: 'infrastructure-as-code',
        evidence: {
          target: { kind: 'file', path: source, line: 1 },
          shows: `${kind.toLowerCase()}/${name} comes from this file`,
        },
      });
  }
  return found;
}

/** The files of the last commit; none where there is no history. */
async function committedFiles({ fs, clock }: ServiceContext): Promise<ReadonlySet<string>> {
  const git = await gitPortAt({ fs, clock, env: {} }, WORKSPACE_ROOT);
  const head = await git?.commitOf('HEAD');
  return new Set(head === undefined ? [] : await git?.filesAt(head));
}

async function findGitHub(context: ServiceContext): Promise<Finding[]> {
  const { repository, runs } = ciRuns(context, {});
  if (repository === null) return [];
  const found: Finding[] = [];
  const passed = runs.filter(({ conclusion }) => conclusion === 'success');
  const checked = passed.find(({ event }) => event === 'pull_request' || event === 'push');
  if (checked)
    found.push({
      id: 'checks-have-passed',
      evidence: {
        target: runTarget(repository, checked),
        shows: `${checked.workflow} #${checked.number}, which passed`,
      },
    });
  const trained = passed.find(({ event }) =>
    ['schedule', 'repository_dispatch', 'workflow_dispatch'].includes(event),
  );
  if (trained)
    found.push({
      id: 'training-has-run-on-the-server',
      evidence: {
        target: runTarget(repository, trained),
        shows: `${trained.workflow} #${trained.number}, which passed`,
      },
    });
  const [owner = '', name = ''] = repository.split('/');
  const server = await openServerRepository(context.fs, context.clock, { owner, name });
  const required = ruleFor(server.settings, 'main')?.requiredChecks ?? [];
  const head = (await gitHistory(context, {}))?.rows.find(({ isHead }) => isHead);
  if (required.length > 0 && head)
    found.push({
      id: 'checks-are-required',
      evidence: {
        target: { kind: 'commit', hash: head.id },
        shows: `main of ${repository} needs ${required.join(', ')}`,
      },
    });
  return found;
}

const runTarget = (repository: string, { number, workflow, id }: RunRow): EvidenceTarget => ({
  kind: 'workflow-run',
  number,
  workflow,
  place: { repository, id },
});
