import type { ModelVersion, RegisteredModel, Tag } from '../entities';
import { invalid, MlflowError } from '../errors';
import { checkAlias, checkKey, checkLength, checkVersion, LIMITS } from '../validation';
import type { StoreContext } from './context';
import { removeKey, writeKey } from './key-files';
import { ALIASES, TAGS, VERSION_PREFIX } from './layout';
import { hasMeta, writeMeta } from './meta-file';
import {
  canonicalStage,
  DELETED_STAGE,
  getModel,
  getVersion,
  listVersions,
  modelFolder,
  neededModelFolder,
  neededVersion,
  nextVersion,
} from './registry-read';

function writeModel({ fs }: StoreContext, folder: string, model: RegisteredModel): void {
  writeMeta(fs, folder, {
    aliases: Object.fromEntries([...model.aliases].map(([alias, version]) => [alias, String(version)])),
    creation_timestamp: model.creationTimestamp,
    description: model.description,
    last_updated_timestamp: model.lastUpdatedTimestamp,
    name: model.name,
  });
}

function writeVersion({ fs }: StoreContext, folder: string, version: ModelVersion, stage?: string): void {
  writeMeta(fs, folder, {
    creation_timestamp: version.creationTimestamp,
    current_stage: stage ?? version.currentStage,
    description: version.description,
    last_updated_timestamp: version.lastUpdatedTimestamp,
    name: version.name,
    run_id: version.runId === '' ? null : version.runId,
    run_link: version.runLink === '' ? null : version.runLink,
    source: version.source,
    status: 'READY',
    status_message: null,
    storage_location: version.storageLocation,
    user_id: null,
    version: version.version,
  });
}

/** Rewrites a model's meta file after something of it has changed: its time, and its aliases as their files say. */
function touch(context: StoreContext, name: string): void {
  const model = getModel(context, name);
  writeModel(context, modelFolder(context, name), { ...model, lastUpdatedTimestamp: context.clock.now() });
}

function checkModelTag({ key, value }: Tag): void {
  checkKey(key, 'key');
  checkLength('value', value, LIMITS.modelTagValue);
}

/** @throws MlflowError. */
export function createModel(
  context: StoreContext,
  name: string,
  description = '',
  tags: readonly Tag[] = [],
): RegisteredModel {
  const folder = modelFolder(context, name);
  if (hasMeta(context.fs, folder))
    throw new MlflowError('RESOURCE_ALREADY_EXISTS', `Registered Model (name=${name}) already exists.`);
  for (const tag of tags) checkModelTag(tag);
  const now = context.clock.now();
  for (const { key, value } of tags) writeKey(context.fs, `${folder}/${TAGS}`, key, value);
  // The meta file last: what breaks off before it has left no model.
  writeModel(context, folder, {
    name,
    description,
    creationTimestamp: now,
    lastUpdatedTimestamp: now,
    tags: new Map(),
    aliases: new Map(),
  });
  return getModel(context, name);
}

/** @throws MlflowError. */
export function updateModel(context: StoreContext, name: string, description: string): RegisteredModel {
  const model = getModel(context, name);
  const lastUpdatedTimestamp = context.clock.now();
  writeModel(context, modelFolder(context, name), { ...model, description, lastUpdatedTimestamp });
  return getModel(context, name);
}

/** Renames a model with all its versions and aliases. @throws MlflowError. */
export function renameModel(context: StoreContext, name: string, newName: string): RegisteredModel {
  const { fs, clock } = context;
  const folder = neededModelFolder(context, name);
  const target = modelFolder(context, newName);
  if (fs.exists(target))
    throw new MlflowError('RESOURCE_ALREADY_EXISTS', `Registered Model (name=${newName}) already exists.`);
  fs.move(folder, target);
  const now = clock.now();
  for (const version of listVersions(context, newName).items)
    writeVersion(context, `${target}/${VERSION_PREFIX}${version.version}`, {
      ...version,
      lastUpdatedTimestamp: now,
    });
  writeModel(context, target, { ...getModel(context, newName), lastUpdatedTimestamp: now });
  return getModel(context, newName);
}

/** Removes a model with all its versions; their files, which are artifacts of runs, stay. @throws MlflowError. */
export function deleteModel(context: StoreContext, name: string): void {
  context.fs.remove(neededModelFolder(context, name));
}

/** @throws MlflowError. */
export function setModelTag(context: StoreContext, name: string, tag: Tag): void {
  checkModelTag(tag);
  writeKey(context.fs, `${neededModelFolder(context, name)}/${TAGS}`, tag.key, tag.value);
  touch(context, name);
}

/** @throws MlflowError. */
export function deleteModelTag(context: StoreContext, name: string, key: string): void {
  checkKey(key, 'key');
  if (removeKey(context.fs, `${neededModelFolder(context, name)}/${TAGS}`, key)) touch(context, name);
}

/** What a version is made of. */
export interface NewVersion {
  readonly name: string;
  readonly source: string;
  readonly runId?: string;
  readonly runLink?: string;
  readonly description?: string;
  readonly tags?: readonly Tag[];
}

/** Where the files are that a source names: that of another version for `models:/…`. @throws MlflowError. */
function storageOf(context: StoreContext, source: string): string {
  const uri = /^models:\/+([^/]+)\/(\d+)$/.exec(source);
  if (!source.startsWith('models:')) return source;
  if (uri === null)
    throw invalid(`Unable to fetch model from model URI source artifact location '${source}'.`);
  return getVersion(context, uri[1]!, uri[2]!).storageLocation;
}

/** @throws MlflowError. */
export function createVersion(context: StoreContext, start: NewVersion): ModelVersion {
  const folder = neededModelFolder(context, start.name);
  for (const tag of start.tags ?? []) checkModelTag(tag);
  const storageLocation = storageOf(context, start.source);
  const now = context.clock.now();
  const version = nextVersion(context, folder);
  const versionFolder = `${folder}/${VERSION_PREFIX}${version}`;
  for (const { key, value } of start.tags ?? []) writeKey(context.fs, `${versionFolder}/${TAGS}`, key, value);
  writeVersion(context, versionFolder, {
    name: start.name,
    version,
    description: start.description ?? '',
    creationTimestamp: now,
    lastUpdatedTimestamp: now,
    currentStage: 'None',
    source: start.source,
    storageLocation,
    runId: start.runId ?? '',
    runLink: start.runLink ?? '',
    tags: new Map(),
    aliases: [],
  });
  touch(context, start.name);
  return getVersion(context, start.name, String(version));
}

/** @throws MlflowError. */
export function updateVersion(
  context: StoreContext,
  name: string,
  version: string,
  description: string,
): ModelVersion {
  const { folder, found } = neededVersion(context, name, version);
  writeVersion(context, folder, { ...found, description, lastUpdatedTimestamp: context.clock.now() });
  return getVersion(context, name, version);
}

/** Deletes a version: its aliases first, so that none points to nothing; its number stays taken. @throws MlflowError. */
export function deleteVersion(context: StoreContext, name: string, version: string): void {
  const { folder, model, found } = neededVersion(context, name, version);
  for (const alias of found.aliases) removeKey(context.fs, `${model}/${ALIASES}`, alias);
  const deleted = { ...found, lastUpdatedTimestamp: context.clock.now() };
  writeVersion(context, folder, deleted, DELETED_STAGE);
  touch(context, name);
}

/** @throws MlflowError. */
export function setVersionTag(context: StoreContext, name: string, version: string, tag: Tag): void {
  checkModelTag(tag);
  writeKey(context.fs, `${neededVersion(context, name, version).folder}/${TAGS}`, tag.key, tag.value);
  touch(context, name);
}

/** @throws MlflowError. */
export function deleteVersionTag(context: StoreContext, name: string, version: string, key: string): void {
  checkKey(key, 'key');
  if (removeKey(context.fs, `${neededVersion(context, name, version).folder}/${TAGS}`, key))
    touch(context, name);
}

/**
 * Points an alias at a version, from wherever it pointed: one file is written, so that there is no moment at which it
 * points to both or to none.
 * @throws MlflowError also for the reserved names `latest` and `v<number>`.
 */
export function setAlias(context: StoreContext, name: string, alias: string, version: string): void {
  checkAlias(alias);
  const number = checkVersion(version);
  const { model } = neededVersion(context, name, version);
  writeKey(context.fs, `${model}/${ALIASES}`, alias, String(number));
  touch(context, name);
}

/** Takes an alias away; one that is not there is no error. @throws MlflowError. */
export function deleteAlias(context: StoreContext, name: string, alias: string): void {
  checkAlias(alias);
  if (removeKey(context.fs, `${neededModelFolder(context, name)}/${ALIASES}`, alias)) touch(context, name);
}

/**
 * Moves a version to a stage; with `archiveExisting` the others in Staging or Production are archived.
 * @throws MlflowError.
 */
export function transitionStage(
  context: StoreContext,
  name: string,
  version: string,
  stage: string,
  archiveExisting: boolean,
): ModelVersion {
  const target = canonicalStage(stage);
  if (archiveExisting && target !== 'Staging' && target !== 'Production')
    throw invalid(
      `Model version transition cannot archive existing model versions because '${stage}' is not an Active stage. ` +
        "Valid stages are ['Staging', 'Production']",
    );
  const now = context.clock.now();
  const { folder, model, found } = neededVersion(context, name, version);
  const others = archiveExisting ? listVersions(context, name).items : [];
  for (const other of others) {
    if (other.version === found.version || other.currentStage !== target) continue;
    const archived: ModelVersion = { ...other, currentStage: 'Archived', lastUpdatedTimestamp: now };
    writeVersion(context, `${model}/${VERSION_PREFIX}${other.version}`, archived);
  }
  writeVersion(context, folder, { ...found, currentStage: target, lastUpdatedTimestamp: now });
  touch(context, name);
  return getVersion(context, name, version);
}
