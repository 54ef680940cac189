import { StagecraftError } from '../../core/errors';

/** A build that cannot go on. `line` (from 1) is where in the Dockerfile; null: not in it. */
export class BuildError extends StagecraftError<'docker-build'> {
  readonly line: number | null;

  constructor(message: string, line: number | null = null) {
    super('docker-build', message, { line });
    this.line = line;
  }
}
