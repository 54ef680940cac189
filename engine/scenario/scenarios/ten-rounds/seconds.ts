import type { FileContent } from '../../../core/files';
import { paramValue } from '../../../grading/kinds/pipeline/inputs';
import type { ScriptRun } from '../../../grading/kinds/pipeline/ledger';
import { secondsFor } from '../../ten-rounds/measures';
import type { TenRounds } from './options';

const sizeOf = (content: FileContent | undefined) => content?.length ?? 0;

/** What a run of a script takes, from the files and parameters that it met. */
export function secondsOf({ script, files }: ScriptRun, options: TenRounds): number {
  const bytes = script.reads.reduce((sum, path) => sum + sizeOf(files[`${options.folder}/${path}`]), 0);
  const key = options.passes[script.name];
  return secondsFor(bytes, key === undefined ? 1 : Number(paramValue(files, options, key)));
}
