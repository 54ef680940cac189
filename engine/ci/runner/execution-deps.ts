import type { Clock } from '../../core/clock';
import type { FileSystem } from '../../core/file-system';
import type { OpenMachine } from '../../core/lab-program';
import type { Rng } from '../../core/rng';
import type { CiForge, CiRepository } from '../ports/repository';
import type { LogLine } from '../store/log-store';
import type { RunEvent } from '../store/run-events';
import type { RunState } from '../store/run-state';
import type { ActionsSettings } from '../store/settings';
import type { ConcurrencyGroups } from './concurrency';
import type { Ticket, Waiting } from './job-spec';

/** What a run needs of the engine that runs it. */
export interface ExecutionDeps {
  readonly repository: CiRepository;
  readonly forge: CiForge;
  readonly lab: { readonly fs: FileSystem; readonly clock: Clock };
  readonly rng: Rng;
  readonly openMachine: OpenMachine;
  readonly groups: ConcurrencyGroups;
  settings(): ActionsSettings;
  at(moment: number, kind: Waiting, work: () => Promise<void> | void): Ticket;
  /** The run as it is now. */
  state(): RunState;
  emit(event: RunEvent): void;
  log(job: number, lines: readonly LogLine[]): void;
  /** A line of a log as it comes, before its step has ended. */
  live(job: number, line: LogLine): void;
  ended(at: number): void;
}
