import { isPython, withoutStrings } from './file-kinds';

/** A function in a file; lines counted from 1, both included. */
export interface FunctionSpan {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

const HEADS = [
  /\bfunction\s*\*?\s*(?<name>[\w$]+)/,
  /\b(?:const|let)\s+(?<name>[\w$]+)\s*(?::[^=]*)?=\s*(?:async\s*)?(?:\([^)]*\)|[\w$]+)\s*(?::[^=]+)?=>\s*\{\s*$/,
  /^\s*(?:(?:public|private|protected|static|async|override|get|set)\s+)*(?<name>(?!(?:if|for|while|switch|catch|return)\b)[\w$#]+)\s*\([^)]*\)\s*(?::[^={]+)?\{\s*$/,
];

/** The line where the block that opens on or after `from` closes; undefined: it does not. */
function blockEnd(lines: readonly string[], from: number): number | undefined {
  let depth = 0;
  let opened = false;
  for (let i = from; i < lines.length; i++)
    for (const char of lines[i]!) {
      if (char === '{') {
        depth++;
        opened = true;
      } else if (char === '}') depth--;
      if (opened && depth === 0) return i;
    }
  return undefined;
}

function inBraces(lines: readonly string[], path: string): FunctionSpan[] {
  const bare = lines.map((line) => withoutStrings(line, path));
  return bare.flatMap((line, i) => {
    const name = HEADS.map((head) => head.exec(line)?.groups?.name).find((one) => one !== undefined);
    const end = name === undefined ? undefined : blockEnd(bare, i);
    return name === undefined || end === undefined ? [] : [{ name, first: i + 1, last: end + 1 }];
  });
}

function byIndent(lines: readonly string[]): FunctionSpan[] {
  return lines.flatMap((line, i) => {
    const head = /^(?<indent>\s*)(?:async\s+)?def\s+(?<name>\w+)/.exec(line)?.groups;
    if (head === undefined) return [];
    const depth = head.indent!.length;
    let last = i;
    for (let at = i + 1; at < lines.length; at++) {
      if (lines[at]!.trim() === '') continue;
      const isInside = /^\s*/.exec(lines[at]!)![0].length > depth || /^\s*\)/.test(lines[at]!);
      if (!isInside) break;
      last = at;
    }
    return [{ name: head.name!, first: i + 1, last: last + 1 }];
  });
}

/** The functions of a file of TypeScript, JavaScript or Python, read by their shape. */
export const functionsIn = (path: string, lines: readonly string[]): FunctionSpan[] =>
  isPython(path) ? byIndent(lines) : inBraces(lines, path);
