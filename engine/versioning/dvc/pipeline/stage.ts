import type { Recorded } from '../hash/measure';
import type { DataMap } from '../text/data';

/** A file or directory that a stage reads. */
export interface Dependency {
  /** As it stands in the file, relative to the stage's working folder. */
  readonly written: string;
  /** Relative to the root of the repository; absolute when outside (see `RepoPaths`). */
  readonly path: string;
  readonly recorded?: Recorded;
}

/** Parameters that a stage reads from one file. */
export interface ParamsDependency {
  readonly written: string;
  readonly path: string;
  /** Dotted paths; empty: the whole file. */
  readonly keys: readonly string[];
  /** Values by key as they were when the stage last ran. */
  readonly recorded?: DataMap;
}

/** What is said of an output beside where it lies. */
export interface OutputNotes {
  readonly desc?: string;
  readonly type?: string;
  readonly labels?: readonly string[];
  readonly meta?: DataMap;
}

/** A file or directory that a stage writes, or that is tracked by itself. */
export interface Output extends OutputNotes {
  readonly written: string;
  readonly path: string;
  readonly recorded?: Recorded;
  /** Kept in the cache, and so hidden from git. */
  readonly isCached: boolean;
  readonly isMetric: boolean;
  /** What is said of a plot; absent: it is none. */
  readonly plot?: DataMap;
  /** Left in place when the stage runs again. */
  readonly isPersistent: boolean;
  readonly isPushed: boolean;
  /** The remote of this output alone. */
  readonly remote?: string;
}

/** A stage of a `dvc.yaml`, or what a `.dvc` file tracks. */
export interface Stage {
  /** The file that it stands in, kept form of `RepoPaths`. */
  readonly file: string;
  /** Its name in `dvc.yaml`; absent for a `.dvc` file. */
  readonly name?: string;
  readonly cmd?: string | readonly string[];
  /** Kept form of the folder that it runs in. */
  readonly wdir: string;
  readonly deps: readonly Dependency[];
  readonly params: readonly ParamsDependency[];
  readonly outs: readonly Output[];
  readonly isFrozen: boolean;
  readonly isAlwaysChanged: boolean;
  readonly desc?: string;
  readonly meta?: DataMap;
  /** Whether `dvc.lock` has the stage with another command. */
  readonly isCmdChanged: boolean;
  /** The `foreach` or `matrix` that it was made from. */
  readonly group?: string;
  /** Whether its definition has templates, so that it cannot be written back. */
  readonly isParametrized: boolean;
}

/** What tells a stage from all others of the repository. */
export const stageKey = (stage: Stage): string =>
  stage.name === undefined ? stage.file : `${stage.file}:${stage.name}`;

/** Whether a stage has no command: it tracks data. */
export const isDataSource = (stage: Stage): boolean => stage.cmd === undefined;

/** Whether a stage has neither dependencies nor outputs, and so runs each time. */
export const isCallback = (stage: Stage): boolean =>
  stage.cmd !== undefined && stage.deps.length + stage.params.length + stage.outs.length === 0;

/** The name of a pipeline file. */
export const PIPELINE_FILE = 'dvc.yaml';
export const LOCK_FILE = 'dvc.lock';
export const PARAMS_FILE = 'params.yaml';

/** Whether a path is a file that holds stages. */
export function isStageFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === PIPELINE_FILE || (name.endsWith('.dvc') && name !== '.dvc');
}
