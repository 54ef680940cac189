import type { GitCommand } from '../program/command';
import { cherryPickCommand, revertCommand } from './cherry-pick';
import { rebaseCommand } from './rebase';
import { stashCommand } from './stash/stash';

/** Commands that put changes elsewhere: onto other commits, back, or aside. */
export const REWRITING_COMMANDS: readonly GitCommand[] = [
  cherryPickCommand,
  rebaseCommand,
  revertCommand,
  stashCommand,
];
