import { NULL_ID, type ObjectId } from '../objects/object-id';
import { type FileEntry, modeText } from '../objects/tree';
import { type ByteString, byteStringToText, splitLines, toByteString } from '../text/byte-string';
import { isBinary } from '../text/bytes';
import { quotePrefixed } from '../text/quote-path';
import { diffLines } from './line-diff';

/** A file that is compared with several parents at once, as `git diff --cc` shows a merge. */
export interface CombinedChange {
  readonly path: string;
  /** The file in each parent; undefined: not there. */
  readonly parents: readonly (FileEntry | undefined)[];
  /** The file as it is now; undefined: gone. */
  readonly result: FileEntry | undefined;
  /** The result lies in the working tree: it has no id of its own. */
  readonly inWorktree: boolean;
}

export interface CombinedOptions {
  /** Leave out hunks that follow one of the parents (`--cc`). */
  readonly dense: boolean;
  readonly context: number;
  readonly abbreviate: (id: ObjectId) => string;
  readonly read: (entry: FileEntry, path: string) => Uint8Array;
}

/** A line that parents had and the result has not. */
interface LostLine {
  readonly text: ByteString;
  /** Bit n: parent n had it. */
  parents: number;
}

/** A line of the result (or the place after its last one). */
interface ResultLine {
  readonly text: ByteString;
  /** Bit n: parent n has not this line. */
  added: number;
  /** What stood before it. */
  lost: LostLine[];
  /** For each parent, the number of the line there that stands at this place, from 1. */
  readonly parentLine: number[];
  /** The same for the place after this line. */
  readonly parentEnd: number[];
  shown: boolean;
  /** Its lost lines are not shown: the hunk was cut short before them. */
  hideLost: boolean;
}

/** Joins the lost lines of another parent with those already known, equal ones together (their longest common row). */
function joinLost(known: LostLine[], more: readonly ByteString[], parent: number): LostLine[] {
  const bit = 1 << parent;
  const lengths = Array.from({ length: known.length + 1 }, () => new Array<number>(more.length + 1).fill(0));
  for (let i = 1; i <= known.length; i++)
    for (let j = 1; j <= more.length; j++)
      lengths[i]![j] =
        known[i - 1]!.text === more[j - 1]
          ? lengths[i - 1]![j - 1]! + 1
          : Math.max(lengths[i]![j - 1]!, lengths[i - 1]![j]!);
  const joined: LostLine[] = [];
  let i = known.length;
  let j = more.length;
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && known[i - 1]!.text === more[j - 1]) {
      const line = known[--i]!;
      j--;
      line.parents |= bit;
      joined.push(line);
    } else if (j > 0 && (i === 0 || lengths[i]![j - 1]! >= lengths[i - 1]![j]!))
      joined.push({ text: more[--j]!, parents: bit });
    else joined.push(known[--i]!);
  }
  return joined.reverse();
}

/** Compares the result with each parent and gathers what came and went at each line. */
function weave(parents: readonly ByteString[], result: ByteString): ResultLine[] {
  const lines = splitLines(result);
  const woven = [...lines, ''].map(
    (text): ResultLine => ({
      text,
      added: 0,
      lost: [],
      parentLine: [],
      parentEnd: [],
      shown: false,
      hideLost: false,
    }),
  );
  parents.forEach((content, parent) => {
    const old = splitLines(content);
    for (const change of diffLines(old, lines, { indentHeuristic: true })) {
      for (let i = 0; i < change.countB; i++) woven[change.startB + i]!.added |= 1 << parent;
      const place = woven[change.startB]!;
      const gone = old.slice(change.startA, change.startA + change.countA);
      place.lost = joinLost(place.lost, gone, parent);
    }
    let number = 1;
    woven.forEach((line, i) => {
      line.parentLine[parent] = number;
      number += line.lost.filter((one) => (one.parents & (1 << parent)) !== 0).length;
      if (i < lines.length && (line.added & (1 << parent)) === 0) number++;
      line.parentEnd[parent] = number;
    });
  });
  return woven;
}

const isInteresting = (line: ResultLine, all: number): boolean =>
  (line.added & all) !== 0 || line.lost.length > 0;

/** The first place from `from` on that is shown (or is not); the number of places when there is none. */
function find(lines: readonly ResultLine[], from: number, shown: boolean): number {
  let at = from;
  while (at < lines.length && lines[at]!.shown !== shown) at++;
  return at;
}

/**
 * Where the context after a hunk starts: a last line that is shown only for what was lost before it is itself the first
 * line of context.
 */
const tailOf = (lines: readonly ResultLine[], all: number, start: number, end: number): number =>
  start + 1 <= end && (lines[end - 1]!.added & all) === 0 ? end - 1 : end;

/** Marks what is to be shown: changed lines with their surroundings; dense: only hunks that mix the parents. */
function markShown(lines: ResultLine[], parents: number, { dense, context }: CombinedOptions): boolean {
  const all = (1 << parents) - 1;
  for (const line of lines) line.shown = isInteresting(line, all);
  if (dense) hidePlainHunks(lines, all, context);
  if (find(lines, 0, true) >= lines.length) return false;
  growContext(lines, all, context);
  return true;
}

/** The end of the hunk that starts at `start`, taking in those that follow within the context. */
function hunkEnd(lines: readonly ResultLine[], all: number, start: number, context: number): number {
  let at = start + 1;
  for (; at < lines.length; at++) {
    if (lines[at]!.shown) continue;
    let ahead = Math.min(tailOf(lines, all, start, at) + context, lines.length) - 1;
    while (ahead >= at && !lines[ahead]!.shown) ahead--;
    if (ahead < at) break;
    at = ahead;
  }
  return at;
}

/** Hides the hunks in which the result is as one of the parents: all their lines differ from the same parents. */
function hidePlainHunks(lines: ResultLine[], all: number, context: number): void {
  for (let start = find(lines, 0, true); start < lines.length; ) {
    const end = hunkEnd(lines, all, start, context);
    const patterns = new Set<number>();
    for (const line of lines.slice(start, end)) {
      if ((line.added & all) !== 0) patterns.add(line.added & all);
      for (const lost of line.lost) patterns.add(lost.parents);
    }
    if (patterns.size <= 1 && !patterns.has(all))
      for (const line of lines.slice(start, end)) line.shown = false;
    start = find(lines, end, true);
  }
}

/** Adds the lines around each hunk; what was lost before the first of them is not shown. */
function growContext(lines: ResultLine[], all: number, context: number): void {
  for (let start = find(lines, 0, true); start < lines.length; ) {
    for (let i = Math.max(start - context, 0); i < start; i++) {
      lines[i]!.shown = true;
      lines[i]!.hideLost = true;
    }
    for (;;) {
      const end = find(lines, start, false);
      if (end >= lines.length) return;
      const next = find(lines, end, true);
      const tail = tailOf(lines, all, start, end);
      const joins = next < tail + context;
      const until = joins ? next : Math.min(tail + context, lines.length);
      for (let i = tail; i < until; i++) lines[i]!.shown = true;
      start = next;
      if (!joins) break;
    }
  }
}

const HEADING_BYTES = 40;

/** What stands after the second `@@@`: the start of the last line before the hunk that looks like a head. */
function headingOf(line: ByteString | undefined): string {
  if (line === undefined) return '';
  const start = line.split('\n')[0]!.slice(0, HEADING_BYTES);
  const text = start.trimEnd().slice(0, -1);
  return text === '' ? '' : ` ${byteStringToText(text)}`;
}

function bodyOf(lines: readonly ResultLine[], parents: number): string {
  const out: string[] = [];
  const marks = '@'.repeat(parents + 1);
  const last = lines.length - 1;
  for (let at = 0; ; ) {
    const start = find(lines, at, true);
    if (start >= lines.length) return out.join('');
    const end = find(lines, start, false);
    const heading = lines.slice(at, start).findLast((line) => /^[A-Za-z_$]/.test(line.text))?.text;
    const ranges = Array.from({ length: parents }, (_, n) => {
      const from = lines[start]!.parentLine[n]!;
      return `-${from},${(lines[end]?.parentLine[n] ?? lines[last]!.parentEnd[n]!) - from}`;
    });
    out.push(
      `${marks} ${ranges.join(' ')} +${start + 1},${Math.min(end, last) - start} ${marks}${headingOf(heading)}\n`,
    );
    for (let i = start; i < end; i++) {
      const line = lines[i]!;
      if (!line.hideLost) for (const lost of line.lost) out.push(row(parents, lost.parents, '-', lost.text));
      if (i < last) out.push(row(parents, line.added, '+', line.text));
    }
    at = end;
  }
}

function row(parents: number, bits: number, sign: string, text: ByteString): string {
  let start = '';
  for (let parent = 0; parent < parents; parent++) start += (bits & (1 << parent)) !== 0 ? sign : ' ';
  return `${start}${byteStringToText(text.replace(/\n$/, ''))}\n`;
}

function headerOf(change: CombinedChange, options: CombinedOptions): string {
  const { path, parents, result } = change;
  const name = (entry: FileEntry | undefined) =>
    entry === undefined ? NULL_ID.slice(0, 7) : options.abbreviate(entry.id);
  const target =
    change.inWorktree || result === undefined ? NULL_ID.slice(0, 7) : options.abbreviate(result.id);
  const lines = [
    `diff --${options.dense ? 'cc' : 'combined'} ${quotePrefixed('', path)}`,
    `index ${parents.map(name).join(',')}..${target}`,
  ];
  const modes = parents.map((parent) => modeText(parent?.mode ?? 0));
  const now = modeText(result?.mode ?? 0);
  if (modes.some((one) => one !== now)) {
    const added = parents.every((parent) => parent === undefined);
    if (added) lines.push(`new file mode ${now}`);
    else if (result === undefined) lines.push(`deleted file mode ${modes.join(',')}`);
    else lines.push(`mode ${modes.join(',')}..${now}`);
  }
  return `${lines.join('\n')}\n`;
}

/** The patch of one file against all parents; '' when a dense one has nothing to show. */
export function formatCombined(change: CombinedChange, options: CombinedOptions): string {
  const content = (entry: FileEntry | undefined) =>
    entry === undefined ? new Uint8Array(0) : options.read(entry, change.path);
  const parents = change.parents.map(content);
  const result = content(change.result);
  const header = headerOf(change, options);
  if ([...parents, result].some(isBinary)) return `${header}Binary files differ\n`;
  const lines = weave(parents.map(toByteString), toByteString(result));
  const shown = markShown(lines, parents.length, options);
  const modesDiffer = change.parents.some((parent) => (parent?.mode ?? 0) !== (change.result?.mode ?? 0));
  if (!shown && !modesDiffer && !change.inWorktree) return '';
  const isNew = change.parents.every((parent) => parent === undefined);
  const from = isNew ? '/dev/null' : quotePrefixed('a/', change.path);
  const to = change.result === undefined ? '/dev/null' : quotePrefixed('b/', change.path);
  const body = change.result === undefined ? '' : bodyOf(lines, parents.length);
  return `${header}--- ${from}\n+++ ${to}\n${body}`;
}
