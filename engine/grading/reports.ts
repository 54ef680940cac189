import { type ErrorRecord, messageOf, StagecraftError } from '../core/errors';
import type { CheckDefinition, CheckReport } from './types';

/** The report of a check that could not be reached, with the reason. */
export function notAttempted(check: CheckDefinition, reason: string): CheckReport {
  return {
    id: check.id,
    label: check.label,
    weight: check.weight,
    outcome: 'not-attempted',
    facts: {},
    feedback: { did: 'This check was not run.', expected: check.label, seen: reason },
    runIds: [],
  };
}

/** The report of a check that broke on our side: it says so, and blames nobody. */
export function ourError(check: CheckDefinition, thrown: unknown): CheckReport {
  const error = recordOf(thrown);
  return {
    id: check.id,
    label: check.label,
    weight: check.weight,
    outcome: 'error',
    facts: {},
    feedback: {
      did: 'The lab could not finish this check. That is its fault, not yours, and nothing was counted against you.',
      expected: check.label,
      seen: `${error.message} (${error.code})`,
    },
    runIds: [],
    error,
  };
}

function recordOf(thrown: unknown): ErrorRecord {
  if (thrown instanceof StagecraftError) return thrown.toJSON();
  const name = thrown instanceof Error ? thrown.name : 'Error';
  return { name, code: 'unexpected', message: messageOf(thrown) };
}
