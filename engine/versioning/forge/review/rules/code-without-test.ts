import { isStatement, isTest, isTestable } from '../file-kinds';
import type { ReviewRule } from '../finding';

/** New statements from which on a change wants a test. */
const WORTH_A_TEST = 5;

/** Code that changes what the project does, and no test that would notice if it did not. */
export const CODE_WITHOUT_TEST: ReviewRule = {
  id: 'code-without-test',
  blocking: true,
  focus: ['engineering'],
  find({ files }) {
    if (files.some(({ path, added }) => isTest(path) && added.some(({ text }) => isStatement(text))))
      return [];
    const code = files
      .filter(({ path }) => isTestable(path))
      .map(({ path, added }) => ({ path, statements: added.filter(({ text }) => isStatement(text)) }))
      .filter(({ statements }) => statements.length > 0);
    const total = code.reduce((sum, { statements }) => sum + statements.length, 0);
    const most = code.sort((a, b) => b.statements.length - a.statements.length)[0];
    if (most === undefined || total < WORTH_A_TEST) return [];
    const text = `${total} new lines of code and no test. Please add one that fails without this change.`;
    return [{ key: 'no test', path: most.path, line: most.statements[0]!.number, text }];
  },
};
