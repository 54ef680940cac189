import type { JsonValue } from '../../core/json';
import type { EventOutcome } from '../types';
import type { ProbeAnswer } from './probe';
import type { Expected } from './row-rules';

/** What became of a row that was answered. */
export interface Verdict {
  readonly outcome: Exclude<EventOutcome, 'crashed' | 'lost'>;
  readonly seen: JsonValue;
  readonly detail?: string;
}

/** Holds an answer against the expected one. A thrown error without a code and a field is a wrong refusal here. */
export function judgeAnswer(expected: Expected, answer: ProbeAnswer, tolerance: number): Verdict {
  switch (answer.type) {
    case 'estimate': {
      const right = expected.kind === 'estimate' && Math.abs(answer.value - expected.value) <= tolerance;
      return { outcome: right ? 'right' : 'silently-wrong', seen: answer.value };
    }
    case 'odd':
      return { outcome: 'silently-wrong', seen: answer.text, detail: 'The answer is no finite number.' };
    case 'untyped-error':
      return {
        outcome: 'wrongly-refused',
        seen: `${answer.name}: ${answer.message}`,
        detail: 'The error names no code and no field.',
      };
    case 'refusal': {
      const seen = { refused: answer.code, field: answer.field };
      if (expected.kind === 'estimate') return { outcome: 'wrongly-refused', seen, detail: answer.message };
      if (answer.field !== expected.field)
        return { outcome: 'wrongly-refused', seen, detail: `The error blames ${answer.field}.` };
      if (answer.code !== expected.code)
        return { outcome: 'wrongly-refused', seen, detail: `The code of the error is ${answer.code}.` };
      return { outcome: 'refused', seen, detail: answer.message };
    }
  }
}

/** The expected answer in the shape in which people see it. */
export const expectedValue = (expected: Expected): JsonValue =>
  expected.kind === 'estimate' ? expected.value : { refused: expected.code, field: expected.field };
