import type { GitCommand } from '../program/command';
import { blameCommand } from './blame';
import { reflogCommand } from './reflog';

/** Commands that look into history, search it, and check and tidy the repository. */
export const INSPECTION_COMMANDS: readonly GitCommand[] = [blameCommand, reflogCommand];
