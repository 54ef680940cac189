import type { ModelVersion, Run } from '../mlflow/entities';
import { dataIn, isDataFile } from './data-files';
import { commitId, dataId, predictionId, runId, versionId } from './node-ids';
import type { Lineage, LineageEdge, LineageGap, LineageGit, LineageNode, Prediction } from './types';

/** What a lineage is made from. */
export interface LineageSources {
  readonly predictions: readonly Prediction[];
  readonly versions: readonly ModelVersion[];
  readonly runs: readonly Run[];
  /** Null: the project is in no repository. */
  readonly git: LineageGit | null;
}

const COMMIT_TAG = 'mlflow.source.git.commit';
const DATA_TAG = 'dvc.';
const MD5 = /^[0-9a-f]{32}(?:\.dir)?$/;

/** The data that a run says it read: by its `dvc.` tags, and by its inputs where DVC's MD5 is their digest. */
export function dataOfRun(run: Run): ReadonlyMap<string, string> {
  const data = new Map<string, string>();
  for (const { dataset } of run.inputs) {
    const path = /"uri":\s*"([^"]+)"/.exec(dataset.source)?.[1] ?? dataset.name;
    if (MD5.test(dataset.digest)) data.set(path, dataset.digest);
  }
  for (const [key, md5] of run.tags)
    if (key.startsWith(DATA_TAG) && MD5.test(md5)) data.set(key.slice(DATA_TAG.length), md5);
  return data;
}

/** Gathers nodes and edges, each once. */
class Graph {
  readonly #nodes = new Map<string, LineageNode>();
  readonly #edges = new Map<string, LineageEdge>();
  readonly gaps: LineageGap[] = [];
  readonly #paths = new Map<string, Set<string>>();

  add(node: LineageNode): void {
    if (!this.#nodes.has(node.id)) this.#nodes.set(node.id, node);
  }

  edge(edge: LineageEdge): void {
    this.#edges.set(`${edge.from} ${edge.to} ${edge.path ?? ''}`, edge);
  }

  data(from: string, path: string, md5: string): void {
    const id = dataId(md5);
    const paths = this.#paths.get(md5) ?? new Set();
    this.#paths.set(md5, paths.add(path));
    this.#nodes.set(id, { kind: 'data', id, md5, paths: [...paths].sort() });
    this.edge({ from, to: id, path });
  }

  gap(node: string, kind: LineageGap['kind'], message: string): void {
    this.gaps.push({ node, kind, message });
  }

  has(id: string): boolean {
    return this.#nodes.has(id);
  }

  get lineage(): Lineage {
    return { nodes: [...this.#nodes.values()], edges: [...this.#edges.values()], gaps: this.gaps };
  }
}

/**
 * Follows everything back: prediction ← model version ← run ← commit of the code, and run or commit ← versions of data.
 * What the trail does not say is a gap, with what would have kept it.
 */
export async function buildLineage({ predictions, versions, runs, git }: LineageSources): Promise<Lineage> {
  const graph = new Graph();
  for (const run of runs) addRun(graph, run);
  for (const version of versions) addVersion(graph, version);
  for (const prediction of predictions) addPrediction(graph, prediction);
  const commits = new Set(runs.flatMap((run) => run.tags.get(COMMIT_TAG) ?? []));
  const recorded = new Map<string, ReadonlyMap<string, string>>();
  for (const commit of commits) recorded.set(commit, await addCommit(graph, commit, git));
  for (const run of runs) compareData(graph, run, recorded);
  return graph.lineage;
}

function addRun(graph: Graph, run: Run): void {
  const { info, tags } = run;
  const id = runId(info.runId);
  graph.add({
    kind: 'run',
    id,
    runId: info.runId,
    name: info.runName,
    status: info.status,
    startMs: info.startTime,
  });
  for (const [path, md5] of dataOfRun(run)) graph.data(id, path, md5);
  const commit = tags.get(COMMIT_TAG);
  if (commit !== undefined) graph.edge({ from: id, to: commitId(commit) });
  else
    graph.gap(
      id,
      'no-commit',
      `Nothing says which code ran in ${info.runName}: it has no tag ${COMMIT_TAG}. Start runs inside of a git repository that has commits.`,
    );
}

function addVersion(graph: Graph, version: ModelVersion): void {
  const id = versionId(version.name, version.version);
  graph.add({
    kind: 'model-version',
    id,
    model: version.name,
    version: String(version.version),
    aliases: version.aliases,
    createdMs: version.creationTimestamp,
  });
  const from = runId(version.runId);
  if (version.runId !== '' && graph.has(from)) graph.edge({ from: id, to: from });
  else
    graph.gap(
      id,
      'no-run',
      version.runId === ''
        ? `Version ${version.version} of ${version.name} was registered without its run.`
        : `The run ${version.runId} that made version ${version.version} of ${version.name} is gone.`,
    );
}

function addPrediction(graph: Graph, prediction: Prediction): void {
  const id = predictionId(prediction.id);
  graph.add({ kind: 'prediction', id, prediction });
  const to = versionId(prediction.model, prediction.version);
  if (graph.has(to)) graph.edge({ from: id, to });
  else
    graph.gap(
      id,
      'no-version',
      `The registry has no version ${prediction.version} of ${prediction.model}, which answered here.`,
    );
}

/** Adds a commit with the data that its DVC files name; returns those. */
async function addCommit(
  graph: Graph,
  commit: string,
  git: LineageGit | null,
): Promise<ReadonlyMap<string, string>> {
  const id = commitId(commit);
  const facts = await git?.commit(commit);
  graph.add({ kind: 'commit', id, commit, facts: facts ?? null });
  if (git === null || facts === undefined) {
    graph.gap(
      id,
      'lost-commit',
      `The commit ${commit.slice(0, 7)} is in no branch or tag of this repository, so its code cannot be had here.`,
    );
    return new Map();
  }
  const data = new Map<string, string>();
  for (const file of (await git.filesAt(commit)).filter(isDataFile)) {
    const bytes = await git.readAt(commit, file);
    if (bytes === undefined) continue;
    for (const [path, md5] of dataIn(file, new TextDecoder().decode(bytes))) data.set(path, md5);
  }
  for (const [path, md5] of data) graph.data(id, path, md5);
  return data;
}

/** Tells where a run does not say its data, or says another version than its commit does. */
function compareData(
  graph: Graph,
  run: Run,
  recorded: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  const id = runId(run.info.runId);
  const { runName } = run.info;
  const own = dataOfRun(run);
  const committed = recorded.get(run.tags.get(COMMIT_TAG) ?? '') ?? new Map<string, string>();
  if (own.size === 0 && committed.size === 0)
    graph.gap(
      id,
      'no-data',
      `Nothing says which data ${runName} read: it logged no input, and its commit has no DVC file. Track the data with dvc add, and log it with logInput.`,
    );
  for (const [path, md5] of own) {
    const other = committed.get(path);
    if (other !== undefined && other !== md5)
      graph.gap(
        id,
        'other-data',
        `${runName} read ${path} at ${md5.slice(0, 7)}, but its commit has it at ${other.slice(0, 7)}: the data was changed and not committed.`,
      );
  }
}
