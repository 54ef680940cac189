import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Damage, Dataset, DatasetInput, Tag } from '../entities';
import { invalid } from '../errors';
import { LIMITS } from '../validation';
import type { StoreContext } from './context';
import { foldersIn } from './key-files';
import { DATASETS, INPUTS, META } from './layout';
import { DamagedError, hasMeta, neededText, readMeta, textIn, writeMeta } from './meta-file';

const md5Hex = (text: string) => bytesToHex(md5(utf8ToBytes(text)));

/** @throws MlflowError INVALID_PARAMETER_VALUE for a dataset or tag beyond MLflow's limits. */
export function checkDatasetInput({ dataset, tags }: DatasetInput): void {
  const parts = [
    ['name', dataset.name, LIMITS.datasetName],
    ['digest', dataset.digest, LIMITS.datasetDigest],
    ['source', dataset.source, LIMITS.datasetSource],
    ['schema', dataset.schema ?? '', LIMITS.datasetSchema],
    ['profile', dataset.profile ?? '', LIMITS.datasetProfile],
  ] as const;
  for (const [what, text, limit] of parts)
    if (text.length > limit) throw invalid(`Dataset ${what} exceeds the maximum length of ${limit}`);
  for (const { key, value } of tags) {
    if (key.length > LIMITS.inputTagKey)
      throw invalid(`InputTag key exceeds the maximum length of ${LIMITS.inputTagKey}`);
    if (value.length > LIMITS.inputTagValue)
      throw invalid(`InputTag value exceeds the maximum length of ${LIMITS.inputTagValue}`);
  }
}

/**
 * Notes that a run read a dataset: the dataset once an experiment, the input once a run. The dataset is written first,
 * so that no input points to nothing.
 */
export function writeInput(
  { fs }: StoreContext,
  runFolder: string,
  runId: string,
  { dataset, tags }: DatasetInput,
): void {
  const experimentFolder = runFolder.slice(0, runFolder.lastIndexOf('/'));
  const datasetId = md5Hex(dataset.name + dataset.digest);
  const datasetFolder = `${experimentFolder}/${DATASETS}/${datasetId}`;
  if (!hasMeta(fs, datasetFolder))
    writeMeta(fs, datasetFolder, {
      digest: dataset.digest,
      name: dataset.name,
      profile: dataset.profile,
      schema: dataset.schema,
      source: dataset.source,
      source_type: dataset.sourceType,
    });
  const inputFolder = `${runFolder}/${INPUTS}/${md5Hex(datasetId + runId)}`;
  if (hasMeta(fs, inputFolder)) return;
  writeMeta(fs, inputFolder, {
    destination_id: runId,
    destination_type: 'RUN',
    source_id: datasetId,
    source_type: 'DATASET',
    tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
  });
}

/** The inputs of a run, by the name of the dataset; what cannot be read is put among the damaged. */
export function readInputs({ fs }: StoreContext, runFolder: string, damaged: Damage[]): DatasetInput[] {
  const experimentFolder = runFolder.slice(0, runFolder.lastIndexOf('/'));
  const inputs: DatasetInput[] = [];
  for (const name of foldersIn(fs, `${runFolder}/${INPUTS}`)) {
    const folder = `${runFolder}/${INPUTS}/${name}`;
    // Never wholly made.
    if (!hasMeta(fs, folder)) continue;
    try {
      const meta = readMeta(fs, folder);
      // MLflow 3 also notes models as inputs, which is nothing for a list of datasets.
      if (meta.source_type !== 'DATASET') continue;
      const datasetFolder = `${experimentFolder}/${DATASETS}/${neededText(meta, 'source_id', folder)}`;
      inputs.push({ dataset: readDataset(fs, datasetFolder), tags: tagsIn(meta.tags, folder) });
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
      damaged.push(error.damage);
    }
  }
  return inputs.sort((a, b) => (a.dataset.name < b.dataset.name ? -1 : 1));
}

function readDataset(fs: StoreContext['fs'], folder: string): Dataset {
  const meta = readMeta(fs, folder);
  return {
    name: neededText(meta, 'name', folder),
    digest: neededText(meta, 'digest', folder),
    sourceType: textIn(meta, 'source_type') ?? '',
    source: textIn(meta, 'source') ?? '',
    schema: textIn(meta, 'schema'),
    profile: textIn(meta, 'profile'),
  };
}

function tagsIn(value: unknown, folder: string): Tag[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object') throw new DamagedError(`${folder}/${META}`, 'its tags are not a mapping');
  return Object.entries(value).map(([key, text]) => ({ key, value: String(text) }));
}
