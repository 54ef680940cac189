import { StagecraftError } from '@/engine/core/errors';

/** Ends a command of `gh`: the text goes to stderr as it is ('' prints nothing). */
export class GhFailure extends StagecraftError<'gh-failure'> {
  readonly text: string;
  readonly exitCode: number;

  constructor(text: string, exitCode = 1) {
    super('gh-failure', text);
    this.text = text;
    this.exitCode = exitCode;
  }
}

/** Ends a command with a message. */
export function fail(text: string, exitCode = 1): never {
  throw new GhFailure(text, exitCode);
}
