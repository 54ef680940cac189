import type { ProgramIo } from '@/engine/core/lab-program';
import { GitFailure } from '../../git/program/failure';
import { ForgeError } from '../errors';
import { GhFailure } from './failure';

/** Runs a part of `gh`; what the forge or git refuses on the way is shown as `gh` shows it. */
export async function reported(io: ProgramIo, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof GhFailure) {
      if (error.text !== '') io.stderr(error.text.endsWith('\n') ? error.text : `${error.text}\n`);
      return error.exitCode;
    }
    if (error instanceof ForgeError) io.stderr(`GraphQL: ${error.message} (repository)\n`);
    else if (error instanceof GitFailure) io.stderr(`failed to run git: ${error.text}\n`);
    else throw error;
    return 1;
  }
}
