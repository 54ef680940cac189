import type { GitCommand } from '../program/command';
import { addCommand } from './add';
import { checkoutCommand } from './checkout/checkout';
import { restoreCommand } from './checkout/restore';
import { switchCommand } from './checkout/switch';
import { commitCommand } from './commit/commit';
import { initCommand } from './init';
import { mergeCommand } from './merge/merge';
import { mvCommand } from './mv';
import { resetCommand } from './reset';
import { rmCommand } from './rm';
import { statusCommand } from './status';

/** Commands of every day: stage, commit, branch, merge, look. */
export const BASIC_COMMANDS: readonly GitCommand[] = [
  addCommand,
  checkoutCommand,
  commitCommand,
  initCommand,
  mergeCommand,
  mvCommand,
  resetCommand,
  restoreCommand,
  rmCommand,
  statusCommand,
  switchCommand,
];
