import type { StoreApi } from 'zustand/vanilla';
import type { WorkBundle } from '../content/lesson-schema';
import type {
  EpochReport,
  Program,
  ProgramError,
  RunEvent,
  RunOutcome,
  RunRequest,
  RunResult,
  SourceLocation,
  TestReport,
} from '../engine/core/code-runner';
import type { ErrorRecord } from '../engine/core/errors';
import type { Facts } from '../engine/core/facts';
import type { FileContent, FileMarks, WorkspaceFiles, WorkspacePath } from '../engine/core/files';
import type { GradeReport } from '../engine/grading/types';
import type { Lane, ReplayRun } from '../engine/scenario/types';
import type { ProjectArchive } from './archive-contract';
import type { DeploymentState } from './deployment-contract';
import type { LabState } from './lab-contract';
import type { PreviewState } from './preview-contracts';
import type { SqlState } from './sql-contract';
import type { TimelineState } from './timeline-contract';
import type { TuningState } from './tuning-contract';

/** The shapes of the stores of one lesson. Each is a small zustand store; a session holds one of each. */

export interface WorkspaceState {
  /** The learner's files. Data files of the lesson are in `data`, read-only, and not stored with the work. */
  readonly files: WorkspaceFiles;
  /** The paths that are not plain files: executable, links (their content is the target), empty folders. */
  readonly marks: FileMarks;
  readonly data: Readonly<Record<WorkspacePath, string>>;
  /** `unsaved` until the store of the browser has acknowledged the last edit. */
  readonly save: 'saved' | 'unsaved' | 'failed';
  readonly saveError?: ErrorRecord;
  /** Only one tab writes. A reader sees what the writer does and can take over. */
  readonly access: 'writer' | 'reader';
  /** What undo and redo would do, in words ("Reset to the start"); absent: nothing to do. */
  readonly undoLabel?: string;
  readonly redoLabel?: string;
  /** The lesson was changed by its author since this work was begun. */
  readonly lessonChanged: boolean;

  /** Text typed in the editor; many edits of one file in a row are one step of undo. */
  edit(path: WorkspacePath, content: FileContent): void;
  /** Throws InvalidPathError or FileExistsError. */
  create(path: WorkspacePath, content?: FileContent): void;
  /** A folder that holds nothing yet. */
  createFolder(path: WorkspacePath): void;
  /** A file, or a folder with all in it, as one step of undo. */
  rename(from: WorkspacePath, to: WorkspacePath): void;
  remove(path: WorkspacePath): void;
  /** Back to the start of the lesson: one step of undo. With `paths`, only those. */
  reset(paths?: readonly WorkspacePath[]): void;
  /**
   * Lays the reference solution over the work: one step of undo. With `paths`, only those (a folder ends in `/`).
   * Resolves when it lies there: at once, unless a script makes it, which then takes the place of all the work.
   */
  showSolution(paths?: readonly WorkspacePath[]): Promise<void>;
  /** Brings back the files of an earlier attempt: one step of undo. */
  restore(files: WorkspaceFiles, label: string): void;
  undo(): void;
  redo(): void;
  /** Resolves when everything typed so far is on disk; rejects with a StagecraftError that says why not. */
  flush(): Promise<void>;
  takeOver(): Promise<void>;
}

export interface EditorState {
  readonly open: readonly WorkspacePath[];
  readonly active: WorkspacePath | null;
  /** Where the editor is asked to go; `request` grows with each ask, so that the same place can be asked for twice. */
  readonly reveal: (SourceLocation & { readonly request: number }) | null;
  /** What the editor area shows: the file, or a diff of it against something. */
  readonly diff: 'none' | 'start' | 'last-attempt' | 'solution';
  openFile(path: WorkspacePath): void;
  closeFile(path: WorkspacePath): void;
  revealLocation(location: SourceLocation): void;
  showDiff(against: EditorState['diff']): void;
}

/** A line or block of the console. */
export interface ConsoleEntry {
  readonly id: number;
  readonly kind: 'stdout' | 'stderr' | 'error' | 'system';
  readonly text: string;
  readonly location?: SourceLocation;
  readonly error?: ProgramError;
}

/** One run as the panels see it, live or finished. */
export interface RunView {
  readonly runId: string;
  /** "npm run train", "node src/train.ts", "Tests". */
  readonly label: string;
  readonly program: Program;
  readonly experimentId?: string;
  readonly contentHash: string;
  /** The JSON of the lesson's params file at the start of the run. */
  readonly params: Readonly<Record<string, unknown>>;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly outcome: RunOutcome | 'running';
  readonly console: readonly ConsoleEntry[];
  readonly epochs: readonly EpochReport[];
  readonly tests: readonly TestReport[];
  readonly backend?: string;
  /** Facts of a finished run for predictions: see `engine/tracking`-style names in `runFacts`. */
  readonly facts?: Facts;
  /** Started by a line of the terminal, which shows what it prints and keeps what it writes. */
  readonly isOfTerminal?: boolean;
}

export interface RunsState {
  /** The run that the console and panels show: the live one, or the last. */
  readonly current: RunView | null;
  /** Finished runs, newest first, at most 20, kept across reloads without their console. */
  readonly history: readonly RunView[];
  readonly busy: boolean;
  /** Saves first, then runs an npm script of the workspace's package.json. */
  runScript(script: string, experimentId?: string): Promise<RunView>;
  /** Like `node <path>`; a `*.test.ts` file runs as a test. */
  runFile(path: WorkspacePath): Promise<RunView>;
  /** Lays an experiment's params over the params file and runs its script. */
  runExperiment(experimentId: string): Promise<RunView>;
  /**
   * Runs a program for the terminal: shown like any other run, with its curves and tests, as long as no other run is
   * going on. What it writes is only returned.
   */
  runForTerminal(
    request: RunRequest,
    onEvent: (event: RunEvent) => void,
    signal: AbortSignal,
  ): Promise<RunResult>;
  /** Changes values in the lesson's params file, as the controls of figures do. */
  setParams(values: Readonly<Record<string, unknown>>): void;
  stop(): void;
  clearConsole(): void;
}

/** An attempt at an exercise and the work that it judged. */
export interface AttemptRecord {
  readonly report: GradeReport;
  readonly files: WorkspaceFiles;
}

export interface GradingState {
  readonly checking: { readonly exerciseId: string; readonly done: number; readonly doing: string } | null;
  /** By exercise, newest first. */
  readonly attempts: Readonly<Record<string, readonly AttemptRecord[]>>;
  /** How many rungs of the hint ladder were taken, by exercise. */
  readonly hintsTaken: Readonly<Record<string, number>>;
  /** Failures of ours on the last check, apart from the learner's. */
  readonly failure?: ErrorRecord;
  /** Milliseconds until the next check may start; grows only after repeated checks of unchanged work. */
  readonly waitMs: number;
  check(exerciseId: string): Promise<GradeReport | null>;
  cancel(): void;
  takeHint(exerciseId: string): void;
}

export interface LockedPrediction {
  readonly optionId: string;
  /** 50 to 100 per cent. */
  readonly confidence: number;
  readonly lockedAt: number;
  /** Set once the run that answers it has finished. */
  readonly happened?: string | null;
  readonly facts?: Facts;
  readonly runId?: string;
}

export interface LearningState {
  readonly predictions: Readonly<Record<string, LockedPrediction>>;
  readonly recall: Readonly<
    Record<
      string,
      {
        readonly optionId: string;
        readonly right: boolean;
        readonly at: number;
        /** 50 to 100 per cent; absent: it was not asked. */
        readonly confidence?: number;
      }
    >
  >;
  /** Where the learner last read: an anchor of the lesson's text, without `#`; null on the first visit. */
  readonly place: string | null;
  lockPrediction(id: string, optionId: string, confidence: number): void;
  /** The first answer counts; `confidence`: 50 to 100 per cent. */
  answerRecall(id: string, optionId: string, confidence?: number): void;
  /** Remembers the place, to go on from it later. */
  setPlace(anchor: string): void;
}

export interface ReplayView {
  readonly running: Lane | null;
  readonly done: number;
  readonly doing: string;
  readonly adHoc?: ReplayRun;
  readonly practice?: ReplayRun;
  /** The practice lane was measured on work that has changed since. */
  readonly stale: boolean;
  readonly failure?: ErrorRecord;
  /** The change request was accepted: the files as they were then. */
  readonly before?: WorkspaceFiles;
}

export interface ReplaysState {
  readonly byId: Readonly<Record<string, ReplayView>>;
  run(replayId: string, lanes: readonly Lane[]): Promise<void>;
  acceptChangeRequest(replayId: string): void;
  cancel(): void;
}

/** Everything of one open lesson. Made by `createLessonSession`, given to React by a context. */
export interface LessonSession {
  readonly bundle: WorkBundle;
  readonly workspace: StoreApi<WorkspaceState>;
  readonly editor: StoreApi<EditorState>;
  readonly runs: StoreApi<RunsState>;
  readonly grading: StoreApi<GradingState>;
  readonly learning: StoreApi<LearningState>;
  readonly replays: StoreApi<ReplaysState>;
  /** The terminal's shell and the lab's programs: loaded when they are first asked for. */
  lab(): Promise<StoreApi<LabState>>;
  /** The search for settings: loaded when it is first asked for. */
  tuning(): Promise<StoreApi<TuningState>>;
  /** The simulated server: loaded when it is first asked for. */
  deployment(): Promise<StoreApi<DeploymentState>>;
  /** The SQL console: loaded when it is first shown. */
  sql(): Promise<StoreApi<SqlState>>;
  /** Every step that was ever done in the workspace: loaded when it is first shown. */
  timeline(): Promise<StoreApi<TimelineState>>;
  /** Export and import of the project as a zip: loaded when it is first asked for. */
  archive(): Promise<ProjectArchive>;
  /** The app preview: loaded when it is first shown. */
  preview(): Promise<StoreApi<PreviewState>>;
  dispose(): void;
}
