import type { ReviewRule } from '../finding';
import { CODE_WITHOUT_TEST } from './code-without-test';
import { DATA_COMMITTED } from './data-committed';
import { DEBUGGING } from './debugging';
import { HUGE_FUNCTION } from './huge-function';
import { MAGIC_NUMBER } from './magic-number';
import { OPEN_ENDS } from './open-ends';
import { SECRETS } from './secrets';
import { STALE_RESULTS } from './stale-results';
import { UNCLEAR_SUBJECT } from './unclear-subject';
import { UNDOCUMENTED_PARAMETER } from './undocumented-parameter';
import { UNPINNED_DEPENDENCY } from './unpinned-dependency';

/** What the colleagues look for, the gravest first. */
export const REVIEW_RULES: readonly ReviewRule[] = [
  SECRETS,
  DATA_COMMITTED,
  STALE_RESULTS,
  CODE_WITHOUT_TEST,
  UNPINNED_DEPENDENCY,
  UNDOCUMENTED_PARAMETER,
  DEBUGGING,
  HUGE_FUNCTION,
  MAGIC_NUMBER,
  OPEN_ENDS,
  UNCLEAR_SUBJECT,
];
