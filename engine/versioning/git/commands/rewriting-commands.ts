import type { GitCommand } from '../program/command';

/** Commands that put changes elsewhere: onto other commits, back, or aside. */
export const REWRITING_COMMANDS: readonly GitCommand[] = [];
