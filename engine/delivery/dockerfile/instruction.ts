/** A flag of an instruction: `--from=build`. `value` is '' where none is written. */
export interface Flag {
  readonly name: string;
  readonly value: string;
}

/** A document that an instruction carries with it: `RUN <<EOF … EOF`. */
export interface Heredoc {
  readonly name: string;
  readonly text: string;
  /** `<<"EOF"`: nothing in it is expanded. */
  readonly isQuoted: boolean;
}

/** One instruction of a Dockerfile. Lines count from 1. */
export interface Instruction {
  /** Upper case: `COPY`. */
  readonly keyword: string;
  readonly flags: readonly Flag[];
  /** What follows the flags, its lines joined and comments taken out; without the bodies of heredocs. */
  readonly text: string;
  /** The words of a JSON array, where the text is one: the exec form. */
  readonly json: readonly string[] | null;
  readonly heredocs: readonly Heredoc[];
  readonly line: number;
  readonly endLine: number;
}

/** One stage: a FROM and what follows it. */
export interface Stage {
  readonly index: number;
  /** Lower case; null: it has none. */
  readonly name: string | null;
  readonly from: Instruction;
  /** What it is based on, before variables are put in: an image, or the name of a stage. */
  readonly base: string;
  /** Without the FROM. */
  readonly instructions: readonly Instruction[];
}

/** A Dockerfile that can be built. */
export interface Dockerfile {
  readonly text: string;
  /** `ARG` before the first FROM. */
  readonly globals: readonly Instruction[];
  readonly stages: readonly Stage[];
}

/** The value of a flag; undefined: it is not there. */
export const flagOf = ({ flags }: Instruction, name: string): string | undefined =>
  flags.find((flag) => flag.name === name)?.value;
