import type { RunEvent, RunRequest, RunResult } from '../../engine/core/code-runner';
import type { ErrorRecord } from '../../engine/core/errors';
import type { WorkspacePath } from '../../engine/core/files';
import type { ServiceRequest } from '../../engine/core/lab-service';
import type { ShellSnapshot } from '../../engine/shell/bash/snapshot';
import type { PromptState } from '../../engine/shell/prompt';
import type { CommandChanges, TreeChanges } from './changes';

/** What a lab begins with. */
export interface LabStart {
  /** All ids and chance of the lab follow from it. */
  readonly seed: string;
  /** The page's clock, in milliseconds since the epoch. */
  readonly now: number;
  /** The lesson's data: files that no program may change, and that the page has by itself. */
  readonly readOnly: readonly WorkspacePath[];
  /** The terminal's shell as it was; absent: a new one. */
  readonly shell?: ShellSnapshot;
  /** What was typed before, oldest first. */
  readonly history: readonly string[];
  /** Its clock is that of a script and begins at `now`, so that the same script gives the same bytes; see `ScriptClock`. */
  readonly isScripted?: boolean;
}

/** What a line or command left behind. */
export interface CommandEnd {
  readonly exitCode: number;
  readonly changes: CommandChanges;
  readonly prompt: PromptState;
  readonly shell: ShellSnapshot;
  readonly history: readonly string[];
}

/** What the page asks; each is answered by one reply of the same id. */
export type LabCall =
  /** What was typed in the terminal; its output comes as `output` messages. */
  | { readonly type: 'line'; readonly line: string }
  /** A command for a panel, in a shell of its own. */
  | { readonly type: 'command'; readonly command: string }
  | { readonly type: 'ask'; readonly name: string; readonly input: unknown }
  | { readonly type: 'complete'; readonly line: string; readonly cursor: number }
  /** A request to a service of the lab, from a sandboxed program; answered by null where there is no such service. */
  | { readonly type: 'fetch'; readonly request: ServiceRequest }
  /** What services changed since the last command, for a run that was not started by one. */
  | { readonly type: 'take-changes' }
  /** What the terminal's prompt shows now. */
  | { readonly type: 'prompt' }
  /** A new shell for the terminal. */
  | { readonly type: 'restart' };

/** What the page says. */
export type LabMessage =
  | { readonly type: 'start'; readonly start: LabStart }
  /** Files that changed in the workspace; comes before the call that is to see them. */
  | { readonly type: 'sync'; readonly changes: TreeChanges; readonly now: number }
  | { readonly type: 'call'; readonly id: number; readonly call: LabCall }
  | { readonly type: 'interrupt' }
  | { readonly type: 'columns'; readonly columns: number }
  | { readonly type: 'run-event'; readonly runId: string; readonly event: RunEvent }
  | { readonly type: 'run-ended'; readonly runId: string; readonly result: RunResult }
  | { readonly type: 'run-failed'; readonly runId: string; readonly message: string };

/** What the worker says. */
export type LabNews =
  | { readonly type: 'reply'; readonly id: number; readonly value: unknown }
  | { readonly type: 'reply'; readonly id: number; readonly error: ErrorRecord }
  | {
      readonly type: 'output';
      readonly id: number;
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
    }
  /** Ctrl-C has arrived. */
  | { readonly type: 'interrupted' }
  /** Runs learner code; the files are those of the project without the lesson's data, which the page has. */
  | { readonly type: 'run'; readonly request: RunRequest }
  | { readonly type: 'stop-run'; readonly runId: string }
  | { readonly type: 'open-file'; readonly path: WorkspacePath }
  /** Work in the background (a run of workflows) has gone on: what it changed, and that panels may ask again. */
  | { readonly type: 'progress'; readonly changes: CommandChanges };
