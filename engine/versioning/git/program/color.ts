import { GitFailure } from './failure';

/**
 * Ends a command that is to print in colour: the lab prints none. `--no-color`, `--color=never` and `--color=auto` (which
 * is none, where the output is no terminal) are fine.
 */
export function refuseColor(command: string, color: string | boolean | undefined): void {
  if (color === undefined || color === false || color === 'never' || color === 'auto') return;
  throw new GitFailure(`error: option '--color' of 'git ${command}' is not available in the lab`, 129);
}
