import { StagecraftError } from '../../../core/errors';

/** Ends a command of kubectl with a message on standard error. */
export class KubectlFailure extends StagecraftError<'kubectl-failure'> {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super('kubectl-failure', message);
    this.exitCode = exitCode;
  }
}

/** Ends the command. */
export function fail(message: string, exitCode = 1): never {
  throw new KubectlFailure(message, exitCode);
}
