import { DvcError } from '../errors';
import type { Data, DataMap } from '../text/data';
import { isMap } from '../text/data';
import { readJson } from '../text/read-json';
import { type OnTimestamp, readYaml } from '../yaml/read-yaml';

/**
 * Reads a file of parameters or metrics: YAML or JSON.
 * @param shown the path for messages
 * @throws DvcError for one that cannot be read, that is in another format, or that holds a date.
 */
export function readDataFile(text: string, shown: string): Data {
  const extension = /\.(\w+)$/.exec(shown)?.[1]?.toLowerCase();
  if (extension === 'toml' || extension === 'py')
    throw new DvcError(
      `unable to read: '${shown}', the lab reads parameters and metrics from YAML and JSON files only`,
    );
  if (extension === 'json') {
    const data = readJson(text);
    if (data === undefined) throw corrupted(shown, 'JSON');
    return data;
  }
  const noDates: OnTimestamp = (stamp, path) => {
    throw new DvcError(`Unsupported value of type '${stamp.typeName}' in '${shown}:${path.join('.')}'`, {
      isUnexpected: true,
    });
  };
  const reading = readYaml(text, noDates);
  if (!reading.ok) throw corrupted(shown, 'YAML');
  return reading.data;
}

const corrupted = (shown: string, kind: string): DvcError =>
  new DvcError(`unable to read: '${shown}', ${kind} file structure is corrupted`);

/** The same, where it has to be a mapping. */
export function readParamsFile(text: string, shown: string): DataMap {
  const data = readDataFile(text, shown);
  if (isMap(data)) return data;
  throw new DvcError(`unable to read: '${shown}', expected a mapping of parameters`);
}
