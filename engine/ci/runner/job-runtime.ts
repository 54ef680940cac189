import type { Clock } from '../../core/clock';
import type { FileSystem } from '../../core/file-system';
import type { JsonValue } from '../../core/json';
import type { LabMachine } from '../../core/lab-program';
import type { Rng } from '../../core/rng';
import type { Contexts } from '../expressions/evaluate';
import type { CiForge, CiRepository } from '../ports/repository';
import type { Masker } from '../secrets/masker';
import type { ArtifactStore } from '../store/artifact-store';
import type { CacheStore } from '../store/cache-store';
import type { LogLine } from '../store/log-store';
import type { ArtifactRecord, RunHead } from '../store/run-state';
import type { RunDefaults } from '../workflow/workflow';
import type { JobClock } from './job-clock';
import type { Permissions } from './permissions';
import type { StepLog } from './step-log';

/** What is kept of a step for the steps after it: `steps.<id>`. */
export interface StepResult {
  readonly outputs: Readonly<Record<string, string>>;
  readonly outcome: 'success' | 'failure' | 'cancelled' | 'skipped';
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'skipped';
}

/** The artifacts of a run as jobs see them. */
export interface RunArtifacts {
  /** Those that are there at a moment. */
  list(now: number): readonly ArtifactRecord[];
  add(artifact: Omit<ArtifactRecord, 'id'>, overwrites: boolean): ArtifactRecord;
}

/** Something that is done when the steps have ended, in the reverse of the order in which it was asked for. */
export interface PostStep {
  readonly name: string;
  /** When it runs: always, or only while the job is fine. */
  readonly when: 'always' | 'success';
  run(log: StepLog): Promise<void>;
}

/** A job at work: its machine and all that its steps share. */
export interface JobRuntime {
  readonly run: RunHead;
  readonly attempt: number;
  readonly jobId: string;
  readonly repository: CiRepository;
  readonly forge: CiForge;
  /** The lab that the job is run for. */
  readonly lab: { readonly fs: FileSystem; readonly clock: Clock };
  readonly machine: LabMachine;
  readonly clock: JobClock;
  readonly rng: Rng;
  readonly masker: Masker;
  readonly permissions: Permissions;
  readonly token: string;
  /** The contexts that stay the same for all steps. */
  readonly contexts: Contexts;
  /** Of the workflow and the job, and what steps add by `$GITHUB_ENV`. */
  readonly env: Record<string, string>;
  /** Folders that steps put before PATH by `$GITHUB_PATH`, the last one first. */
  readonly paths: string[];
  readonly defaults: RunDefaults;
  readonly artifacts: RunArtifacts;
  readonly artifactStore: ArtifactStore;
  readonly cacheStore: CacheStore;
  readonly posts: PostStep[];
  /** The file system of the machine. */
  readonly files: FileSystem;
  /** Whether lines of `::debug::` are shown. */
  readonly showsDebug: boolean;
  /** Whether a step has failed, or the run was cancelled. */
  status: 'success' | 'failure' | 'cancelled';
  /** Takes lines of the log as they come. */
  onLine(line: LogLine): void;
}

/** The value of a context as a mapping. */
export const contextMap = (contexts: Contexts, name: keyof Contexts): Readonly<Record<string, JsonValue>> =>
  (contexts[name] ?? {}) as Readonly<Record<string, JsonValue>>;
