import type { RightRule } from './service-file';

/** What a label says of a prediction: see `KnownOutcome`. */
export function outcomeOf(
  rule: RightRule,
  prediction: string | number | null,
  label: string | number | null,
): { readonly outcome: string; readonly error: number } {
  if ('positive' in rule) {
    const said = String(prediction) === rule.positive;
    const was = String(label) === rule.positive;
    if (said === was) return { outcome: 'right', error: 0 };
    return { outcome: was ? 'missed' : 'false_alarm', error: 1 };
  }
  const [estimate, truth] = [Number(prediction), Number(label)];
  // Nothing was estimated: as wrong as can be.
  if (prediction === null || !Number.isFinite(estimate)) return { outcome: 'wrong', error: 1 };
  const off = truth === 0 ? Math.abs(estimate) : Math.abs(estimate / truth - 1);
  if (off <= rule.within) return { outcome: 'right', error: off };
  return { outcome: estimate > truth ? 'too_high' : 'too_low', error: off };
}
