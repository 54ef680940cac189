import type { GhCommand } from './command';
import { api } from './commands/api';
import { authStatus } from './commands/auth-status';
import { prCheckout } from './commands/pr-checkout';
import { prChecks } from './commands/pr-checks';
import { prClose, prReady, prReopen } from './commands/pr-close';
import { prComment } from './commands/pr-comment';
import { prCreate } from './commands/pr-create';
import { prDiff } from './commands/pr-diff';
import { prEdit } from './commands/pr-edit';
import { prList } from './commands/pr-list';
import { prMerge } from './commands/pr-merge';
import { prReview } from './commands/pr-review';
import { prStatus } from './commands/pr-status';
import { prView } from './commands/pr-view';
import { repoCreate } from './commands/repo-create';
import { repoClone, repoList, repoView } from './commands/repo-view';

/** All commands of `gh`, in the order of its help. */
export const GH_COMMANDS: readonly GhCommand[] = [
  authStatus,
  prCreate,
  prList,
  prStatus,
  prCheckout,
  prChecks,
  prClose,
  prComment,
  prDiff,
  prEdit,
  prMerge,
  prReady,
  prReopen,
  prReview,
  prView,
  repoClone,
  repoCreate,
  repoList,
  repoView,
  api,
];
