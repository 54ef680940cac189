import { StagecraftError } from '@/engine/core/errors';

/**
 * How a command of git ends early: the lines that it prints to stderr, and its exit code. Thrown anywhere below a
 * command, caught in one place (`git.ts`).
 */
export class GitFailure extends StagecraftError<'git-failure'> {
  /** What goes to stderr, as it is, without the last line end; '' prints nothing. */
  readonly text: string;
  readonly exitCode: number;

  constructor(text: string, exitCode: number) {
    super('git-failure', text, { exitCode });
    this.text = text;
    this.exitCode = exitCode;
  }
}

/** Ends the command as git's `die()`: `fatal: …`, exit code 128. */
export function die(message: string, exitCode = 128): never {
  throw new GitFailure(`fatal: ${message}`, exitCode);
}

/** Ends the command with `error: …` and the given exit code (git's `error()` followed by an exit). */
export function fail(message: string, exitCode = 1): never {
  throw new GitFailure(`error: ${message}`, exitCode);
}

/** Ends the command with an exit code and no words of its own: what was to be said has been said. */
export function quit(exitCode: number): never {
  throw new GitFailure('', exitCode);
}
