import type { Damage, Experiment, Listing, Tag, ViewType } from '../entities';
import { invalid, MlflowError, missing } from '../errors';
import { checkExperimentId, checkExperimentName, checkKey, checkLength, LIMITS } from '../validation';
import { locationProblem } from './artifact-location';
import { randomText, type StoreContext, unused } from './context';
import { foldersIn, readKeys, removeKey, writeKey } from './key-files';
import { DEFAULT_EXPERIMENT_ID, META, MODELS, TAGS, TRASH } from './layout';
import {
  DamagedError,
  hasMeta,
  neededText,
  numberIn,
  readMeta,
  stageIn,
  textIn,
  writeMeta,
} from './meta-file';

/** The name of the experiment `0`. */
const DEFAULT_NAME = 'Default';
const ID_DIGITS = 18;

/** Makes what a new store starts with: the experiment `Default` and the folders for what is deleted and registered. */
export function ensureStore(context: StoreContext): void {
  const { fs, root } = context;
  if (!fs.exists(root)) {
    fs.makeFolder(root);
    writeNew(context, DEFAULT_EXPERIMENT_ID, DEFAULT_NAME, '');
  }
  fs.makeFolder(`${root}/${TRASH}`);
  fs.makeFolder(`${root}/${MODELS}`);
}

/** The folder of an experiment, among the active or the deleted ones; null: there is none. */
export function experimentFolder({ fs, root }: StoreContext, experimentId: string): string | null {
  const places = [`${root}/${experimentId}`, `${root}/${TRASH}/${experimentId}`];
  return (experimentId === MODELS ? [] : places).find((folder) => fs.isFolder(folder)) ?? null;
}

/** The folders of all experiments, of the active ones first. */
export function experimentFolders({ fs, root }: StoreContext): string[] {
  const active = foldersIn(fs, root).filter((name) => name !== TRASH && name !== MODELS);
  const deleted = foldersIn(fs, `${root}/${TRASH}`);
  return [...active.map((name) => `${root}/${name}`), ...deleted.map((name) => `${root}/${TRASH}/${name}`)];
}

function read({ fs, root }: StoreContext, folder: string): Experiment {
  const meta = readMeta(fs, folder);
  const experimentId = folder.slice(folder.lastIndexOf('/') + 1);
  const recorded = neededText(meta, 'experiment_id', folder);
  if (recorded !== experimentId)
    throw new DamagedError(
      `${folder}/${META}`,
      `it is of the experiment ${recorded}, but its folder is ${experimentId}`,
    );
  return {
    experimentId,
    name: neededText(meta, 'name', folder),
    artifactLocation: textIn(meta, 'artifact_location') ?? `${root}/${experimentId}`,
    lifecycleStage: folder.startsWith(`${root}/${TRASH}/`) ? 'deleted' : stageIn(meta),
    creationTime: numberIn(meta, 'creation_time'),
    lastUpdateTime: numberIn(meta, 'last_update_time'),
    tags: readKeys(fs, `${folder}/${TAGS}`),
  };
}

function write({ fs }: StoreContext, folder: string, experiment: Omit<Experiment, 'tags'>): void {
  writeMeta(fs, folder, {
    artifact_location: experiment.artifactLocation,
    creation_time: experiment.creationTime,
    experiment_id: experiment.experimentId,
    last_update_time: experiment.lastUpdateTime,
    lifecycle_stage: experiment.lifecycleStage,
    name: experiment.name,
  });
}

function writeNew(context: StoreContext, experimentId: string, name: string, location: string): void {
  const now = context.clock.now();
  write(context, `${context.root}/${experimentId}`, {
    experimentId,
    name,
    artifactLocation: location || `${context.root.slice(context.root.lastIndexOf('/') + 1)}/${experimentId}`,
    lifecycleStage: 'active',
    creationTime: now,
    lastUpdateTime: now,
  });
}

/** Every experiment that can be read. */
export function listExperiments(context: StoreContext, view: ViewType): Listing<Experiment> {
  const items: Experiment[] = [];
  const damaged: Damage[] = [];
  for (const folder of experimentFolders(context)) {
    // Without a meta file and without runs it was never wholly made, or only holds artifacts.
    if (!hasMeta(context.fs, folder) && !hasRuns(context, folder)) continue;
    try {
      const experiment = read(context, folder);
      if (isInView(experiment.lifecycleStage, view)) items.push(experiment);
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      damaged.push(error.damage);
    }
  }
  return { items, damaged };
}

const hasRuns = ({ fs }: StoreContext, folder: string): boolean =>
  foldersIn(fs, folder).some((name) => hasMeta(fs, `${folder}/${name}`));

/** Does a search of this kind show what is in this stage? */
export const isInView = (stage: 'active' | 'deleted', view: ViewType): boolean =>
  view === 'ALL' || (view === 'ACTIVE_ONLY') === (stage === 'active');

/** @throws MlflowError RESOURCE_DOES_NOT_EXIST; DamagedError. */
export function getExperiment(context: StoreContext, experimentId: string): Experiment {
  checkExperimentId(experimentId);
  const folder = experimentFolder(context, experimentId);
  if (folder === null) throw missing(`Could not find experiment with ID ${experimentId}`);
  return read(context, folder);
}

/** The experiment of a name, an active one before a deleted one; null: there is none. */
export function findExperimentByName(context: StoreContext, name: string): Experiment | null {
  return listExperiments(context, 'ALL').items.find((experiment) => experiment.name === name) ?? null;
}

function checkNameIsFree(context: StoreContext, name: string): void {
  const other = findExperimentByName(context, name);
  if (other === null) return;
  const words =
    other.lifecycleStage === 'deleted'
      ? `Experiment '${name}' already exists in deleted state. You can restore the experiment, or permanently delete ` +
        "the experiment from the .trash folder (under tracking server's root folder) in order to use this " +
        'experiment name again.'
      : `Experiment '${name}' already exists.`;
  throw new MlflowError('RESOURCE_ALREADY_EXISTS', words);
}

/** Makes an experiment and returns its id. @throws MlflowError. */
export function createExperiment(
  context: StoreContext,
  name: string,
  artifactLocation = '',
  tags: readonly Tag[] = [],
): string {
  checkExperimentName(name);
  for (const tag of tags) checkTag(tag);
  const problem = artifactLocation === '' ? null : locationProblem(context, artifactLocation);
  if (problem !== null) throw invalid(problem);
  checkNameIsFree(context, name);
  const experimentId = unused(
    () => randomText(context.rng, '0123456789', ID_DIGITS),
    (id) => experimentFolder(context, id) !== null,
  );
  const folder = `${context.root}/${experimentId}`;
  // The meta file last: what breaks off before it has left no experiment.
  for (const { key, value } of tags) writeKey(context.fs, `${folder}/${TAGS}`, key, value);
  writeNew(context, experimentId, name, artifactLocation);
  return experimentId;
}

function checkTag({ key, value }: Tag): void {
  checkKey(key, 'key');
  checkLength('value', value, LIMITS.experimentTagValue);
}

/** @throws MlflowError. */
export function setExperimentTag(context: StoreContext, experimentId: string, tag: Tag): void {
  checkTag(tag);
  writeKey(context.fs, tagFolder(context, experimentId), tag.key, tag.value);
}

/** @throws MlflowError. */
export function deleteExperimentTag(context: StoreContext, experimentId: string, key: string): void {
  checkKey(key, 'key');
  if (!removeKey(context.fs, tagFolder(context, experimentId), key))
    throw missing(`No tag with name: ${key} in experiment with id ${experimentId}`);
}

function tagFolder(context: StoreContext, experimentId: string): string {
  const experiment = getExperiment(context, experimentId);
  if (experiment.lifecycleStage !== 'active')
    throw invalid(`The experiment ${experimentId} must be in the 'active' lifecycle_stage to set tags`);
  return `${experimentFolder(context, experimentId)!}/${TAGS}`;
}

/** @throws MlflowError. */
export function renameExperiment(context: StoreContext, experimentId: string, newName: string): void {
  checkExperimentName(newName);
  const experiment = getExperiment(context, experimentId);
  if (experiment.name !== newName) checkNameIsFree(context, newName);
  if (experiment.lifecycleStage !== 'active')
    throw new MlflowError(
      'INVALID_STATE',
      `Cannot rename experiment in non-active lifecycle stage. Current stage: ${experiment.lifecycleStage}`,
    );
  const lastUpdateTime = context.clock.now();
  write(context, experimentFolder(context, experimentId)!, { ...experiment, name: newName, lastUpdateTime });
}

/**
 * Moves an experiment into the trash, or back. Its runs are the caller's (see `moveExperiment`).
 * @throws MlflowError.
 */
export function relocateExperiment(
  context: StoreContext,
  experimentId: string,
  to: 'active' | 'deleted',
): void {
  const { fs, root } = context;
  checkExperimentId(experimentId);
  const target = to === 'active' ? `${root}/${experimentId}` : `${root}/${TRASH}/${experimentId}`;
  const folder = experimentFolder(context, experimentId);
  const experiment = folder === null ? null : read(context, folder);
  if (folder === null || experiment === null || (folder === target && experiment.lifecycleStage === to))
    throw missing(`Could not find ${to === 'active' ? 'deleted ' : ''}experiment with ID ${experimentId}`);
  // Moved last: one that broke off in between is deleted, and can be deleted or restored again.
  write(context, folder, { ...experiment, lifecycleStage: to, lastUpdateTime: context.clock.now() });
  fs.makeFolder(`${root}/${TRASH}`);
  if (folder !== target) fs.move(folder, target);
}
