import type { WorkspaceFiles, WorkspacePath } from './files';
import type { JsonValue } from './json';
import type { ServiceRequest, ServiceResponse } from './lab-service';

/** The language of a program. Python is to come as a second one; everything that runs code names its language. */
export type Language = 'typescript';

/** What is to be run over the files of a workspace. */
export type Program =
  /** Like `node <path>`: evaluates a module; `argv` follows the path in `process.argv`. */
  | { readonly kind: 'module'; readonly path: WorkspacePath; readonly argv?: readonly string[] }
  /** Like `node --test <paths>`: evaluates modules that use `node:test`, runs what they registered, reports each test. */
  | { readonly kind: 'tests'; readonly paths: readonly WorkspacePath[] }
  /**
   * A module of ours, added to the workspace at `path` for this run alone. Its default export is called with `input`
   * and what it returns (or resolves to) comes back as `RunResult.value`. Relative imports reach the workspace's files.
   */
  | {
      readonly kind: 'probe';
      readonly path: WorkspacePath;
      readonly source: string;
      readonly input: JsonValue;
    };

/** What a run may use before it is ended. */
export interface RunLimits {
  /** Milliseconds of real time from the start of the run to its forced end. */
  readonly deadlineMs: number;
  /** Bytes of standard output and error that are kept; the rest is counted and dropped. */
  readonly outputBytes: number;
  /** Megabytes that the run may hold. */
  readonly memoryMb: number;
  /** Characters by which the files of the run may grow in all before a write fails with ENOSPC; absent: far more than a lesson needs. */
  readonly diskFree?: number;
}

export const DEFAULT_LIMITS: RunLimits = { deadlineMs: 120_000, outputBytes: 1_000_000, memoryMb: 1024 };

/**
 * Services that the programs of a run reach by `fetch`. They answer outside of the sandbox, one request after the other
 * in the order in which they were sent; what they have answered stays when the run is stopped.
 */
export interface RunServices {
  /** E.g. `http://localhost:5000`. Any other address fails as an unknown host does. */
  readonly origins: readonly string[];
  readonly answer: (request: ServiceRequest) => Promise<ServiceResponse>;
}

/** What one run may ask of its services. */
export const SERVICE_LIMITS = {
  requests: 20_000,
  /** Bytes of the body of one request. */
  bodyBytes: 32_000_000,
  /** Bytes of all bodies together. */
  totalBytes: 256_000_000,
  /** Characters of an address, and of all headers of one request together. */
  headBytes: 32_000,
} as const;

/** One run: files, program, environment, limits. */
export interface RunRequest {
  /** Unique; every event and the result carry it. */
  readonly runId: string;
  readonly language: Language;
  readonly files: WorkspaceFiles;
  readonly program: Program;
  /** The folder of the workspace that the program starts in; the workspace itself when absent. */
  readonly cwd?: WorkspacePath;
  /** The version of Node.js that the program is run as, e.g. `22.21.1`; the lab's own when absent. */
  readonly node?: string;
  /** `process.env`. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Seeded mode: `Math.random`, `Date`, `performance.now` and `crypto.getRandomValues` follow from this seed, so that
   * the same request gives the same result. Absent: they are the real ones.
   */
  readonly seed?: string;
  readonly limits?: Partial<RunLimits>;
  /**
   * Files that the program cannot change (EROFS): the data of the lesson. Absent: everything below `data/`, which the
   * caller then vouches to be the lesson's.
   */
  readonly readOnly?: readonly WorkspacePath[];
  /** Absent: the program has no `fetch`, unless its workspace has services of its own. */
  readonly services?: RunServices;
}

/** A place in a workspace file; `line` and `column` count from 1. */
export interface SourceLocation {
  readonly path: WorkspacePath;
  readonly line: number;
  readonly column?: number;
}

/** An error thrown by the program, with a stack in terms of the learner's own files. */
export interface ProgramError {
  readonly name: string;
  readonly message: string;
  /** A stable code where there is one: `ERR_MODULE_NOT_FOUND`, `ENOENT`, `ERR_ASSERTION`, `not-available-in-lab`, … */
  readonly code?: string;
  /** The stack as text, paths relative to the workspace, frames of the lab left out. */
  readonly stack: string;
  /** The frames of the stack in workspace files, innermost first. */
  readonly frames: readonly SourceLocation[];
  /** The own enumerable properties of the error that are JSON. */
  readonly data?: JsonValue;
}

/**
 * What a run has looked at of what it was given. A request with the same program, seed and settings that agrees with it in
 * all of this comes to the same result. Paths are absolute, as programs see them.
 */
export interface RunReads {
  /** Files whose content it has read or changed, or that were not there when it wanted to. */
  readonly contents: readonly string[];
  /** Paths of which it has asked whether a file or a folder is there. */
  readonly kinds: readonly string[];
  /** Folders whose names it has listed. */
  readonly lists: readonly string[];
  /** Variables of the environment. */
  readonly environment: readonly string[];
  /** It may have looked at anything. */
  readonly everything: boolean;
}

/** The report of one test, as `node:test` would give it. `name` has the suites before it: `['suite', 'test']`. */
export interface TestReport {
  readonly name: readonly string[];
  readonly path: WorkspacePath;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'todo';
  readonly durationMs: number;
  readonly error?: ProgramError;
  readonly location?: SourceLocation;
}

/** One epoch of one `model.fit`, captured by the lab's autologging; the names of `logs` are those of tfjs. */
export interface EpochReport {
  /** Which `fit` of the run this is, from 0. */
  readonly fit: number;
  /** From 0. */
  readonly epoch: number;
  /** How many epochs this `fit` was asked for. */
  readonly epochs: number;
  /** E.g. `loss`, `val_loss`, and each metric by its name; null where the number was not finite. */
  readonly logs: Readonly<Record<string, number | null>>;
  /** Milliseconds since this `fit` began. */
  readonly elapsedMs: number;
  /** Optimizer steps in one epoch (⌈rows / batchSize⌉), 0 when not known. */
  readonly stepsPerEpoch: number;
}

/** What happens during a run, in order. */
export type RunEvent =
  | { readonly type: 'started'; readonly runId: string }
  | {
      readonly type: 'output';
      readonly runId: string;
      readonly stream: 'stdout' | 'stderr';
      readonly text: string;
      /** Where in the workspace it was printed, when known. */
      readonly location?: SourceLocation;
    }
  | { readonly type: 'output-truncated'; readonly runId: string; readonly droppedBytes: number }
  | { readonly type: 'backend'; readonly runId: string; readonly name: string }
  | { readonly type: 'epoch'; readonly runId: string; readonly report: EpochReport }
  | { readonly type: 'test'; readonly runId: string; readonly report: TestReport }
  /** A number reported by the program, e.g. the progress of a probe. */
  | {
      readonly type: 'metric';
      readonly runId: string;
      readonly name: string;
      readonly value: number;
      readonly step: number;
    };

/**
 * How a run ended. `completed`, `failed` (the program threw or a test failed), `stopped` (by the user), `deadline`
 * and `memory` (a limit) are the program's; `crashed` is ours and is never shown as the learner's mistake.
 */
export type RunOutcome = 'completed' | 'failed' | 'stopped' | 'deadline' | 'memory' | 'crashed';

/** The end of a run. */
export interface RunResult {
  readonly runId: string;
  readonly outcome: RunOutcome;
  /** What a probe returned. */
  readonly value?: JsonValue;
  readonly error?: ProgramError;
  readonly tests: readonly TestReport[];
  /** Files that the program wrote (`null`: deleted), not yet applied to the workspace. */
  readonly writes: Readonly<Record<WorkspacePath, string | Uint8Array | null>>;
  /** Everything printed, within the limit. */
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
  /** The tfjs backend, when the program used tfjs. */
  readonly backend?: string;
  /** What the result follows from; absent where the run was ended from outside. */
  readonly reads?: RunReads;
}

/**
 * Runs learner code where it can do no harm. In the page: a sandboxed frame without an origin; in Node: a worker
 * thread (for proofs of lessons written by their authors). Both run the same guest, so results agree.
 */
export interface CodeRunner {
  /**
   * Runs one program. Never rejects for what the program does (see `RunResult.outcome`). Aborting `signal` ends the
   * run within 200 ms with the outcome `stopped`.
   */
  run(request: RunRequest, onEvent?: (event: RunEvent) => void, signal?: AbortSignal): Promise<RunResult>;
}
