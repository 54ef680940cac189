import { MARKS } from '../../traffic/measure/outcome';
import type { ServiceRecord } from '../../traffic/service/service-record';
import type { AnswerMetric } from '../description';

/** Marks of answers, to be added: see `marks` of `ServiceDescription`. */
export const MARK = {
  /** It is not what the version before answers. */
  differs: 1,
  /** It says yes, by the field that stands for the decision. */
  yes: 2,
} as const;

/** How answers are compared and counted. */
export interface AnswerRules {
  /** Numbers that are further apart differ. */
  readonly tolerance: number;
  /** The field whose truth, or whose being above 0, is the decision; absent: there is none. */
  readonly decision?: string;
}

const MARK_VALUES = Array.from({ length: MARKS }, (_, mark) => mark);

/** What a service counts of its answers: the decision that they say, and whether a shadow's agree with those that users got. */
export function answerMetrics({ decision }: AnswerRules): readonly AnswerMetric[] {
  const compared: AnswerMetric = {
    name: 'shadow_comparisons_total',
    help: 'Answers of a shadow by whether they agree with what users got.',
    label: 'agrees',
    values: MARK_VALUES.map((mark) => ((mark & MARK.differs) > 0 ? 'no' : 'yes')),
    ofShadows: true,
  };
  if (decision === undefined) return [compared];
  const predictions: AnswerMetric = {
    name: 'predictions_total',
    help: 'Answers by their decision.',
    label: decision,
    values: MARK_VALUES.map((mark) => ((mark & MARK.yes) > 0 ? 'yes' : 'no')),
  };
  return [predictions, compared];
}

const parsed = (body: string | undefined): unknown => {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return body;
  }
};

/** Whether two JSON values are the same, but for numbers that are nearer to each other than the tolerance. */
export function isSameAnswer(one: unknown, other: unknown, rules: AnswerRules): boolean {
  if (typeof one === 'number' && typeof other === 'number') return Math.abs(one - other) <= rules.tolerance;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const [a, b] = [one as Readonly<Record<string, unknown>>, other as Readonly<Record<string, unknown>>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((key) => key !== rules.decision)
    .every((key) => isSameAnswer(a[key], b[key], rules));
}

const saysYes = (answer: unknown, field: string): boolean => {
  const one = (Array.isArray(answer) ? answer[0] : answer) as Readonly<Record<string, unknown>> | undefined;
  const said = one?.[field];
  return typeof said === 'number' ? said > 0 : said === true;
};

/** The mark of each answer of a version beside the answers of the version before it. */
export function marksOf(record: ServiceRecord, before: ServiceRecord, rules: AnswerRules): number[] {
  return record.answers.map(({ status, body }, row) => {
    if (status >= 400) return 0;
    const answer = parsed(body);
    const known = before.answers[row]!;
    const differs = known.status < 400 && !isSameAnswer(answer, parsed(known.body), rules);
    const isYes = rules.decision !== undefined && saysYes(answer, rules.decision);
    return (differs ? MARK.differs : 0) + (isYes ? MARK.yes : 0);
  });
}
