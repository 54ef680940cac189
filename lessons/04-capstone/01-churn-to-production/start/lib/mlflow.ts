/**
 * A client of MLflow's tracking server without dependencies: experiments, runs, artifacts, datasets and the model registry
 * over the REST API. It works against the lab's server and against a real one (MLflow 2.9 or later): only
 * MLFLOW_TRACKING_URI differs.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { modelFiles } from './mlflow/model-files.ts';
import { type Network, predict } from './mlflow/network.ts';
import { dataTags, sourceTags } from './mlflow/provenance.ts';
import { get, MlflowError, post, query, send } from './mlflow/rest.ts';

export { type Layer, layersOf, type Network } from './mlflow/network.ts';
export { getTrackingUri, MlflowError, setTrackingUri } from './mlflow/rest.ts';

type Scalar = string | number | boolean;

/** A key with its value, as MLflow has params and tags. */
interface Entry {
  readonly key: string;
  readonly value: string;
}

const entries = (values: Readonly<Record<string, Scalar>>): Entry[] =>
  Object.entries(values).map(([key, value]) => ({ key, value: String(value) }));

const recordOf = (list: readonly Entry[] = []): Record<string, string> =>
  Object.fromEntries(list.map(({ key, value }) => [key, value]));

/** Pieces of a list that the server takes at once. */
const pieces = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));

// Experiments

let experimentId = '';

async function findExperiment(name: string): Promise<string | null> {
  try {
    type Answer = { readonly experiment: { readonly experiment_id: string } };
    return (await get<Answer>('experiments/get-by-name', { experiment_name: name })).experiment.experiment_id;
  } catch (error) {
    if (error instanceof MlflowError && error.code === 'RESOURCE_DOES_NOT_EXIST') return null;
    throw error;
  }
}

/** Makes this experiment the one of later runs, and creates it when there is none of the name. Returns its id. */
export async function setExperiment(name: string): Promise<string> {
  const create = () => post<{ readonly experiment_id: string }>('experiments/create', { name });
  experimentId = (await findExperiment(name)) ?? (await create()).experiment_id;
  return experimentId;
}

// Runs

/** How a run is started. */
export interface RunOptions {
  readonly runName?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** The run that this one is a part of. */
  readonly parent?: Run;
}

interface RunAnswer {
  readonly run: {
    readonly info: { readonly run_id: string; readonly experiment_id: string; readonly artifact_uri: string };
  };
}

/** Starts a run, tagged with where it comes from: user, file, git commit, and the versions of data that DVC knows. */
export async function startRun(options: RunOptions = {}): Promise<Run> {
  if (experimentId === '') await setExperiment(process.env.MLFLOW_EXPERIMENT_NAME ?? 'Default');
  const tags: Record<string, string> = { ...sourceTags(), ...options.tags };
  if (options.parent) tags['mlflow.parentRunId'] = options.parent.runId;
  const { run } = await post<RunAnswer>('runs/create', {
    experiment_id: experimentId,
    start_time: Date.now(),
    run_name: options.runName ?? '',
    user_id: tags['mlflow.user'],
    tags: entries(tags),
  });
  const started = new Run(run.info.run_id, run.info.experiment_id, run.info.artifact_uri);
  await started.setTags(dataTags());
  return started;
}

/** Runs `work` as a run that ends by itself: FINISHED, or FAILED when `work` throws. */
export async function withRun<T>(options: RunOptions, work: (run: Run) => Promise<T>): Promise<T> {
  const run = await startRun(options);
  try {
    const result = await work(run);
    await run.end('FINISHED');
    return result;
  } catch (error) {
    await run.end('FAILED');
    throw error;
  }
}

/** A run under way. */
export class Run {
  readonly runId: string;
  readonly experimentId: string;
  /** Where its artifacts are. */
  readonly artifactUri: string;

  constructor(runId: string, experiment: string, artifactUri: string) {
    this.runId = runId;
    this.experimentId = experiment;
    this.artifactUri = artifactUri;
  }

  async #log(what: 'params' | 'metrics' | 'tags', list: readonly object[], atOnce: number): Promise<void> {
    for (const piece of pieces(list, atOnce))
      await post('runs/log-batch', { run_id: this.runId, [what]: piece });
  }

  /** Logs a parameter. Another value for the same key is refused: what a run was made with does not change. */
  logParam(key: string, value: Scalar): Promise<void> {
    return this.logParams({ [key]: value });
  }

  logParams(params: Readonly<Record<string, Scalar>>): Promise<void> {
    return this.#log('params', entries(params), 100);
  }

  /** Logs one point of a metric's curve. */
  logMetric(key: string, value: number, step = 0): Promise<void> {
    return this.logMetrics({ [key]: value }, step);
  }

  logMetrics(metrics: Readonly<Record<string, number>>, step = 0): Promise<void> {
    const timestamp = Date.now();
    // JSON has no NaN and no Infinity; MLflow takes them as strings.
    const number = (value: number) => (Number.isFinite(value) ? value : String(value));
    const points = Object.entries(metrics).map(([key, value]) => ({
      key,
      value: number(value),
      timestamp,
      step,
    }));
    return this.#log('metrics', points, 1000);
  }

  setTag(key: string, value: Scalar): Promise<void> {
    return this.setTags({ [key]: value });
  }

  setTags(tags: Readonly<Record<string, Scalar>>): Promise<void> {
    return this.#log('tags', entries(tags), 100);
  }

  /** Uploads a file, into a folder of the run's artifacts when one is given. */
  logArtifact(path: string, folder = ''): Promise<void> {
    return this.#upload(join(folder, basename(path)), readFileSync(path));
  }

  /** Writes a text as an artifact: `logText('…', 'notes/decision.md')`. */
  logText(text: string, path: string): Promise<void> {
    return this.#upload(path, text);
  }

  logDict(value: object, path: string): Promise<void> {
    return this.#upload(path, `${JSON.stringify(value, null, 2)}\n`);
  }

  async #upload(path: string, content: string | Uint8Array): Promise<void> {
    const type = 'application/octet-stream';
    const proxied = /^mlflow-artifacts:(?:\/\/[^/]*)?\/*(.*)$/.exec(this.artifactUri)?.[1];
    if (proxied === undefined) {
      const place = query({ run_uuid: this.runId, path });
      await send('POST', `/ajax-api/2.0/mlflow/upload-artifact?${place}`, content, type);
    } else {
      const place = `${proxied}/${path}`.split('/').map(encodeURIComponent).join('/');
      await send('PUT', `/api/2.0/mlflow-artifacts/artifacts/${place}`, content, type);
    }
  }

  /** Notes a file that the run reads: its name, its place, and the MD5 of its content, by which DVC knows it too. */
  async logInput(path: string, context = 'training'): Promise<void> {
    const digest = createHash('md5').update(readFileSync(path)).digest('hex');
    const source = JSON.stringify({ uri: path });
    const dataset = { name: basename(path), digest, source_type: 'local', source };
    const tags = [{ key: 'mlflow.data.context', value: context }];
    await post('runs/log-inputs', { run_id: this.runId, datasets: [{ dataset, tags }] });
  }

  /** Logs a network as an MLflow model, which Python can load and serve. Returns its URI, for `registerModel`. */
  async logModel(
    network: Network,
    path = 'model',
    example: readonly (readonly number[])[] = [],
  ): Promise<string> {
    const modelUuid = randomUUID().replaceAll('-', '');
    const { texts, model } = modelFiles(network, {
      runId: this.runId,
      path,
      modelUuid,
      now: new Date(),
      example,
    });
    for (const [name, text] of Object.entries(texts)) await this.#upload(`${path}/${name}`, text);
    await post('runs/log-model', { run_id: this.runId, model_json: JSON.stringify(model) });
    return `runs:/${this.runId}/${path}`;
  }

  async end(status: 'FINISHED' | 'FAILED' | 'KILLED' = 'FINISHED'): Promise<void> {
    await post('runs/update', { run_id: this.runId, status, end_time: Date.now() });
  }
}

/** A run as a search finds it. */
export interface FoundRun {
  readonly runId: string;
  readonly name: string;
  readonly status: string;
  /** Milliseconds since the epoch. */
  readonly startTime: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

interface SearchAnswer {
  readonly runs?: readonly {
    readonly info: {
      readonly run_id: string;
      readonly run_name: string;
      readonly status: string;
      readonly start_time: number;
    };
    readonly data: {
      readonly metrics?: readonly Entry[];
      readonly params?: readonly Entry[];
      readonly tags?: readonly Entry[];
    };
  }[];
  readonly next_page_token?: string;
}

/** Searches runs: `searchRuns('prices', "metrics.rmse < 30000 and params.model = 'ridge'", ['metrics.rmse'])`. */
export async function searchRuns(
  experiment: string,
  filter = '',
  orderBy: readonly string[] = [],
): Promise<FoundRun[]> {
  const id = await findExperiment(experiment);
  if (id === null) throw new Error(`There is no experiment "${experiment}".`);
  const found: FoundRun[] = [];
  const asked = { experiment_ids: [id], filter, order_by: orderBy, max_results: 1000 };
  let page: SearchAnswer | undefined;
  do {
    page = await post<SearchAnswer>('runs/search', { ...asked, page_token: page?.next_page_token ?? '' });
    for (const { info, data } of page.runs ?? []) {
      const metrics = (data.metrics ?? []).map(({ key, value }) => [key, Number(value)] as const);
      found.push({
        runId: info.run_id,
        name: info.run_name,
        status: info.status,
        startTime: Number(info.start_time),
        metrics: Object.fromEntries(metrics),
        params: recordOf(data.params),
        tags: recordOf(data.tags),
      });
    }
  } while (page.next_page_token);
  return found;
}

// The model registry

/** A version of a registered model. */
export interface ModelVersion {
  readonly name: string;
  readonly version: string;
  readonly runId: string;
  readonly source: string;
  readonly aliases: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

interface VersionAnswer {
  readonly model_version: {
    readonly name: string;
    readonly version: string;
    readonly run_id?: string;
    readonly source?: string;
    readonly aliases?: readonly string[];
    readonly tags?: readonly Entry[];
  };
}

const versionOf = ({
  model_version: { name, version, run_id, source, aliases, tags },
}: VersionAnswer): ModelVersion => ({
  name,
  version: String(version),
  runId: run_id ?? '',
  source: source ?? '',
  aliases: aliases ?? [],
  tags: recordOf(tags),
});

/** Registers the model at `runs:/<run>/<path>` as the next version of `name`. */
export async function registerModel(uri: string, name: string): Promise<ModelVersion> {
  const [, runId, path] = /^runs:\/+([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (runId === undefined) throw new Error(`registerModel takes a URI like runs:/<run>/model, not "${uri}".`);
  try {
    await post('registered-models/create', { name });
  } catch (error) {
    if (!(error instanceof MlflowError && error.code === 'RESOURCE_ALREADY_EXISTS')) throw error;
  }
  const { run } = await get<RunAnswer>('runs/get', { run_id: runId });
  const source = `${run.info.artifact_uri}/${path}`;
  return versionOf(await post<VersionAnswer>('model-versions/create', { name, source, run_id: runId }));
}

/** Points an alias, e.g. `champion`, at a version, from wherever it pointed before. */
export async function setAlias(name: string, alias: string, version: string): Promise<void> {
  await post('registered-models/alias', { name, alias, version });
}

export async function getModelVersionByAlias(name: string, alias: string): Promise<ModelVersion> {
  return versionOf(await get<VersionAnswer>('registered-models/alias', { name, alias }));
}

/** Sets a tag of a version, e.g. `validation_status`. */
export async function setModelVersionTag(
  name: string,
  version: string,
  key: string,
  value: string,
): Promise<void> {
  await post('model-versions/set-tag', { name, version, key, value });
}

/** A model that was loaded, with the version that it is. */
export interface LoadedModel {
  readonly version: ModelVersion;
  readonly network: Network;
  /** Outputs for each row of inputs, which are in the order of `network.inputs`. */
  predict(rows: readonly (readonly number[])[]): number[][];
}

/** Loads a model that `logModel` wrote, by `models:/<name>@<alias>` or `models:/<name>/<version>`. */
export async function loadModel(uri: string): Promise<LoadedModel> {
  const [, name, alias, number] = /^models:\/+([^/@]+)(?:@([^/]+)|\/(\d+))$/.exec(uri) ?? [];
  if (name === undefined)
    throw new Error(`loadModel takes models:/<name>@<alias> or models:/<name>/<version>, not "${uri}".`);
  const version =
    alias !== undefined
      ? await getModelVersionByAlias(name, alias)
      : versionOf(await get<VersionAnswer>('model-versions/get', { name, version: number! }));
  const place = query({ name, version: version.version, path: 'weights.json' });
  const network = (await (await send('GET', `/model-versions/get-artifact?${place}`)).json()) as Network;
  return { version, network, predict: (rows) => rows.map((row) => predict(network, row)) };
}
