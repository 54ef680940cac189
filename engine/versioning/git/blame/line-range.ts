import { die } from '../program/failure';
import { usageFailure } from '../program/usage';
import { compilePattern } from '../text/basic-regexp';
import { type ByteString, byteStringToText } from '../text/byte-string';

/** Lines of a file, counted from 0; the end is the line after the last. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** Splits `a,b` at the comma that is not in a regular expression. */
function splitRange(text: string): [string, string | undefined] {
  if (!text.startsWith('/')) {
    const comma = text.indexOf(',');
    return comma === -1 ? [text, undefined] : [text.slice(0, comma), text.slice(comma + 1)];
  }
  let at = 1;
  while (at < text.length && text[at] !== '/') at += text[at] === '\\' ? 2 : 1;
  const head = text.slice(0, at + 1);
  const rest = text.slice(at + 1);
  return [head, rest.startsWith(',') ? rest.slice(1) : undefined];
}

function searchFrom(lines: readonly ByteString[], pattern: string, from: number): number {
  const regexp = compilePattern(pattern.slice(1, -1), 'basic', false);
  for (let i = from; i < lines.length; i++) if (regexp.test(byteStringToText(lines[i]!))) return i + 1;
  return die(`-L parameter '${pattern.slice(1, -1)}' starting at line ${from + 1}: No match`);
}

/**
 * Reads `-L <start>,<end>`: numbers, `+n`, `-n`, `/regexp/`, `:name` of a function.
 * @param anchor the line (from 1) that a search for the start begins at.
 * @throws GitFailure for a range that cannot be read, or that lies beyond the file.
 */
export function parseLineRange(
  text: string,
  lines: readonly ByteString[],
  anchor: number,
  path: string,
  usage: string,
): LineRange {
  if (text.startsWith(':')) return functionRange(text.slice(1), lines, anchor);
  const [head, tail] = splitRange(text);
  const wrong = () => {
    throw usageFailure(usage);
  };
  const number = (part: string): number => {
    const n = Number(part);
    if (n < 1) die(`-L invalid line number: ${n}`);
    return n;
  };
  let start = 1;
  if (/^-?\d+$/.test(head)) start = number(head);
  else if (head.startsWith('/')) start = searchFrom(lines, head, anchor - 1);
  else if (head !== '') wrong();
  let end = lines.length;
  if (tail !== undefined && tail !== '') {
    if (/^[+-]\d+$/.test(tail)) {
      const count = Number(tail.slice(1));
      if (count === 0) die('-L invalid empty range');
      if (tail.startsWith('+')) end = start + count - 1;
      else [start, end] = [Math.max(start - count + 1, 1), start];
    } else if (/^\d+$/.test(tail)) end = number(tail);
    else if (tail.startsWith('/')) end = searchFrom(lines, tail, start);
    else wrong();
  }
  if (start > end) [start, end] = [end, start];
  if (start > lines.length) die(`file ${path} has only ${lines.length} line${lines.length === 1 ? '' : 's'}`);
  return { start: start - 1, end: Math.min(end, lines.length) };
}

const STARTS_FUNCTION = /^[A-Za-z_$]/;

/** The lines of the function whose head matches. */
function functionRange(pattern: string, lines: readonly ByteString[], anchor: number): LineRange {
  const regexp = compilePattern(pattern, 'basic', false);
  const start = lines.findIndex(
    (line, i) => i >= anchor - 1 && STARTS_FUNCTION.test(line) && regexp.test(byteStringToText(line)),
  );
  if (start === -1) die(`-L parameter '${pattern}' starting at line ${anchor}: No match`);
  const next = lines.findIndex((line, i) => i > start && STARTS_FUNCTION.test(line));
  return { start, end: next === -1 ? lines.length : next };
}
