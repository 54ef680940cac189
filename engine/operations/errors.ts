import { StagecraftError } from '../core/errors';

/** A description of operations cannot be run. */
export class OperationsError extends StagecraftError<'operations-description'> {
  constructor(where: string, what: string) {
    super('operations-description', `${where}: ${what}`);
  }
}
