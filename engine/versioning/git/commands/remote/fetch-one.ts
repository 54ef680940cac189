import type { CommandContext } from '../../program/context';
import { GitFailure } from '../../program/failure';
import { fetchCommand } from '../fetch';

/** Runs `git fetch` on behalf of `git remote`; a failure has said its words. @returns whether it went well. */
export async function fetchOne(context: CommandContext, ...args: string[]): Promise<boolean> {
  try {
    return (await fetchCommand.run(context.with({ args }))) === 0;
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    context.errorLine(error.text);
    return false;
  }
}
