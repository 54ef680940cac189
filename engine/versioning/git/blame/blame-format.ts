import { type Commit, subjectOf } from '../objects/commit';
import { NULL_ID } from '../objects/object-id';
import type { CommandContext } from '../program/context';
import { type ByteString, byteStringToText } from '../text/byte-string';
import { displayWidth } from '../text/display-width';
import { type DateStyle, formatDate } from '../text/git-date';
import { quotePath } from '../text/quote-path';
import { type Blame, type BlamedLine, originKey } from './assign-blame';

/** How blame is printed for people. */
export interface BlameStyle {
  /** No author and date (`-s`). */
  readonly short: boolean;
  readonly email: boolean;
  readonly longIds: boolean;
  readonly rawDates: boolean;
  /** Always name the file (`-f`). */
  readonly names: boolean;
  /** The line's number in the file it came from (`-n`). */
  readonly numbers: boolean;
  readonly blankBoundary: boolean;
  readonly abbreviation: number | undefined;
  readonly date: DateStyle;
}

/** A file with its blame, ready to be printed. */
export interface BlamedFile {
  readonly path: string;
  readonly blame: Blame;
  /** The lines that are printed, and their numbers in the file, from 0. */
  readonly lines: readonly ByteString[];
  readonly lineNumbers: readonly number[];
  /** Commits whose own history was not looked at. */
  readonly isBoundary: (commit: Commit) => boolean;
}

const text = (line: ByteString): string => {
  const readable = byteStringToText(line);
  return readable.endsWith('\n') ? readable : `${readable}\n`;
};

/** Git's usual table: who, when, and the line. */
export function formatBlame(context: CommandContext, file: BlamedFile, style: BlameStyle): string {
  const { objects } = context.repo;
  const { blame, lines, lineNumbers, isBoundary } = file;
  const commits = new Map(blame.lines.map(({ origin }) => [origin.commit.id, origin.commit]));
  const longest = Math.max(...[...commits.keys()].map((id) => objects.abbreviate(id).length), 7);
  const digits = style.longIds ? 40 : (style.abbreviation ?? longest) + 1;
  const who = (commit: Commit) => (style.email ? `<${commit.author.email}>` : commit.author.name);
  const authorWidth = Math.max(0, ...[...commits.values()].map((commit) => displayWidth(who(commit))));
  const showNames = style.names || blame.lines.some(({ origin }) => origin.path !== file.path);
  const nameWidth = Math.max(0, ...blame.lines.map(({ origin }) => origin.path.length));
  const width = (numbers: readonly number[]) => String(Math.max(0, ...numbers) + 1).length;
  const lineWidth = width(lineNumbers);
  const sourceWidth = width(blame.lines.map((line) => line.sourceLine));
  let out = '';
  blame.lines.forEach(({ origin, sourceLine }, i) => {
    const { commit, path } = origin;
    let id = commit.id.slice(0, digits);
    if (isBoundary(commit))
      id = style.blankBoundary ? ' '.repeat(digits) : `^${commit.id.slice(0, digits - 1)}`;
    out += id;
    if (showNames) out += ` ${path.padEnd(nameWidth)}`;
    if (style.numbers) out += ` ${String(sourceLine + 1).padStart(sourceWidth)}`;
    const number = String(lineNumbers[i]! + 1).padStart(lineWidth);
    if (style.short) out += ` ${number}) `;
    else {
      const name = who(commit);
      const pad = ' '.repeat(authorWidth - displayWidth(name));
      const { author } = commit;
      const date = style.rawDates
        ? `${author.seconds} ${author.zone}`
        : formatDate(author, style.date, context.now);
      out += ` (${name}${pad} ${date.padStart(10)} ${number}) `;
    }
    out += text(lines[i]!);
  });
  return out;
}

/** The lines that come from one place in a row. */
const followsOn = (a: BlamedLine | undefined, b: BlamedLine, next: boolean): boolean =>
  a !== undefined && next && originKey(a.origin) === originKey(b.origin) && a.sourceLine + 1 === b.sourceLine;

function commitHeader(file: BlamedFile, { commit, path }: BlamedLine['origin']): string {
  const lines: string[] = [];
  for (const [role, person] of [
    ['author', commit.author],
    ['committer', commit.committer],
  ] as const)
    lines.push(
      `${role} ${person.name}`,
      `${role}-mail <${person.email}>`,
      `${role}-time ${person.seconds}`,
      `${role}-tz ${person.zone}`,
    );
  lines.push(`summary ${subjectOf(commit.message)}`);
  if (file.isBoundary(commit)) lines.push('boundary');
  const previous = file.blame.previous.get(originKey({ commit, path }));
  if (previous !== undefined) lines.push(`previous ${previous.commit.id} ${quotePath(previous.path)}`);
  return lines.join('\n');
}

/** The form for programs. @param each repeat what is known of a commit for each line (`--line-porcelain`). */
export function formatPorcelain(file: BlamedFile, each: boolean): string {
  const { blame, lines, lineNumbers } = file;
  const shown = new Set<string>();
  const filenames = new Map<string, number>();
  for (const key of new Set(blame.lines.map(({ origin }) => originKey(origin)))) {
    const id = key.slice(0, 40);
    filenames.set(id, (filenames.get(id) ?? 0) + 1);
  }
  let out = '';
  let group = 0;
  blame.lines.forEach((line, i) => {
    const { commit, path } = line.origin;
    const isNext = (a: number) => lineNumbers[a]! === lineNumbers[a - 1]! + 1;
    const starts = !followsOn(blame.lines[i - 1], line, i > 0 && isNext(i));
    if (starts) {
      group = 1;
      while (
        i + group < blame.lines.length &&
        followsOn(blame.lines[i + group - 1], blame.lines[i + group]!, isNext(i + group))
      )
        group++;
    }
    const place = `${commit.id} ${line.sourceLine + 1} ${lineNumbers[i]! + 1}`;
    out += starts ? `${place} ${group}\n` : `${place}\n`;
    const isNew = !shown.has(commit.id);
    if (each || (starts && isNew)) out += `${commitHeader(file, line.origin)}\nfilename ${quotePath(path)}\n`;
    else if (starts && (filenames.get(commit.id) ?? 0) > 1) out += `filename ${quotePath(path)}\n`;
    shown.add(commit.id);
    out += `\t${text(lines[i]!)}`;
  });
  return out;
}

/** The commit that stands for changes which are not committed yet. */
export function uncommitted(now: number, parents: readonly string[], tree: string, path: string): Commit {
  const who = { name: 'Not Committed Yet', email: 'not.committed.yet', seconds: now, zone: '+0000' };
  return {
    id: NULL_ID,
    tree,
    parents,
    author: who,
    committer: who,
    message: `Version of ${path} from ${path}\n`,
  };
}
