import type { AppDriver } from '../engine/core/app-driver';
import type { Clock } from '../engine/core/clock';
import type { CodeRunner } from '../engine/core/code-runner';
import type { GradeRequest } from '../engine/grading/grade-exercise';
import type { GradeReport } from '../engine/grading/types';
import type { ReplayRequest } from '../engine/scenario/run-replay';
import type { ReplayRun } from '../engine/scenario/types';
import type { LabClient, LabEvent } from '../runtime/lab/client';
import type { Scheduler } from '../runtime/scheduler';

/** Makes ids that are unlike any other: for runs, attempts, tabs. */
export type NewId = () => string;

/** `gradeExercise` of `engine/grading`. */
export type GradeExercise = (request: GradeRequest) => Promise<GradeReport>;

/** `runReplay` of `engine/scenario`. */
export type RunReplay = (request: ReplayRequest) => Promise<ReplayRun>;

/** `startLab` of `runtime/lab`. */
export type StartLab = (onEvent: (event: LabEvent) => void) => LabClient;

/** What every store of a session takes its effects from. */
export interface SessionPorts {
  readonly runner: CodeRunner;
  /** Opens and uses the page of an app, for checks and replays. Absent: they say that they cannot. */
  readonly driver?: AppDriver;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly newId: NewId;
  /** Loaded when the first exercise is checked. */
  readonly loadGrader: () => Promise<GradeExercise>;
  /** Loaded when the first replay is run. */
  readonly loadReplays: () => Promise<RunReplay>;
  /** What starts the lab's worker, loaded when the lab is first needed. */
  readonly loadLab: () => Promise<StartLab>;
  /** Programs that may run at once: the processors of this machine, at least 1. */
  readonly cores: number;
  /** Secret, this learner's own; hidden cases follow from it. */
  readonly learnerSeed: string;
}
