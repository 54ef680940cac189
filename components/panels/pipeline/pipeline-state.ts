import { keptState } from '../kept-state';
import type { RunLog, StageRun } from './run-log';

/** The parts of the panel. */
export type PipelineTab = 'stages' | 'results' | 'log';

export interface PipelineState {
  readonly tab: PipelineTab;
  /** The stage (or data) that is shown; null: none. */
  readonly selected: string | null;
  /** As a drawing or as a table; null: by the room that there is. */
  readonly form: 'drawing' | 'table' | null;
  /** Whether files and parameters are drawn as boxes of their own. */
  readonly hasFiles: boolean;
  /** The groups that are opened. */
  readonly opened: ReadonlySet<string>;
  /** The last command that was started here; null: none. */
  readonly log: RunLog | null;
  /** The last time that each stage ran from here, whatever command came after it. */
  readonly lastRuns: Readonly<Record<string, StageRun>>;
  /** Whether the failure of that command has been taken note of. */
  readonly isSeen: boolean;
  /** What went wrong before a command could run, or in an edit; null: nothing. */
  readonly failure: string | null;
}

/** What the pipeline panel of a session shows. */
export const pipelineState = keptState<PipelineState>({
  tab: 'stages',
  selected: null,
  form: null,
  hasFiles: false,
  opened: new Set(),
  log: null,
  lastRuns: {},
  isSeen: false,
  failure: null,
});
