/** A conflict that a merge left in a file, by its lines (from 1). */
export interface ConflictBlock {
  /** The line of `<<<<<<<`. */
  readonly start: number;
  /** The line of `|||||||` where the file shows the base as well; null: it does not. */
  readonly baseStart: number | null;
  /** The line of `=======`. */
  readonly middle: number;
  /** The line of `>>>>>>>`. */
  readonly end: number;
  /** What the markers call the two sides: `HEAD`, `feature`. */
  readonly current: string;
  readonly incoming: string;
}

/** Which lines take the place of a block. */
export type ConflictChoice = 'current' | 'incoming' | 'both';

const START = /^<{7}(?: (.*))?$/;
const BASE = /^\|{7}(?: .*)?$/;
const MIDDLE = /^={7}$/;
const END = /^>{7}(?: (.*))?$/;

/** The lines of a text without their ends; the ends may be `\n` or `\r\n`. */
const linesOf = (text: string): string[] => text.split(/\r?\n/);

/**
 * The conflict blocks of a text, from top to bottom. Markers that do not belong together (one without its others, one
 * within another) are text.
 */
export function parseConflicts(text: string): ConflictBlock[] {
  if (!text.includes('<<<<<<<')) return [];
  const blocks: ConflictBlock[] = [];
  let open: { start: number; current: string; baseStart: number | null; middle: number | null } | null = null;
  linesOf(text).forEach((line, at) => {
    const number = at + 1;
    const start = START.exec(line);
    if (start !== null) {
      open = { start: number, current: start[1] ?? '', baseStart: null, middle: null };
      return;
    }
    if (open === null) return;
    if (open.middle === null && open.baseStart === null && BASE.test(line)) open.baseStart = number;
    else if (open.middle === null && MIDDLE.test(line)) open.middle = number;
    else if (open.middle !== null) {
      const end = END.exec(line);
      if (end === null) return;
      const { start: first, current, baseStart, middle } = open;
      blocks.push({ start: first, baseStart, middle, end: number, current, incoming: end[1] ?? '' });
      open = null;
    }
  });
  return blocks;
}

/** The lines that a choice leaves of a block, by their numbers (from 1). */
export function chosenLines(block: ConflictBlock, choice: ConflictChoice): number[] {
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  const current = range(block.start + 1, block.baseStart ?? block.middle);
  const incoming = range(block.middle + 1, block.end);
  if (choice === 'current') return current;
  return choice === 'incoming' ? incoming : [...current, ...incoming];
}
