import { diffWordsWithSpace } from 'diff';
import type { DiffHunk, DiffLine } from '@/engine/versioning/git/views/file-diff';

/** A piece of a line; `isChanged`: the other side has it otherwise. */
export interface Piece {
  readonly text: string;
  readonly isChanged: boolean;
}

/** A line with the words that differ from its partner. */
export interface MarkedLine extends DiffLine {
  readonly pieces: readonly Piece[];
}

/** Two lines beside each other; null: the other side has none there. */
export interface DiffPair {
  readonly left: MarkedLine | null;
  readonly right: MarkedLine | null;
}

/** Longer lines are not compared word by word. */
const LONGEST = 400;

/** The lines of a hunk beside each other: what went is paired with what came in its place, in order. */
export function pairsOf({ lines }: DiffHunk): DiffPair[] {
  const pairs: DiffPair[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (line.sign === ' ') {
      const same = plain(line);
      pairs.push({ left: same, right: same });
      at++;
      continue;
    }
    const gone: DiffLine[] = [];
    const come: DiffLine[] = [];
    for (; lines[at]?.sign === '-'; at++) gone.push(lines[at]!);
    for (; lines[at]?.sign === '+'; at++) come.push(lines[at]!);
    for (let i = 0; i < Math.max(gone.length, come.length); i++) pairs.push(pairOf(gone[i], come[i]));
  }
  return pairs;
}

/** The lines of a hunk below each other, with the words that differ. */
export function linesOf(hunk: DiffHunk): MarkedLine[] {
  const lines: MarkedLine[] = [];
  let come: MarkedLine[] = [];
  const flush = () => {
    lines.push(...come);
    come = [];
  };
  for (const { left, right } of pairsOf(hunk)) {
    if (left !== null && left === right) {
      flush();
      lines.push(left);
      continue;
    }
    if (left !== null) {
      // A change that begins after lines that came only: those stand before it.
      if (come.length > 0 && lines.at(-1)?.sign !== '-') flush();
      lines.push(left);
    }
    if (right !== null) come.push(right);
  }
  flush();
  return lines;
}

const plain = (line: DiffLine): MarkedLine => ({ ...line, pieces: [{ text: line.text, isChanged: false }] });

function pairOf(gone: DiffLine | undefined, come: DiffLine | undefined): DiffPair {
  if (!gone || !come) return { left: gone ? plain(gone) : null, right: come ? plain(come) : null };
  if (gone.text.length > LONGEST || come.text.length > LONGEST)
    return { left: plain(gone), right: plain(come) };
  const parts = diffWordsWithSpace(gone.text, come.text);
  const common = parts.reduce(
    (sum, part) => (part.added || part.removed ? sum : sum + part.value.trim().length),
    0,
  );
  // Two lines with next to nothing in common are two lines, not one that was changed.
  if (common * 4 < Math.max(gone.text.trim().length, come.text.trim().length))
    return { left: plain(gone), right: plain(come) };
  const side = (without: 'added' | 'removed') =>
    parts
      .filter((part) => !part[without])
      .map((part) => ({ text: part.value, isChanged: part.added || part.removed }));
  return {
    left: { ...gone, pieces: side('added') },
    right: { ...come, pieces: side('removed') },
  };
}
