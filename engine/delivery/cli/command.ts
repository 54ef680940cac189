import type { ProgramIo } from '../../core/lab-program';
import type { FlagSpec } from '../../core/pflag';
import type { DockerStore } from '../store/docker-store';
import type { Parsed } from './options';

/** What a docker command is given. */
export interface DockerCall extends Parsed {
  readonly io: ProgramIo;
  readonly store: DockerStore;
}

/** One command of docker. */
export interface DockerCommand {
  /** `build`, `image ls`. */
  readonly path: string;
  /** What follows `docker <path>`. */
  readonly usage: string;
  readonly about: string;
  readonly options: readonly FlagSpec[];
  /** How many words it takes; the upper bound may be infinite. */
  readonly words: readonly [least: number, most: number];
  /** Whether its options end at the first word. */
  readonly isStopping?: boolean;
  /** @returns its exit code. */
  readonly run: (call: DockerCall) => Promise<number> | number;
}

/** The daemon's refusal; exit code 1. */
export function refuse(io: ProgramIo, message: string): number {
  io.stderr(`Error response from daemon: ${message}\n`);
  return 1;
}

/** The first twelve digits of an id. */
export const shortId = (id: string): string => id.replace('sha256:', '').slice(0, 12);
