import type { GitCommand } from '../program/command';
import { bisectCommand } from './bisect/bisect';
import { blameCommand } from './blame';
import { cleanCommand } from './clean';
import { describeCommand } from './describe';
import { fsckCommand } from './fsck';
import { grepCommand } from './grep';
import { countObjectsCommand, gcCommand, pruneCommand } from './housekeeping';
import { reflogCommand } from './reflog';
import { shortlogCommand } from './shortlog';

/** Commands that look into history, search it, and check and tidy the repository. */
export const INSPECTION_COMMANDS: readonly GitCommand[] = [
  bisectCommand,
  blameCommand,
  cleanCommand,
  countObjectsCommand,
  describeCommand,
  fsckCommand,
  gcCommand,
  grepCommand,
  pruneCommand,
  reflogCommand,
  shortlogCommand,
];
