import { DvcError } from '../errors';
import { readParamsFile } from '../pipeline/params-file';
import { placeOf } from '../pipeline/validate';
import type { Repository } from '../repo/repository';
import { valueAt } from '../text/data';
import { readYaml } from '../yaml/read-yaml';
import { type DvcDiagnostic, diagnosticAt, diagnosticAtPoint } from './diagnostic';

/**
 * What is wrong in a file of parameters: what is no YAML, values that parameters cannot have, and as warnings, parameters
 * that stages read and that are not there. Nothing for a file that no stage reads.
 * @param file kept path
 */
export async function checkParams(repo: Repository, file: string): Promise<DvcDiagnostic[]> {
  const text = await repo.tree.readText(file);
  if (text === undefined || file.endsWith('.json')) return [];
  const reading = readYaml(text);
  if (!reading.ok)
    return [diagnosticAtPoint(reading.fault.message, reading.fault.line, reading.fault.column)];
  const { document, lines } = reading;
  const shown = repo.paths.shown(file);
  try {
    const values = readParamsFile(text, shown);
    const readers = await readersOf(repo, file);
    return [...readers]
      .filter(([key]) => valueAt(values, key) === undefined)
      .map(([key, stages]) =>
        diagnosticAt(
          'warning',
          `'${key}' is not here, and ${stages.join(', ')} ${stages.length === 1 ? 'reads' : 'read'} it.`,
          placeOf(key.split('.'), document),
          lines,
        ),
      );
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
    const key = /'[^']*:([^':]+)'$/.exec(thrown.message)?.[1];
    return [diagnosticAt('error', thrown.message, placeOf(key?.split('.') ?? [], document), lines)];
  }
}

/** The stages that read each key of a file. @throws DvcError never: without sound pipelines nobody reads anything. */
async function readersOf(repo: Repository, file: string): Promise<ReadonlyMap<string, string[]>> {
  const readers = new Map<string, string[]>();
  try {
    for (const stage of (await repo.index()).stages)
      for (const { path, keys } of stage.params)
        if (path === file)
          for (const key of keys) readers.set(key, [...(readers.get(key) ?? []), repo.address(stage)]);
  } catch (thrown) {
    if (!(thrown instanceof DvcError)) throw thrown;
  }
  return readers;
}
