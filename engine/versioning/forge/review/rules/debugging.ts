import { isCode, isPython, isTest, withoutStrings } from '../file-kinds';
import { atLine, distinct, type ReviewRule } from '../finding';

const STOPS = /\bdebugger\b|\bbreakpoint\(\)|\bpdb\.set_trace\(\)|^\s*import i?pdb\b/;
const PRINTS = /\bconsole\.(?:log|debug|dir|table)\(/;
const PYTHON_PRINTS = /(?:^|[^\w.])print\(/;

/** Whether others import the file; a script that is run may print, that is how it answers. */
const isLibrary = (path: string, lines: readonly string[]): boolean =>
  isPython(path)
    ? lines.some((line) => /^(?:def|class) /.test(line)) && !lines.some((line) => line.includes('__main__'))
    : lines.some((line) => /^export\b/.test(line));

/** Output and stops that were for the one who wrote the code. */
export const DEBUGGING: ReviewRule = {
  id: 'debugging-left',
  blocking: true,
  focus: ['engineering', 'platform'],
  find: ({ files }) =>
    distinct(
      files
        .filter(({ path }) => isCode(path) && !isTest(path))
        .flatMap(({ path, lines, added }) =>
          added.flatMap((line) => {
            const code = withoutStrings(line.text, path);
            const prints = (isPython(path) ? PYTHON_PRINTS : PRINTS).test(code) && isLibrary(path, lines);
            if (!prints && !STOPS.test(code)) return [];
            const what = prints ? 'prints into the output of whoever imports this' : 'stops the program';
            return [atLine(path, line, `Left from debugging? This ${what}. Please take it out.`)];
          }),
        ),
    ),
};
