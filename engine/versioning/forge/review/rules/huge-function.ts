import { isCode, isTest } from '../file-kinds';
import type { ReviewRule } from '../finding';
import { functionsIn } from '../functions';

/** Lines that a function may have: what is seen at once. */
const MOST_LINES = 60;

/** Functions that nobody can overlook, as far as the pull request adds to them. */
export const HUGE_FUNCTION: ReviewRule = {
  id: 'huge-function',
  blocking: false,
  focus: ['engineering'],
  find: ({ files }) =>
    files
      .filter(({ path }) => isCode(path) && !isTest(path))
      .flatMap(({ path, lines, added }) =>
        functionsIn(path, lines)
          .filter(({ first, last }) => last - first + 1 > MOST_LINES)
          .filter(({ first, last }) => added.some(({ number }) => number >= first && number <= last))
          .map(({ name, first, last }) => ({
            key: `${path}: ${name}`,
            path,
            line: first,
            text: `${name} has ${last - first + 1} lines. Split it into steps that have names (${MOST_LINES} lines are plenty).`,
          })),
      ),
};
