import type { ErrorRecord } from '../engine/core/errors';
import type { ServiceRequest, ServiceResponse } from '../engine/core/lab-service';
import type { Completion } from '../engine/shell/completion/complete';
import type { PromptState } from '../engine/shell/prompt';
import type { AnswerOf, InputOf, QuestionName } from '../runtime/lab/questions';

/** Where a line's output goes, as it comes. */
export type OutputSink = (stream: 'stdout' | 'stderr', text: string) => void;

/** What came of a command that was run for a panel. */
export interface CommandOutcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A line that runs. */
export interface RunningLine {
  readonly line: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Typed in the terminal; else a panel's command. */
  readonly isTyped: boolean;
}

/** The lab of a lesson: a shell with the lab's programs over the files of the workspace, in a worker. */
export interface LabState {
  /** `closed` until something is first asked of it; `failed`: the worker is gone, see `failure`; the next call starts another. */
  readonly status: 'closed' | 'ready' | 'failed';
  readonly failure?: ErrorRecord;
  /** The line that runs now, in the terminal or for a panel. */
  readonly running: RunningLine | null;
  /** What the terminal's prompt shows. */
  readonly prompt: PromptState;
  /** The lines of earlier visits and of this one, oldest first. */
  readonly history: readonly string[];
  /** Grows whenever files may have changed, by a command or in the editor: answers from before are to be asked anew. */
  readonly revision: number;
  /**
   * Runs what was typed in the terminal, in its own shell session. What it changed is one step of undo, `$ git commit`.
   * Lines wait for each other. Resolves to the exit code, 130 when it was interrupted, once what it changed is on disk; if
   * that fails, the output says so.
   * @throws NotWriterError in a tab that only reads; LabFailedError.
   */
  runLine(line: string, sink: OutputSink): Promise<number>;
  /**
   * Runs a command for a panel (`git switch main`) in a shell of its own that starts in the project's folder; undone
   * as one step, like `runLine`. @throws as `runLine`.
   */
  runCommand(command: string): Promise<CommandOutcome>;
  /** Asks the worker; see `runtime/lab/questions.ts`. @throws LabFailedError with the code of what was thrown there. */
  ask<Name extends QuestionName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>>;
  /** What could follow the words before the cursor. */
  complete(line: string, cursor: number): Promise<Completion>;
  /** Asks a service of the lab; null: there is none at that address. What it changes is kept by `keepServed`. */
  serve(request: ServiceRequest): Promise<ServiceResponse | null>;
  /** Lays what services changed over the work, as one step of undo. */
  keepServed(label: string): Promise<void>;
  /** Looks what the prompt shows now: a repository may have been there before the first line. */
  refreshPrompt(): Promise<void>;
  /** Ctrl-C: ends what runs, at once. */
  interrupt(): void;
  /** How wide the terminal is, in characters; programs that print in columns fit it. */
  setColumns(columns: number): void;
  /** Forgets variables, functions and the folder of the terminal's shell: as a new terminal. */
  restart(): Promise<void>;
}
