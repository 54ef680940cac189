/** One replacement that turns a text into another: the characters from `start` to `end` become `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The smallest single replacement between two texts: what they share at both ends is left alone, so that a cursor
 * there stays where it is. Null when they are equal. Surrogate pairs are never cut.
 */
export function minimalEdit(from: string, to: string): TextEdit | null {
  if (from === to) return null;
  const shortest = Math.min(from.length, to.length);
  let head = 0;
  while (head < shortest && from.charCodeAt(head) === to.charCodeAt(head)) head += 1;
  if (head > 0 && isHighSurrogate(from.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (
    tail < shortest - head &&
    from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (tail > 0 && isLowSurrogate(from.charCodeAt(from.length - tail))) tail -= 1;
  return { start: head, end: from.length - tail, text: to.slice(head, to.length - tail) };
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
