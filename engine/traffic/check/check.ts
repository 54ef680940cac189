import { TrafficDescriptionError } from '../errors';

/** Bounds of a number; all that are given must hold. */
export interface Bounds {
  readonly above?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly below?: number;
  readonly whole?: boolean;
}

/** @throws TrafficDescriptionError unless it is a finite number within bounds */
export function checkNumber(path: string, value: unknown, bounds: Bounds = {}): asserts value is number {
  const { above, atLeast, atMost, below, whole } = bounds;
  const isFine =
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (above === undefined || value > above) &&
    (atLeast === undefined || value >= atLeast) &&
    (atMost === undefined || value <= atMost) &&
    (below === undefined || value < below) &&
    (!whole || Number.isInteger(value));
  if (!isFine) throw new TrafficDescriptionError(path, value, wordsOf(bounds));
}

/** The same for a number that may be absent. */
export function checkOptional(path: string, value: unknown, bounds: Bounds): void {
  if (value !== undefined) checkNumber(path, value, bounds);
}

export function checkObject(path: string, value: unknown): asserts value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new TrafficDescriptionError(path, value, 'an object');
}

/** A list, or a typed array, whose length is within bounds. */
export function checkList(
  path: string,
  value: unknown,
  {
    least = 0,
    most = Number.POSITIVE_INFINITY,
    exactly,
  }: { least?: number; most?: number; exactly?: number } = {},
): asserts value is ArrayLike<unknown> {
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  const length = isList ? (value as unknown as ArrayLike<unknown>).length : -1;
  if (exactly !== undefined && length !== exactly)
    throw new TrafficDescriptionError(path, lengthOf(value, length), `a list of ${exactly}`);
  if (length < least || length > most)
    throw new TrafficDescriptionError(
      path,
      lengthOf(value, length),
      least > 0 && length < least
        ? `a list of at least ${least}`
        : most < Infinity
          ? `a list of at most ${most}`
          : 'a list',
    );
}

/** One of some words. */
export function checkChoice<Choice extends string>(
  path: string,
  value: unknown,
  choices: readonly Choice[],
): asserts value is Choice {
  if (!choices.includes(value as Choice))
    throw new TrafficDescriptionError(path, value, choices.join(' or '));
}

/** The name of something that there is. */
export function checkName(path: string, value: unknown, names: readonly string[], what: string): void {
  if (typeof value !== 'string' || !names.includes(value))
    throw new TrafficDescriptionError(
      path,
      value,
      `the name of a ${what} (${names.join(', ') || 'there is none'})`,
    );
}

/** Each of a list of numbers, and whether they ascend. */
export function checkNumbers(
  path: string,
  values: ArrayLike<unknown>,
  bounds: Bounds,
  ascend?: 'strictly' | 'weakly',
) {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    checkNumber(`${path}[${i}]`, value, bounds);
    if (!ascend || i === 0) continue;
    const before = values[i - 1] as number;
    if (value < before || (ascend === 'strictly' && value === before))
      throw new TrafficDescriptionError(
        `${path}[${i}]`,
        value,
        `${ascend === 'strictly' ? 'more' : 'no less'} than the one before it, ${before}`,
      );
  }
}

const lengthOf = (value: unknown, length: number) => (length < 0 ? value : `${length} of them`);

function wordsOf({ above, atLeast, atMost, below, whole }: Bounds): string {
  const parts = [
    above !== undefined && `above ${above}`,
    atLeast !== undefined && `at least ${atLeast}`,
    atMost !== undefined && `at most ${atMost}`,
    below !== undefined && `below ${below}`,
  ].filter((part) => part !== false);
  return [whole ? 'a whole number' : 'a number', parts.join(' and ')].filter(Boolean).join(' ');
}
