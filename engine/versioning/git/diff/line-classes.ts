import type { ByteString } from '../text/byte-string';

/** Which blanks do not count when lines are compared: the options of `git diff`. */
export type Whitespace = 'exact' | 'ignore-all' | 'ignore-change' | 'ignore-at-end';

const normal: Readonly<Record<Whitespace, (line: ByteString) => ByteString>> = {
  exact: (line) => line,
  'ignore-all': (line) => line.replace(/\s+/g, ''),
  'ignore-change': (line) => line.replace(/\s+$/, '').replace(/\s+/g, ' '),
  'ignore-at-end': (line) => line.replace(/\s+$/, ''),
};

/** Two files as rows of numbers: equal lines have the same number. */
export interface LineClasses {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** How often each number comes in `a`, and in `b`. */
  readonly countA: Int32Array;
  readonly countB: Int32Array;
}

/** Numbers the lines of two files. */
export function classifyLines(
  a: readonly ByteString[],
  b: readonly ByteString[],
  whitespace: Whitespace = 'exact',
): LineClasses {
  const keyOf = normal[whitespace];
  const numbers = new Map<string, number>();
  const number = (line: ByteString): number => {
    const key = keyOf(line);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
  const classesA = Int32Array.from(a, number);
  const classesB = Int32Array.from(b, number);
  const countA = new Int32Array(numbers.size);
  const countB = new Int32Array(numbers.size);
  for (const one of classesA) countA[one]!++;
  for (const one of classesB) countB[one]!++;
  return { a: classesA, b: classesB, countA, countB };
}
