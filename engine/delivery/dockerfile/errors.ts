import { StagecraftError } from '../../core/errors';

/** A Dockerfile that cannot be built as it stands. `line` counts from 1. */
export class DockerfileError extends StagecraftError<'dockerfile'> {
  readonly line: number;

  constructor(message: string, line: number) {
    super('dockerfile', message, { line });
    this.line = line;
  }
}
