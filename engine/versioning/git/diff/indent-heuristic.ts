import type { ByteString } from '../text/byte-string';

const MAX_INDENT = 200;
const MAX_BLANKS = 20;
const MAX_SLIDING = 100;

/**
 * How bad it is to part the lines at a place. The weights are those of git's "indent heuristic", which were fitted to
 * what people marked as the best place (Michael Haggerty, diff-slider-tools, 2016).
 */
const PENALTY = {
  startOfFile: 1,
  endOfFile: 21,
  totalBlank: -30,
  postBlank: 6,
  indent: -4,
  indentWithBlank: 10,
  outdent: 24,
  outdentWithBlank: 17,
  dedent: 23,
  dedentWithBlank: 17,
} as const;
const INDENT_WEIGHT = 60;

/** The width of the blanks before the text of a line; -1: it has no text. */
function indentOf(line: ByteString): number {
  let indent = 0;
  for (let i = 0; i < line.length; i++) {
    const char = line[i];
    if (char === ' ') indent++;
    else if (char === '\t') indent += 8 - (indent % 8);
    else if (char !== '\n' && char !== '\r' && char !== '\f' && char !== '\v') return indent;
    if (indent >= MAX_INDENT) return MAX_INDENT;
  }
  return -1;
}

/** The next line with text from `start` on: its indent, and the empty lines before it. */
function lookFrom(
  lines: readonly ByteString[],
  start: number,
  step: 1 | -1,
): { indent: number; blanks: number } {
  let blanks = 0;
  for (let i = start; i >= 0 && i < lines.length; i += step) {
    const indent = indentOf(lines[i]!);
    if (indent !== -1) return { indent, blanks };
    if (++blanks === MAX_BLANKS) return { indent: 0, blanks };
  }
  return { indent: -1, blanks };
}

interface Score {
  readonly indent: number;
  readonly penalty: number;
}

function scoreSplit(lines: readonly ByteString[], at: number): Score {
  const atEnd = at >= lines.length;
  const own = atEnd ? -1 : indentOf(lines[at]!);
  const before = lookFrom(lines, at - 1, -1);
  const after = lookFrom(lines, at + 1, 1);
  const postBlank = own === -1 ? 1 + after.blanks : 0;
  const totalBlank = before.blanks + postBlank;
  const indent = own === -1 ? after.indent : own;
  const blank = totalBlank !== 0;
  let penalty = PENALTY.totalBlank * totalBlank + PENALTY.postBlank * postBlank;
  if (before.indent === -1 && before.blanks === 0) penalty += PENALTY.startOfFile;
  if (atEnd) penalty += PENALTY.endOfFile;
  if (indent !== -1 && before.indent !== -1 && indent !== before.indent) {
    if (indent > before.indent) penalty += blank ? PENALTY.indentWithBlank : PENALTY.indent;
    else if (after.indent !== -1 && after.indent > indent)
      penalty += blank ? PENALTY.outdentWithBlank : PENALTY.outdent;
    else penalty += blank ? PENALTY.dedentWithBlank : PENALTY.dedent;
  }
  return { indent, penalty };
}

/** Where a group of changed lines that can slide should end. */
export function bestShift(
  lines: readonly ByteString[],
  group: { readonly earliestEnd: number; readonly latestEnd: number; readonly size: number },
): number {
  const { latestEnd, size } = group;
  let best: { readonly end: number; readonly score: Score } | undefined;
  for (
    let end = Math.max(group.earliestEnd, latestEnd - size - 1, latestEnd - MAX_SLIDING);
    end <= latestEnd;
    end++
  ) {
    const below = scoreSplit(lines, end);
    const above = scoreSplit(lines, end - size);
    const score = { indent: below.indent + above.indent, penalty: below.penalty + above.penalty };
    const worse =
      best !== undefined &&
      INDENT_WEIGHT * Math.sign(score.indent - best.score.indent) + (score.penalty - best.score.penalty) > 0;
    if (!worse) best = { end, score };
  }
  return best!.end;
}
