import type { FlagSpec, GhGrammar } from './arguments';
import type { GhContext } from './gh-context';

/** One command, such as `gh pr list`. */
export interface GhCommand {
  /** Its words: `pr list`. */
  readonly name: string;
  readonly summary: string;
  readonly grammar: GhGrammar;
  /** @returns the exit code. */
  run(context: GhContext): Promise<number>;
}

/** `-R`, which commands about pull requests take. */
export const REPO: FlagSpec = { long: 'repo', short: 'R', kind: 'value' };
export const flag = (long: string, short?: string): FlagSpec => ({
  long,
  ...(short && { short }),
  kind: 'flag',
});
export const value = (long: string, short?: string): FlagSpec => ({
  long,
  ...(short && { short }),
  kind: 'value',
});
export const list = (long: string, short?: string): FlagSpec => ({
  long,
  ...(short && { short }),
  kind: 'list',
});
