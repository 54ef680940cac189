import { OPERATORS, type QualityRule } from '../odcs/schema';

type Operator = (typeof OPERATORS)[number];

const TESTS: Readonly<Record<Operator, (value: number, limit: unknown) => boolean>> = {
  mustBe: (value, limit) => value === Number(limit),
  mustNotBe: (value, limit) => value !== Number(limit),
  mustBeGreaterThan: (value, limit) => value > Number(limit),
  mustBeGreaterOrEqualTo: (value, limit) => value >= Number(limit),
  mustBeLessThan: (value, limit) => value < Number(limit),
  mustBeLessOrEqualTo: (value, limit) => value <= Number(limit),
  mustBeBetween: (value, limit) => isBetween(value, limit),
  mustNotBeBetween: (value, limit) => !isBetween(value, limit),
};

const WORDS: Readonly<Record<Operator, string>> = {
  mustBe: '=',
  mustNotBe: '!=',
  mustBeGreaterThan: '>',
  mustBeGreaterOrEqualTo: '>=',
  mustBeLessThan: '<',
  mustBeLessOrEqualTo: '<=',
  mustBeBetween: 'between',
  mustNotBeBetween: 'not between',
};

/** Both ends are in. */
function isBetween(value: number, limit: unknown): boolean {
  const [low, high] = limit as readonly [number, number];
  return value >= low && value <= high;
}

/** The one comparison of a rule. */
export interface Threshold {
  /** `between 20 and 45`, `= 0`. */
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

/** What a rule says its figure must be. The schema sees to it that there is exactly one such thing. */
export function thresholdOf(rule: QualityRule): Threshold {
  const operator = OPERATORS.find((name) => rule[name] !== undefined)!;
  const limit = rule[operator];
  const shown = Array.isArray(limit) ? limit.join(' and ') : String(limit);
  return { words: `${WORDS[operator]} ${shown}`, holds: (value) => TESTS[operator](value, limit) };
}
