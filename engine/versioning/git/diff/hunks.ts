import { type ByteString, byteStringToText } from '../text/byte-string';
import type { LineChange } from './line-diff';

/** A hunk of a patch: its place in both files (lines counted from 0) and the changes in it. */
export interface Hunk {
  readonly startA: number;
  readonly countA: number;
  readonly startB: number;
  readonly countB: number;
  readonly changes: readonly LineChange[];
}

/** Puts changes that stand close together into one hunk, with `context` unchanged lines around each. */
export function hunksOf(
  changes: readonly LineChange[],
  lengthA: number,
  lengthB: number,
  context: number,
): Hunk[] {
  const hunks: Hunk[] = [];
  for (let first = 0; first < changes.length; ) {
    let last = first;
    const endA = (change: LineChange) => change.startA + change.countA;
    while (last + 1 < changes.length && changes[last + 1]!.startA - endA(changes[last]!) <= 2 * context)
      last++;
    const head = changes[first]!;
    const tail = changes[last]!;
    const startA = Math.max(head.startA - context, 0);
    const startB = Math.max(head.startB - context, 0);
    const after = Math.min(context, lengthA - endA(tail), lengthB - (tail.startB + tail.countB));
    hunks.push({
      startA,
      countA: endA(tail) + after - startA,
      startB,
      countB: tail.startB + tail.countB + after - startB,
      changes: changes.slice(first, last + 1),
    });
    first = last + 1;
  }
  return hunks;
}

const HEADING_BYTES = 80;
const STARTS_HEADING = /^[A-Za-z_$]/;

/** The last line before `line` that looks like the head of a function, as a hunk header shows it; '' when none. */
export function headingBefore(lines: readonly ByteString[], line: number): string {
  for (let i = line - 1; i >= 0; i--)
    if (STARTS_HEADING.test(lines[i]!)) return byteStringToText(lines[i]!.slice(0, HEADING_BYTES).trimEnd());
  return '';
}

const range = (start: number, count: number): string => {
  const from = count === 0 ? start : start + 1;
  return count === 1 ? `${from}` : `${from},${count}`;
};

/** `@@ -1,3 +1,4 @@ heading`. */
export function hunkHeader(hunk: Hunk, heading: string): string {
  const places = `@@ -${range(hunk.startA, hunk.countA)} +${range(hunk.startB, hunk.countB)} @@`;
  return heading === '' ? places : `${places} ${heading}`;
}

const NO_NEWLINE = '\n\\ No newline at end of file\n';

/** A line of a patch body: a sign, the text, and the note when its line end is missing. */
function bodyLine(sign: string, line: ByteString): string {
  const text = byteStringToText(line);
  return text.endsWith('\n') ? sign + text : sign + text + NO_NEWLINE;
}

/** All hunks as text. */
export function formatHunks(
  a: readonly ByteString[],
  b: readonly ByteString[],
  hunks: readonly Hunk[],
): string {
  const parts: string[] = [];
  for (const hunk of hunks) {
    parts.push(hunkHeader(hunk, headingBefore(a, hunk.startA)), '\n');
    let atB = hunk.startB;
    const context = (untilB: number) => {
      for (; atB < untilB; atB++) parts.push(bodyLine(' ', b[atB]!));
    };
    for (const change of hunk.changes) {
      context(change.startB);
      for (let i = 0; i < change.countA; i++) parts.push(bodyLine('-', a[change.startA + i]!));
      for (let i = 0; i < change.countB; i++) parts.push(bodyLine('+', b[change.startB + i]!));
      atB += change.countB;
    }
    context(hunk.startB + hunk.countB);
  }
  return parts.join('');
}
