import { ensureStatusFunction } from '@actions/workflow-parser/model/converter/if-condition';
import { CONTEXT_NAMES, type ExpressionScope } from './evaluate';
import { isTruthy } from './values';

const ALLOWED = {
  allowedContext: [
    ...CONTEXT_NAMES,
    'always(0,0)',
    'success(0,MAX)',
    'failure(0,MAX)',
    'cancelled(0,0)',
    'hashFiles(1,255)',
  ],
} as unknown as Parameters<typeof ensureStatusFunction>[1];

const whole = new Map<string, string>();

/** A condition as it is evaluated: one without a status function means `success() && (…)`; none means `success()`. */
export function wholeCondition(condition: string | undefined): string {
  if (condition === undefined || condition === '') return 'success()';
  const known = whole.get(condition);
  if (known !== undefined) return known;
  if (whole.size > 2_000) whole.clear();
  const made = ensureStatusFunction(condition, ALLOWED);
  whole.set(condition, made);
  return made;
}

/** Whether a condition holds. @throws CiError `expression-invalid`. */
export const holds = (scope: ExpressionScope, condition: string | undefined): boolean =>
  isTruthy(scope.value(wholeCondition(condition)));
