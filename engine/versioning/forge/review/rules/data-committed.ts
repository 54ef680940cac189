import { isTest } from '../file-kinds';
import type { Finding, ReviewRule } from '../finding';

const MODEL = /\.(?:pt|pth|pkl|joblib|h5|keras|onnx|safetensors|tflite|weights\.bin)$/;
const DATA = /\.(?:csv|tsv|jsonl|ndjson|parquet|arrow|feather|npy|npz|sqlite|db|zip|gz|tar)$/;
const SAMPLE = /(?:^|\/)(?:fixtures|__fixtures__|samples?|tests?)\//;
/** Bytes from which a data file is more than a sample. */
const DATA_LIMIT = 16 * 1024;
/** Bytes from which any file is too much for git. */
const ANY_LIMIT = 1024 * 1024;

const size = (bytes: number): string =>
  bytes < ANY_LIMIT ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / ANY_LIMIT).toFixed(1)} MB`;

function kindOf(path: string, bytes: number): string | undefined {
  if (isTest(path) || (SAMPLE.test(path) && bytes < ANY_LIMIT)) return undefined;
  if (MODEL.test(path)) return 'A trained model';
  if (DATA.test(path) && bytes >= DATA_LIMIT) return 'A data set';
  return bytes >= ANY_LIMIT ? 'A file of this size' : undefined;
}

/** Data and models in git's history, where they stay for good; DVC is for them. */
export const DATA_COMMITTED: ReviewRule = {
  id: 'data-committed',
  blocking: true,
  focus: ['data', 'platform'],
  find({ byCommit, paths }) {
    const found = new Map<string, Finding>();
    for (const { commit, files } of byCommit)
      for (const { path, size: bytes } of files) {
        const kind = kindOf(path, bytes);
        if (kind === undefined) continue;
        const where = `commit ${commit.id.slice(0, 7)}`;
        const text = paths.has(path)
          ? `${kind} (${size(bytes)}) does not belong in git: every clone carries it for good. Track it with dvc add, commit the .dvc file, and take it out of ${where}.`
          : `${kind} (${size(bytes)}) is deleted here, but ${where} keeps it in the history of every clone: rewrite the branch without it.`;
        found.set(path, { key: path, path: paths.has(path) ? path : null, line: null, text });
      }
    return [...found.values()];
  },
};
