import { baseOf, type FileSystem, parentOf } from '../../../core/file-system';
import {
  type Damage,
  type Listing,
  type ModelVersion,
  type RegisteredModel,
  STAGES,
  type Stage,
} from '../entities';
import { invalid, missing } from '../errors';
import { checkAlias, checkModelName, checkVersion } from '../validation';
import type { StoreContext } from './context';
import { foldersIn, readKeys } from './key-files';
import { ALIASES, META, MODELS, TAGS, VERSION_PREFIX } from './layout';
import { DamagedError, hasMeta, neededText, numberIn, readMeta, textIn } from './meta-file';

/** The stage that MLflow gives a deleted version, so that its number stays taken. */
export const DELETED_STAGE = 'Deleted_Internal';

/** The folder of a registered model, which may not be there. @throws MlflowError for an impossible name. */
export function modelFolder({ root }: StoreContext, name: string): string {
  checkModelName(name);
  return `${root}/${MODELS}/${name}`;
}

/** As `modelFolder`, of a model that is there. @throws MlflowError RESOURCE_DOES_NOT_EXIST. */
export function neededModelFolder(context: StoreContext, name: string): string {
  const folder = modelFolder(context, name);
  if (!hasMeta(context.fs, folder)) throw missing(`Registered Model with name=${name} not found`);
  return folder;
}

/** The folders of a model's versions, also of deleted and unfinished ones. */
const versionFolders = (fs: FileSystem, folder: string): string[] =>
  foldersIn(fs, folder).filter((name) => /^version-\d+$/.test(name));

/** The aliases of a model; a file that holds no version number is none. */
function readAliases({ fs }: StoreContext, folder: string, damaged: Damage[]): Map<string, number> {
  const aliases = new Map<string, number>();
  for (const [alias, text] of readKeys(fs, `${folder}/${ALIASES}`)) {
    if (/^\d+$/.test(text.trim())) aliases.set(alias, Number(text));
    else damaged.push({ path: `${folder}/${ALIASES}/${alias}`, reason: 'it holds no version number' });
  }
  return aliases;
}

function readModel(context: StoreContext, folder: string, damaged: Damage[]): RegisteredModel {
  const meta = readMeta(context.fs, folder);
  return {
    // The folder's, not the file's: a renaming that broke off is then as good as done.
    name: baseOf(folder),
    description: textIn(meta, 'description') ?? '',
    creationTimestamp: numberIn(meta, 'creation_timestamp') ?? 0,
    lastUpdatedTimestamp: numberIn(meta, 'last_updated_timestamp') ?? 0,
    tags: readKeys(context.fs, `${folder}/${TAGS}`),
    aliases: readAliases(context, folder, damaged),
  };
}

/** Every registered model that can be read, by name. */
export function listModels(context: StoreContext): Listing<RegisteredModel> {
  const { fs, root } = context;
  const items: RegisteredModel[] = [];
  const damaged: Damage[] = [];
  for (const name of foldersIn(fs, `${root}/${MODELS}`)) {
    // Without versions and a meta file it was never wholly made.
    if (
      !hasMeta(fs, `${root}/${MODELS}/${name}`) &&
      versionFolders(fs, `${root}/${MODELS}/${name}`).length === 0
    )
      continue;
    try {
      items.push(readModel(context, `${root}/${MODELS}/${name}`, damaged));
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      damaged.push(error.damage);
    }
  }
  return { items, damaged };
}

/** @throws MlflowError RESOURCE_DOES_NOT_EXIST; DamagedError. */
export const getModel = (context: StoreContext, name: string): RegisteredModel =>
  readModel(context, neededModelFolder(context, name), []);

/** A version's folder with what its files say; `null`: it was deleted. */
export function readVersion(
  context: StoreContext,
  folder: string,
  aliases: ReadonlyMap<string, number>,
): ModelVersion | null {
  const meta = readMeta(context.fs, folder);
  const version = Number(neededText(meta, 'version', folder));
  if (!Number.isInteger(version) || !folder.endsWith(`/${VERSION_PREFIX}${version}`))
    throw new DamagedError(`${folder}/${META}`, `its version is ${String(meta.version)}`);
  if (meta.current_stage === DELETED_STAGE) return null;
  const source = textIn(meta, 'source') ?? '';
  return {
    name: baseOf(parentOf(folder)),
    version,
    description: textIn(meta, 'description') ?? '',
    creationTimestamp: numberIn(meta, 'creation_timestamp') ?? 0,
    lastUpdatedTimestamp: numberIn(meta, 'last_updated_timestamp') ?? 0,
    currentStage: STAGES.find((stage) => stage === meta.current_stage) ?? 'None',
    source,
    storageLocation: textIn(meta, 'storage_location') || source,
    runId: textIn(meta, 'run_id') ?? '',
    runLink: textIn(meta, 'run_link') ?? '',
    tags: readKeys(context.fs, `${folder}/${TAGS}`),
    aliases: [...aliases]
      .filter(([, number]) => number === version)
      .map(([alias]) => alias)
      .sort(),
  };
}

/** The versions of a model, by number; deleted ones are left out. @throws MlflowError. */
export function listVersions(context: StoreContext, name: string): Listing<ModelVersion> {
  const { fs } = context;
  const folder = neededModelFolder(context, name);
  const items: ModelVersion[] = [];
  const damaged: Damage[] = [];
  const aliases = readAliases(context, folder, []);
  for (const inner of versionFolders(fs, folder)) {
    if (!hasMeta(fs, `${folder}/${inner}`)) continue;
    try {
      const version = readVersion(context, `${folder}/${inner}`, aliases);
      if (version !== null) items.push(version);
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      damaged.push(error.damage);
    }
  }
  return { items: items.sort((a, b) => a.version - b.version), damaged };
}

/** The number of the next version: one above the highest that was ever given. */
export function nextVersion({ fs }: StoreContext, folder: string): number {
  const numbers = versionFolders(fs, folder).map((name) => Number(name.slice(VERSION_PREFIX.length)));
  return Math.max(0, ...numbers) + 1;
}

/** The folder of a version that is there. @throws MlflowError RESOURCE_DOES_NOT_EXIST. */
export function neededVersion(
  context: StoreContext,
  name: string,
  version: string,
): { readonly folder: string; readonly model: string; readonly found: ModelVersion } {
  const number = checkVersion(version);
  const model = neededModelFolder(context, name);
  const folder = `${model}/${VERSION_PREFIX}${number}`;
  const found = hasMeta(context.fs, folder)
    ? readVersion(context, folder, readAliases(context, model, []))
    : null;
  if (found === null) throw missing(`Model Version (name=${name}, version=${version}) not found`);
  return { folder, model, found };
}

/** @throws MlflowError RESOURCE_DOES_NOT_EXIST; DamagedError. */
export const getVersion = (context: StoreContext, name: string, version: string): ModelVersion =>
  neededVersion(context, name, version).found;

/** The version that an alias points to. @throws MlflowError. */
export function versionByAlias(context: StoreContext, name: string, alias: string): ModelVersion {
  checkAliasReadable(alias);
  const folder = neededModelFolder(context, name);
  const number = readAliases(context, folder, []).get(alias);
  if (number === undefined) throw invalid(`Registered model alias ${alias} not found.`);
  return getVersion(context, name, String(number));
}

/** A reserved alias may be asked for: nothing can have set it. */
function checkAliasReadable(alias: string): void {
  if (!/^(?:latest|v\d+)$/i.test(alias)) checkAlias(alias);
}

/** A stage by its name in any case. @throws MlflowError INVALID_PARAMETER_VALUE. */
export function canonicalStage(stage: string): Stage {
  const found = STAGES.find((name) => name.toLowerCase() === stage.toLowerCase());
  if (found === undefined)
    throw invalid(
      `Invalid Model Version stage: ${stage}. Value must be one of None, Staging, Production, Archived.`,
    );
  return found;
}

/** The latest version in each of the stages; of all stages where none is named. @throws MlflowError. */
export function latestVersions(
  context: StoreContext,
  name: string,
  stages: readonly string[] = [],
): readonly ModelVersion[] {
  const wanted = stages.length === 0 ? STAGES : stages.map(canonicalStage);
  const versions = listVersions(context, name).items;
  return [...new Set(wanted)].flatMap((stage) => {
    const inStage = versions.filter((version) => version.currentStage === stage);
    return inStage.length > 0 ? [inStage.at(-1)!] : [];
  });
}
