import type { WorkspaceFiles } from '../../../core/files';
import { valuesIn } from '../../../grading/kinds/shared-repository/params-kept';
import type { MeasurementContext } from '../../../grading/types';
import type { ReplayEvent, ScenarioContext } from '../../types';
import type { SharedWeekOptions, WantedChange } from './options';

/** The project at some time of the week: what the calls of the next morning are made by. */
export interface MainAt {
  /** Minutes of work since Monday, 9:00. */
  readonly at: number;
  readonly files: WorkspaceFiles;
}

/** What a week has come to in one way of working. */
export interface WeekOfWork {
  readonly events: readonly ReplayEvent[];
  /** Every state of main, oldest first. */
  readonly states: readonly MainAt[];
  /** Minutes until each trouble was noticed. */
  readonly noticed: readonly number[];
  readonly faults: number;
}

/** What is special about a change that should not go in. */
export const WITH_FAULT = 'with a fault in it';

/** A change as the list of what came in names it. */
export const labelOf = ({ by, says }: { readonly by: string; readonly says: string }): string =>
  `${by}: ${says}`;

/** Changes in the order in which they are made. */
export const inOrder = <Change extends { readonly at: number }>(changes: readonly Change[]): Change[] =>
  [...changes].sort((a, b) => a.at - b.at);

/** The files of somebody's own copy, with their change. */
export function copyWith(
  files: WorkspaceFiles,
  { edits, module }: Pick<WantedChange, 'edits' | 'module'>,
  { module: path }: SharedWeekOptions,
  support: Readonly<Record<string, string>>,
): WorkspaceFiles {
  const own: Record<string, string> = module === undefined ? {} : { [path]: support[module] ?? '' };
  for (const { file, from, to } of edits)
    own[file] = (own[file] ?? String(files[file] ?? '')).replace(from, to);
  return own;
}

/** Whether main has the values that a change sets. */
export function hasValues(files: WorkspaceFiles, params: string, { sets }: WantedChange): boolean {
  const now = valuesIn(files, params);
  return (
    now !== null &&
    Object.entries(sets).every(([key, value]) => JSON.stringify(now[key]) === JSON.stringify(value))
  );
}

/** A scenario as what measures: it has no start apart from its lanes. */
export const asMeasuring = (context: ScenarioContext): MeasurementContext => ({
  ...context,
  start: context.solution,
});
