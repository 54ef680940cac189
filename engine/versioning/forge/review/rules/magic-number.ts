import { isTestable, withoutStrings } from '../file-kinds';
import { distinct, type Finding, type ReviewRule } from '../finding';
import type { AddedLine } from '../review-input';

/** Numbers that say themselves. */
const PLAIN = new Set(['0', '1', '2', '10', '100', '1000', '0.5', '1024']);
/** A number that something is calculated or called with. */
const OPERAND = /(?:[-+*/%<>(,]|[=!]==?)\s*(?<number>\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?)(?![\w.%])/gi;
/** Lines that give numbers a name, or take them where a number is the plain way to say it. */
const NAMED = /^\s*(?:export\s+)?const\s+\w+(?:\s*:[^=]+)?\s*=\s*[-\d_.e*\s]+;?$|^\s*[A-Z][A-Z0-9_]*\s*=/;
const FORMATS =
  /\.(?:toFixed|toPrecision|padStart|padEnd|repeat|slice|substring)\([^)]*\)|JSON\.stringify\(.*\)|round\([^)]*\)/g;
const PER_FILE = 3;

function numberIn({ text }: AddedLine, path: string): string | undefined {
  if (NAMED.test(text)) return undefined;
  const code = withoutStrings(text, path).replace(FORMATS, '');
  for (const match of code.matchAll(OPERAND)) {
    const number = match.groups!.number!;
    if (!PLAIN.has(number)) return number;
  }
  return undefined;
}

/** Numbers in the middle of code whose meaning the reader has to guess. */
export const MAGIC_NUMBER: ReviewRule = {
  id: 'magic-number',
  blocking: false,
  focus: ['engineering', 'data'],
  find: ({ files }) =>
    distinct(
      files
        .filter(({ path }) => isTestable(path))
        .flatMap(({ path, added }) =>
          added
            .flatMap((line): Finding[] => {
              const number = numberIn(line, path);
              if (number === undefined) return [];
              const text = `What is ${number}? Give it a name, or put it into the parameters.`;
              return [{ key: `${path}: ${line.text.trim()}`, path, line: line.number, text }];
            })
            .slice(0, PER_FILE),
        ),
    ),
};
