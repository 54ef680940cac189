import type { ByteString } from '../text/byte-string';
import { bestShift } from './indent-heuristic';

/** One of the two files while changes are moved about in it. */
export interface CompactedSide {
  readonly lines: readonly ByteString[];
  readonly classes: Int32Array;
  /** 1 for each line that is changed; one place longer than the file. */
  readonly changed: Uint8Array;
}

/** A run of changed lines (maybe empty) between two unchanged ones: `[start, end)`. */
class Group {
  start = 0;
  end = 0;
  readonly #changed: Uint8Array;
  readonly #length: number;

  constructor(changed: Uint8Array) {
    this.#changed = changed;
    this.#length = changed.length - 1;
    while (changed[this.end] === 1) this.end++;
  }

  get isEmpty(): boolean {
    return this.start === this.end;
  }

  /** Goes to the next group; false: it was the last. */
  next(): boolean {
    if (this.end === this.#length) return false;
    this.start = this.end + 1;
    this.end = this.start;
    while (this.#changed[this.end] === 1) this.end++;
    return true;
  }

  previous(): void {
    this.end = this.start - 1;
    this.start = this.end;
    while (this.start > 0 && this.#changed[this.start - 1] === 1) this.start--;
  }

  /** Moves the group one line down, taking in the group that it meets; false: it cannot move. */
  slideDown(classes: Int32Array): boolean {
    if (this.end >= this.#length || classes[this.start] !== classes[this.end]) return false;
    this.#changed[this.start++] = 0;
    this.#changed[this.end++] = 1;
    while (this.#changed[this.end] === 1) this.end++;
    return true;
  }

  slideUp(classes: Int32Array): boolean {
    if (this.start === 0 || classes[this.start - 1] !== classes[this.end - 1]) return false;
    this.#changed[--this.start] = 1;
    this.#changed[--this.end] = 0;
    while (this.start > 0 && this.#changed[this.start - 1] === 1) this.start--;
    return true;
  }
}

/**
 * Moves each change of one side to where people expect it. A change that can slide over equal lines is joined with its
 * neighbours, then set beside a change of the other side; where there is none, the indentation decides, or it ends up
 * as far down as it goes.
 * @param other the changes of the other side; only looked at.
 */
export function compactChanges(side: CompactedSide, other: Uint8Array, indentHeuristic: boolean): void {
  const group = new Group(side.changed);
  const beside = new Group(other);
  do {
    if (!group.isEmpty) settle(side, group, beside, indentHeuristic);
  } while (group.next() && beside.next());
}

function settle(side: CompactedSide, group: Group, beside: Group, indentHeuristic: boolean): void {
  const { classes } = side;
  let size: number;
  let earliestEnd: number;
  let matchesOther: boolean;
  do {
    size = group.end - group.start;
    while (group.slideUp(classes)) beside.previous();
    earliestEnd = group.end;
    matchesOther = !beside.isEmpty;
    while (group.slideDown(classes)) {
      beside.next();
      if (!beside.isEmpty) matchesOther = true;
    }
  } while (size !== group.end - group.start);

  if (group.end === earliestEnd) return;
  if (matchesOther) {
    while (beside.isEmpty) {
      group.slideUp(classes);
      beside.previous();
    }
  } else if (indentHeuristic) {
    const wanted = bestShift(side.lines, { earliestEnd, latestEnd: group.end, size });
    while (group.end > wanted) {
      group.slideUp(classes);
      beside.previous();
    }
  }
}
