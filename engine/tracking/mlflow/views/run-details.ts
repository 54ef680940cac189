import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ServiceContext } from '../../../core/lab-service';
import type { Damage, DatasetInput, RunInfo } from '../entities';
import { MlflowError } from '../errors';
import { mimeType } from '../rest/mime-type';
import { artifactFolder } from '../store/artifact-location';
import { asText, listFolder, readArtifact } from '../store/artifacts';
import type { StoreContext } from '../store/context';
import { metricHistory } from '../store/logging';
import { listModels, listVersions } from '../store/registry-read';
import { findRun, listRuns, readRun } from '../store/runs';
import { dataTagsOf, type KeyValue, keyValues } from './data-tags';
import { storeOf } from './open-store';

/** A file or folder among a run's artifacts. */
export interface ArtifactNode {
  /** Below the run's artifacts. */
  readonly path: string;
  readonly name: string;
  /** Bytes; null for a folder. */
  readonly size: number | null;
  /** A folder that holds an MLflow model. */
  readonly isModel: boolean;
  readonly children: readonly ArtifactNode[];
}

export interface MetricSummary {
  readonly key: string;
  readonly latest: number;
  readonly step: number;
  readonly points: number;
  readonly least: number;
  readonly greatest: number;
}

export interface RelatedRun {
  readonly runId: string;
  readonly name: string;
}

/** All that there is to say of one run. */
export interface RunDetails {
  readonly info: RunInfo;
  readonly params: readonly KeyValue[];
  readonly metrics: readonly MetricSummary[];
  /** Without those of MLflow itself and of DVC. */
  readonly tags: readonly KeyValue[];
  readonly systemTags: readonly KeyValue[];
  readonly inputs: readonly DatasetInput[];
  readonly artifacts: readonly ArtifactNode[];
  readonly commit: string | null;
  /** DVC's MD5s by path. */
  readonly data: readonly KeyValue[];
  readonly parent: RelatedRun | null;
  readonly children: readonly RelatedRun[];
  /** The versions that were registered from it. */
  readonly registered: readonly {
    readonly model: string;
    readonly version: number;
    readonly aliases: readonly string[];
  }[];
  readonly damaged: readonly Damage[];
}

function artifactTree(store: StoreContext, folder: string, prefix: string): ArtifactNode[] {
  return listFolder(store, folder, prefix).map(({ path, isDir, fileSize }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const children = isDir ? artifactTree(store, `${folder}/${name}`, path) : [];
    const isModel = children.some((child) => child.name === 'MLmodel');
    return { path, name, size: fileSize, isModel, children };
  });
}

function summaryOf(
  store: StoreContext,
  runId: string,
  key: string,
  latest: number,
  step: number,
): MetricSummary {
  const values = metricHistory(store, runId, key).map(({ value }) => value);
  const finite = values.filter(Number.isFinite);
  return {
    key,
    latest,
    step,
    points: values.length,
    least: finite.reduce((a, b) => Math.min(a, b), finite[0] ?? Number.NaN),
    greatest: finite.reduce((a, b) => Math.max(a, b), finite[0] ?? Number.NaN),
  };
}

/** One run with everything that was logged; null: there is no such run, or its files are damaged. */
export function runDetails(context: ServiceContext, input: { readonly runId: string }): RunDetails | null {
  const store = storeOf(context);
  const found = findOrNull(store, input.runId);
  if (found === null) return null;
  const damaged: Damage[] = [];
  const { info, metrics, params, tags, inputs } = readRun(store, found, damaged);
  const siblings = listRuns(store, info.experimentId, 'ALL').items;
  const related = (runs: typeof siblings) =>
    runs.map((run) => ({ runId: run.info.runId, name: run.info.runName }));
  const parentId = tags.get('mlflow.parentRunId');
  const all = keyValues(tags);
  return {
    info,
    params: keyValues(params),
    metrics: [...metrics.values()].map(({ key, value, step }) =>
      summaryOf(store, info.runId, key, value, step),
    ),
    tags: all.filter(({ key }) => !/^(?:mlflow|dvc)\./.test(key)),
    systemTags: all.filter(({ key }) => key.startsWith('mlflow.')),
    inputs,
    artifacts: artifactTree(store, artifactFolder(store, info, found.folder), ''),
    commit: tags.get('mlflow.source.git.commit') ?? null,
    data: dataTagsOf(tags),
    parent: related(siblings.filter((run) => run.info.runId === parentId))[0] ?? null,
    children: related(siblings.filter((run) => run.tags.get('mlflow.parentRunId') === info.runId)),
    registered: listModels(store).items.flatMap(({ name }) =>
      listVersions(store, name)
        .items.filter((version) => version.runId === info.runId)
        .map(({ version, aliases }) => ({ model: name, version, aliases })),
    ),
    damaged,
  };
}

function findOrNull(store: StoreContext, runId: string) {
  try {
    return findRun(store, runId);
  } catch (error) {
    if (error instanceof MlflowError) return null;
    throw error;
  }
}

/** An artifact to look at. */
export interface ArtifactPreview {
  readonly path: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  /** Its beginning, when it is text. */
  readonly text: string | null;
  readonly isCut: boolean;
}

const PREVIEW_CHARS = 100_000;

/** The beginning of an artifact; null: there is no such file. */
export function artifactPreview(
  context: ServiceContext,
  input: { readonly runId: string; readonly path: string },
): ArtifactPreview | null {
  const store = storeOf(context);
  try {
    const content = readArtifact(store, input.runId, input.path);
    const size = typeof content === 'string' ? utf8ToBytes(content).length : content.length;
    const text = typeof content === 'string' ? content : asText(content);
    return {
      path: input.path,
      mimeType: mimeType(input.path),
      size,
      text: text?.slice(0, PREVIEW_CHARS) ?? null,
      isCut: (text?.length ?? 0) > PREVIEW_CHARS,
    };
  } catch (error) {
    if (error instanceof MlflowError) return null;
    throw error;
  }
}
