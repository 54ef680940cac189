import type { CodePolicy, RowFault } from '../../world/policies/code';
import type { CheckFacts } from './check-facts';
import { numberOf } from './fact';

/** Hidden rows with each trouble, as the check of lesson 2.1 sends them. */
const ROWS_EACH = 3;

/** Which troubles of lesson 2.1 show what becomes of a fault of the year's rows. */
const TROUBLES: Readonly<Record<RowFault, readonly string[]>> = {
  missing: ['blank', 'missing-column'],
  negative: ['negative'],
  'unknown-category': ['unknown-category'],
  text: ['text-in-number', 'thousands'],
  currency: ['currency', 'unknown-unit', 'unit'],
};

/**
 * What the learner's code does with wrong rows: of those that it answered otherwise than the rules say, each is taken as
 * served wrong; the others as the reference divides them. Null when the check measured no trouble at all.
 */
export function readCode(checks: CheckFacts, reference: CodePolicy): CodePolicy | null {
  const wrong = numberOf(checks, 'rules', 'wrong');
  const rows = numberOf(checks, 'rules', 'rows');
  if (wrong === null || rows === null || rows <= 0) return null;
  const scaled = (fault: RowFault) => {
    const measured = TROUBLES[fault]
      .map((trouble) => numberOf(checks, 'rules', `wrong.${trouble}`))
      .filter((count) => count !== null);
    const share =
      measured.length > 0
        ? measured.reduce((sum, count) => sum + count, 0) / (measured.length * ROWS_EACH)
        : wrong / rows;
    const kept = 1 - Math.min(1, share);
    const { right, refused, crash } = reference.rows[fault];
    return { right: right * kept, refused: refused * kept, crash: crash * kept };
  };
  return {
    ...reference,
    rows: {
      missing: scaled('missing'),
      negative: scaled('negative'),
      'unknown-category': scaled('unknown-category'),
      text: scaled('text'),
      currency: scaled('currency'),
    },
  };
}
