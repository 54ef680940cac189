import type { GitCommand } from '../program/command';

/** Commands that look into history, search it, and check and tidy the repository. */
export const INSPECTION_COMMANDS: readonly GitCommand[] = [];
