import type { AppDriver } from '../core/app-driver';
import type { CodeRunner, SourceLocation } from '../core/code-runner';
import type { WorkspaceFiles, WorkspacePath } from '../core/files';
import type { JsonValue } from '../core/json';
import type { GameDayReport } from './game-day/report';

/** The two sides of every contrast in the course. */
export type Lane = 'ad-hoc' | 'practice';

/** A figure that a replay measures. */
export interface MeasureDefinition {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  /** What the practice costs: it may be worse in this, and the lesson says so. */
  readonly isPrice?: boolean;
}

/** What became of one event of a scenario, as the person who depends on it sees it. */
export type EventOutcome = 'right' | 'refused' | 'silently-wrong' | 'crashed' | 'lost' | 'wrongly-refused';

/** One event of a replay: what came in, what came out. */
export interface ReplayEvent {
  /** Simulated minutes since the start of the scenario. */
  readonly at: number;
  readonly label: string;
  /** What is special about it, e.g. "area is text"; absent for an ordinary one. */
  readonly trouble?: string;
  readonly outcome: EventOutcome;
  readonly input: JsonValue;
  readonly expected?: JsonValue;
  readonly seen?: JsonValue;
  /** What was printed or thrown. */
  readonly detail?: string;
  readonly location?: SourceLocation;
}

/** One lane of a replay: the same events against one workspace. */
export interface ReplayRun {
  readonly scenario: string;
  readonly seed: string;
  readonly events: readonly ReplayEvent[];
  /** By the id of the measure; null: not measured for this lane, with the reason in `notes`. */
  readonly measures: Readonly<Record<string, number | null>>;
  readonly notes: Readonly<Record<string, string>>;
  /** What a game day came to, both lanes of it: for its own view. */
  readonly gameDay?: GameDayReport;
  /** Hash of the workspace that was replayed. */
  readonly contentHash: string;
  readonly runIds: readonly string[];
}

/** What a scenario may use. */
export interface ScenarioContext {
  /** Which side of the contrast `files` are. */
  readonly lane: Lane;
  readonly files: WorkspaceFiles;
  /** The lesson's own files: probes, mutants. */
  readonly support: Readonly<Record<string, string>>;
  /** The reference solution, for scenarios that hold tests against it. */
  readonly solution: WorkspaceFiles;
  /** The workspace before a change request was made, for measures of what a change touches. */
  readonly before?: WorkspaceFiles;
  readonly runner: CodeRunner;
  /** Opens and uses the page of an app, where the place can. */
  readonly driver?: AppDriver;
  readonly seed: string;
  /** A data file of the lesson that is made for each learner, made anew from another seed. */
  readonly remake: (path: WorkspacePath, seed: string) => string;
  readonly signal: AbortSignal;
  readonly newRunId: () => string;
  readonly progress: (done: number, doing: string) => void;
}

/** A seeded scenario with measures; registered by name in `engine/scenario/registry.ts`. */
export interface Scenario<Options> {
  readonly id: string;
  readonly measures: readonly MeasureDefinition[];
  /** The measures that follow from the options, where each lesson names its own. */
  readonly measuresFor?: (options: Options) => readonly MeasureDefinition[];
  readonly parseOptions: (options: unknown) => Options;
  readonly run: (context: ScenarioContext, options: Options) => Promise<ReplayRun>;
}
