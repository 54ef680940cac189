import { civilFromDays } from '../../../core/civil-date';

/** One of two texts that are compared. */
export interface Side {
  readonly name: string;
  readonly lines: readonly string[];
  readonly mtimeMs: number;
  /** Whether its last line is ended. */
  readonly endsWithLine: boolean;
  readonly isBinary: boolean;
}

/** A stretch of lines that both have, or that only one has. */
export interface Part {
  readonly added?: boolean;
  readonly removed?: boolean;
  readonly value: readonly unknown[];
}

/** Lines `[from, to)` of the left that are replaced by lines of the right; both count from 0. */
interface Change {
  readonly left: readonly [from: number, to: number];
  readonly right: readonly [from: number, to: number];
}

const CONTEXT = 3;
const DAY_MS = 86_400_000;

/** The default format of `diff`: `2c2`, `<`, `---`, `>`. */
export function normalDiff(left: Side, right: Side, parts: readonly Part[]): string {
  return changesOf(parts)
    .map(({ left: [a, b], right: [c, d] }) => {
      const kind = a === b ? 'a' : c === d ? 'd' : 'c';
      const from = kind === 'a' ? `${a}` : rangeText(a, b);
      const to = kind === 'd' ? `${c}` : rangeText(c, d);
      const removed = linesOf(left, a, b, '< ');
      const added = linesOf(right, c, d, '> ');
      return `${from}${kind}${to}\n${removed}${kind === 'c' ? '---\n' : ''}${added}`;
    })
    .join('');
}

/** The unified format with three lines of context. */
export function unifiedDiff(left: Side, right: Side, parts: readonly Part[]): string {
  const head = `--- ${left.name}\t${stamp(left.mtimeMs)}\n+++ ${right.name}\t${stamp(right.mtimeMs)}\n`;
  const hunks: Change[][] = [];
  for (const change of changesOf(parts)) {
    const last = hunks.at(-1);
    if (last && change.left[0] - last.at(-1)!.left[1] <= 2 * CONTEXT) last.push(change);
    else hunks.push([change]);
  }
  return head + hunks.map((hunk) => hunkText(left, right, hunk)).join('');
}

function hunkText(left: Side, right: Side, changes: readonly Change[]): string {
  const first = changes[0]!;
  const last = changes.at(-1)!;
  const before = Math.min(CONTEXT, first.left[0]);
  const after = Math.min(CONTEXT, left.lines.length - last.left[1]);
  const [a, b] = [first.left[0] - before, last.left[1] + after];
  const [c, d] = [first.right[0] - before, last.right[1] + after];
  let text = `@@ -${countText(a, b)} +${countText(c, d)} @@\n`;
  let at = a;
  for (const change of changes) {
    text += linesOf(left, at, change.left[0], ' ');
    text += linesOf(left, change.left[0], change.left[1], '-');
    text += linesOf(right, change.right[0], change.right[1], '+');
    at = change.left[1];
  }
  return text + linesOf(left, at, b, ' ');
}

function changesOf(parts: readonly Part[]): Change[] {
  const changes: Change[] = [];
  let left = 0;
  let right = 0;
  let open: { left: number; right: number } | null = null;
  const close = () => {
    if (open) changes.push({ left: [open.left, left], right: [open.right, right] });
    open = null;
  };
  for (const { added, removed, value } of parts) {
    if (added || removed) {
      open ??= { left, right };
      if (removed) left += value.length;
      else right += value.length;
    } else {
      close();
      left += value.length;
      right += value.length;
    }
  }
  close();
  return changes;
}

function linesOf({ lines, endsWithLine }: Side, from: number, to: number, sign: string): string {
  let text = '';
  for (let at = from; at < to; at++) {
    text += `${sign}${lines[at]}\n`;
    if (at === lines.length - 1 && !endsWithLine) text += '\\ No newline at end of file\n';
  }
  return text;
}

const rangeText = (from: number, to: number) => (to - from <= 1 ? `${from + 1}` : `${from + 1},${to}`);
const countText = (from: number, to: number) =>
  to - from === 1 ? `${from + 1}` : `${from === to ? from : from + 1},${to - from}`;

/** `2026-11-28 03:10:00.000000000 +0000` */
function stamp(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  const { year, month, day } = civilFromDays(days);
  const rest = ms - days * DAY_MS;
  const two = (value: number) => `${Math.floor(value)}`.padStart(2, '0');
  const seconds = `${two((rest / 1000) % 60)}.${`${Math.floor(rest % 1000)}`.padStart(3, '0')}000000`;
  return `${year}-${two(month)}-${two(day)} ${two(rest / 3_600_000)}:${two((rest / 60_000) % 60)}:${seconds} +0000`;
}
