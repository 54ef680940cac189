import { StagecraftError } from '../../../core/errors';
import type { JsonValue } from '../../../core/json';
import type { ProgramIo } from '../../../core/lab-program';
import type { ActPlace } from '../acts/place';
import type { Actor } from '../keys/authorise';
import type { Demand } from '../keys/scopes';
import type { CloudStore } from '../state/store';
import type { OptionSpec } from './read-words';

/** What a command answers: shown as JSON, YAML or a table, as the program is asked to. */
export interface Answer {
  readonly value: JsonValue;
  /** The columns of its table, where the program has a table of its own for it: a heading, and a path into each row. */
  readonly columns?: readonly (readonly [heading: string, cell: (row: never) => string])[];
}

/** What a command is given. */
export interface CommandCall {
  readonly io: ProgramIo;
  readonly store: CloudStore;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly operands: readonly string[];
  /** The last value of an option; undefined: it was not typed. */
  option(name: string): string | undefined;
  /** All values of an option. */
  all(name: string): readonly string[];
  has(name: string): boolean;
  /** The holder of the key. @throws CloudError where there is none; a command with a demand always has one. */
  readonly actor: Actor;
  /** Where the holder acts. */
  readonly place: ActPlace;
}

/** One command of a program of a cloud. */
export interface CloudCommand {
  /** `eks create-cluster`. */
  readonly path: string;
  readonly about: string;
  /** What the cloud calls it where it refuses: `eks:CreateCluster`. */
  readonly operation: string;
  /** What its key has to allow; null: it needs no key. */
  readonly demand: Demand | null;
  /** The names of what is no option, all needed unless in brackets: `NAME`, `[PATH]`. */
  readonly operands?: readonly string[];
  readonly options?: readonly OptionSpec[];
  /** @returns what is shown; a text as it is; null: nothing. */
  readonly run: (call: CommandCall) => Answer | string | null;
}

/** A command line that is wrong in a way that the options alone do not tell: exit code of bad usage. */
export class UsageError extends StagecraftError<'bad-usage'> {
  constructor(message: string) {
    super('bad-usage', message);
  }
}
