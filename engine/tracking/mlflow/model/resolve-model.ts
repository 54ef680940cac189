import { resolvePath } from '../../../core/file-system';
import type { ModelVersion } from '../entities';
import { invalid, missing } from '../errors';
import { baseOfUris } from '../store/artifact-location';
import type { StoreContext } from '../store/context';
import { getVersion, latestVersions, listVersions, versionByAlias } from '../store/registry-read';
import { findRun } from '../store/runs';

/** Where the files of a model are: among the artifacts of a run. */
export interface ModelPlace {
  readonly runId: string;
  /** Below the run's artifacts. */
  readonly path: string;
  /** The version that the URI led to; null for a URI of a run. */
  readonly version: ModelVersion | null;
}

/**
 * Finds what a model URI names: `runs:/<run>/<path>`, `models:/<name>@<alias>`, `models:/<name>/<version>`,
 * `models:/<name>/latest`, and the legacy `models:/<name>/<stage>`.
 * @throws MlflowError.
 */
export function resolveModel(store: StoreContext, uri: string): ModelPlace {
  const byRun = /^runs:\/+([^/]+)\/(.+)$/.exec(uri);
  if (byRun !== null) return { runId: findRun(store, byRun[1]!).info.runId, path: byRun[2]!, version: null };
  const [, name, alias, which] = /^models:\/+([^/@]+)(?:@([^/]+)|\/([^/]+))$/.exec(uri) ?? [];
  if (name === undefined)
    throw invalid(
      `Not a proper models:/ URI: ${uri}. Models URIs must be of the form 'models:/model_name/suffix' or ` +
        "'models:/model_name@alias' where suffix is a model version, stage, or the string 'latest'.",
    );
  const version = alias === undefined ? bySuffix(store, name, which!) : versionByAlias(store, name, alias);
  return { ...placeOf(store, version), version };
}

function bySuffix(store: StoreContext, name: string, suffix: string): ModelVersion {
  if (/^\d+$/.test(suffix)) return getVersion(store, name, suffix);
  const found =
    suffix.toLowerCase() === 'latest'
      ? listVersions(store, name).items.at(-1)
      : latestVersions(store, name, [suffix])[0];
  if (found === undefined)
    throw missing(`No versions of model with name '${name}' and stage '${suffix}' found`);
  return found;
}

function placeOf(store: StoreContext, version: ModelVersion): { runId: string; path: string } {
  if (version.storageLocation.startsWith('runs:')) {
    const { runId, path } = resolveModel(store, version.storageLocation);
    return { runId, path };
  }
  if (version.runId === '') throw missing(`Version ${version.version} of '${version.name}' has no run`);
  const base = baseOfUris(store);
  const artifacts = `${resolvePath(base, findRun(store, version.runId).info.artifactUri)}/`;
  const place = resolvePath(base, version.storageLocation);
  if (!place.startsWith(artifacts))
    throw missing(
      `The files of version ${version.version} of '${version.name}' are not among its run's artifacts`,
    );
  return { runId: version.runId, path: place.slice(artifacts.length) };
}
