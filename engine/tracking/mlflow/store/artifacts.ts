import type { FileContent } from '../../../core/files';
import type { FileInfo } from '../entities';
import { invalid, missing } from '../errors';
import { checkArtifactPath, LIMITS } from '../validation';
import { artifactFolder } from './artifact-location';
import type { StoreContext } from './context';
import { ARTIFACTS } from './layout';
import { findRun } from './runs';

/** The longest path that a file of a workspace may have. */
const MAX_PATH = 400;

function rootOf(context: StoreContext, runId: string): string {
  const { folder, info } = findRun(context, runId);
  return artifactFolder(context, info, folder);
}

const join = (folder: string, path: string) => (path === '' ? folder : `${folder}/${path}`);

/** UTF-8 bytes of a content. */
export function sizeOf(context: StoreContext, path: string): number {
  return context.fs.readBytes(path).length;
}

/**
 * What is directly in a folder of a run's artifacts, by name; [] for a path that is no folder.
 * @throws MlflowError.
 */
export function listArtifacts(context: StoreContext, runId: string, path = ''): readonly FileInfo[] {
  const inner = checkArtifactPath(path);
  return listFolder(context, join(rootOf(context, runId), inner), inner);
}

/** What is directly in a folder; the paths have `prefix` before them. */
export function listFolder(context: StoreContext, folder: string, prefix: string): readonly FileInfo[] {
  const { fs } = context;
  if (!fs.isFolder(folder)) return [];
  return fs.list(folder).map((name) => {
    const path = `${folder}/${name}`;
    const isDir = fs.isFolder(path);
    const fileSize = isDir || !fs.isFile(path) ? null : sizeOf(context, path);
    return { path: prefix === '' ? name : `${prefix}/${name}`, isDir, fileSize };
  });
}

/** The paths of all files among a run's artifacts, sorted. @throws MlflowError. */
export function allArtifacts(context: StoreContext, runId: string): readonly string[] {
  const root = rootOf(context, runId);
  return context.fs.filesBelow(root).map((path) => path.slice(root.length + 1));
}

/** @throws MlflowError RESOURCE_DOES_NOT_EXIST when there is no such file. */
export function readArtifact(context: StoreContext, runId: string, path: string): FileContent {
  const inner = checkArtifactPath(path);
  const file = join(rootOf(context, runId), inner);
  if (!context.fs.isFile(file)) throw missing(`No such artifact: '${inner}' of run '${runId}'`);
  return context.fs.read(file);
}

/**
 * Writes a file among a run's artifacts, over what was there.
 * @throws MlflowError for a path that cannot be, or a file that is too large.
 */
export function writeArtifact(
  context: StoreContext,
  runId: string,
  path: string,
  content: FileContent,
): void {
  const inner = checkArtifactPath(path);
  if (inner === '') throw invalid('Request must specify path.');
  const file = join(rootOf(context, runId), inner);
  if (file.length > MAX_PATH)
    throw invalid(`Invalid path: ${path} (with its folder longer than ${MAX_PATH} characters)`);
  if (content.length > LIMITS.artifact)
    throw invalid(`Artifact size is too large. Max size is ${LIMITS.artifact / 1e6}MB.`);
  const { fs } = context;
  const folder = file.slice(0, file.lastIndexOf('/'));
  const blocked = inner
    .split('/')
    .slice(0, -1)
    .map((_, index, parts) => parts.slice(0, index + 1).join('/'))
    .find((above) => fs.isFile(join(rootOf(context, runId), above)));
  if (blocked !== undefined || fs.isFolder(file))
    throw invalid(
      `Invalid path: ${path} ('${blocked ?? inner}' is ${blocked ? 'a file' : 'a folder'} already)`,
    );
  fs.makeFolder(folder);
  fs.write(file, typeof content === 'string' ? content : (asText(content) ?? content));
}

/** Bytes as the text that they are, so that an editor can show it; null: they are none. */
export function asText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Removes a file or a folder among a run's artifacts. @throws MlflowError RESOURCE_DOES_NOT_EXIST. */
export function removeArtifact(context: StoreContext, runId: string, path: string): void {
  const inner = checkArtifactPath(path);
  const file = join(rootOf(context, runId), inner);
  if (inner === '' || !context.fs.exists(file))
    throw missing(`No such artifact: '${inner}' of run '${runId}'`);
  context.fs.remove(file);
}

/**
 * The run and the path of an artifact by its place below the root of all artifacts, as the `mlflow-artifacts` proxy
 * names it: `<experiment>/<run>/artifacts/<path>`. Nothing else of the store can be reached by it.
 * @throws MlflowError.
 */
export function proxiedArtifact(context: StoreContext, place: string): { runId: string; path: string } {
  const [experimentId, runId, artifacts, ...rest] = checkArtifactPath(place).split('/');
  if (!experimentId || !runId || artifacts !== ARTIFACTS)
    throw invalid(`Invalid path: ${place} (expected <experiment id>/<run id>/artifacts/<path>)`);
  if (findRun(context, runId).info.experimentId !== experimentId)
    throw missing(`Run '${runId}' not found in experiment '${experimentId}'`);
  return { runId, path: rest.join('/') };
}
