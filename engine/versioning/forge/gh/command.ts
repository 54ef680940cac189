import { value } from '@/engine/core/pflag';
import type { GhGrammar } from './arguments';
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
export const REPO = value('repo', 'R');
