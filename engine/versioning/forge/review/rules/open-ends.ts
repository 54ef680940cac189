import { commentOf, isCode } from '../file-kinds';
import { atLine, distinct, type ReviewRule } from '../finding';

const MARK = /\b(?:TODO|FIXME|XXX|HACK)\b/;
const NAMES_ISSUE = /#\d+/;

/** Work that is put off in a comment, where nobody will find it. */
export const OPEN_ENDS: ReviewRule = {
  id: 'open-end',
  blocking: false,
  focus: ['engineering'],
  find: ({ files }) =>
    distinct(
      files
        .filter(({ path }) => isCode(path))
        .flatMap(({ path, added }) =>
          added
            .filter(({ text }) => MARK.test(commentOf(text, path)) && !NAMES_ISSUE.test(text))
            .map((line) => atLine(path, line, 'Do it now, or open an issue and name it here (#number).')),
        ),
    ),
};
