import { plainText } from '@/components/figures/two-lanes/short-answer';
import type { JsonValue } from '@/engine/core/json';

/** An expected or given answer in words: an estimate, a probability, or a refusal with its code and field. */
export function answerText(answer: JsonValue | undefined): string {
  if (answer === undefined || answer === null) return 'nothing';
  if (typeof answer === 'number') {
    if (answer >= 0 && answer <= 1) return `a probability of ${(100 * answer).toFixed(1)} %`;
    return `an estimate of ${answer.toLocaleString('en-US', { maximumFractionDigits: 0 })}`;
  }
  if (typeof answer === 'object' && 'refused' in answer)
    return `a refusal as ${String(answer.refused)}, field ${String(answer.field)}`;
  return plainText(answer);
}
