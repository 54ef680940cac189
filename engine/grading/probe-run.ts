import type { RunResult } from '../core/code-runner';
import { StagecraftError } from '../core/errors';
import type { WorkspaceFiles } from '../core/files';
import type { JsonValue } from '../core/json';
import { type MeasuredRun, runMeasured } from './run';
import type { MeasurementContext } from './types';

/** A probe of the lesson is missing or returned something that it must not: a mistake of the lesson, not of the learner. */
export class ProbeError extends StagecraftError<'probe-invalid'> {
  constructor(path: string, reason: string) {
    super('probe-invalid', `The probe ${path} of this lesson is broken: ${reason}.`, { path });
  }
}

/**
 * Runs a probe of the lesson over a workspace. Its default export is called with `input`; every other file under
 * `probes/` lies beside it, so that it can import helpers.
 * @throws ProbeError when the lesson has no such file; see also `runMeasured`.
 */
export async function runProbe(
  context: MeasurementContext,
  path: string,
  input: JsonValue,
  how: MeasuredRun = {},
): Promise<RunResult> {
  const source = context.support[path];
  if (source === undefined) throw new ProbeError(path, 'the lesson has no such file');
  const files: WorkspaceFiles = {
    ...(how.files ?? context.files),
    ...Object.fromEntries(Object.entries(context.support).filter(([file]) => file.startsWith('probes/'))),
  };
  return runMeasured(context, { kind: 'probe', path, source, input }, { ...how, files });
}
