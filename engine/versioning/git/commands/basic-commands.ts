import type { GitCommand } from '../program/command';
import { addCommand } from './add';
import { applyCommand } from './apply/apply';
import { branchCommand } from './branch/branch';
import { catFileCommand } from './cat-file';
import { checkoutCommand } from './checkout/checkout';
import { restoreCommand } from './checkout/restore';
import { switchCommand } from './checkout/switch';
import { commitCommand } from './commit/commit';
import { configCommand } from './config/config';
import { diffCommand } from './diff/diff';
import { initCommand } from './init';
import { logCommand } from './log/log';
import { showCommand } from './log/show';
import { lsFilesCommand } from './ls-files';
import { lsTreeCommand } from './ls-tree';
import { mergeCommand } from './merge/merge';
import { mvCommand } from './mv';
import { resetCommand } from './reset';
import { revParseCommand } from './rev-parse';
import { rmCommand } from './rm';
import { statusCommand } from './status';
import { tagCommand } from './tag';

/** Commands of every day: stage, commit, branch, merge, look. */
export const BASIC_COMMANDS: readonly GitCommand[] = [
  addCommand,
  applyCommand,
  tagCommand,
  showCommand,
  revParseCommand,
  lsTreeCommand,
  lsFilesCommand,
  logCommand,
  diffCommand,
  configCommand,
  catFileCommand,
  branchCommand,
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
