import type { ErrorRecord } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';
import type { ServerCommand } from '../engine/deployment/commands';
import type { Step } from '../engine/deployment/operate';
import type { ServerSpec } from '../engine/deployment/spec';
import type { ServerState } from '../engine/deployment/state';
import type { Judged } from '../engine/deployment/week-facts';

/** The server of a lesson, as the log of its commands has made it. */
export interface DeploymentView {
  readonly spec: ServerSpec;
  readonly steps: readonly Step[];
  readonly state: ServerState;
  /** Every request so far, oldest first, with its answer and what it should have been. */
  readonly judged: readonly Judged[];
  /** Why answers have nothing to be held against, when that could not be worked out. */
  readonly referenceProblem?: string;
}

/** What an operator asks for: a command, or files of the workspace to be copied. */
export type OperatorCommand =
  | Exclude<ServerCommand, { do: 'copy' }>
  | { readonly do: 'copy'; readonly paths: readonly WorkspacePath[] };

export interface DeploymentState {
  /** null until it has been worked out. */
  readonly view: DeploymentView | null;
  /** What is under way, in words, and how far in [0, 1]. */
  readonly doing: { readonly what: string; readonly done: number } | null;
  readonly failure?: ErrorRecord;
  /** Reads the log of commands again, if it or the code that answers are held against has changed. */
  refresh(): Promise<void>;
  /** Appends a command to the log, as one step of undo, carries it out, and says in words what came of it. */
  operate(command: OperatorCommand): Promise<string>;
}
