import { resolvePath } from '@/engine/core/file-system';
import { assignBlame, type Origin } from '../blame/assign-blame';
import { type BlamedFile, formatBlame, formatPorcelain, uncommitted } from '../blame/blame-format';
import { type LineRange, parseLineRange } from '../blame/line-range';
import { parseRange } from '../history/commit-range';
import { reachable } from '../history/merge-base';
import { peel } from '../history/revision';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { choice, flag, parseArguments, value, values } from '../program/options';
import { usageFailure } from '../program/usage';
import { entryInTree, type FileMap, filesOfIndex } from '../staging/trees';
import { readGitFile } from '../status/operation';
import { splitLines, toByteString } from '../text/byte-string';
import type { DateStyle } from '../text/git-date';
import { readDateStyle } from './log/log-options';

const USAGE = 'blame [<options>] [<rev-opts>] [<rev>] [--] <file>';

const GRAMMAR = {
  command: 'blame',
  usage: USAGE,
  specs: {
    ranges: values('L'),
    short: flag('s'),
    email: flag('e', 'show-email'),
    longIds: flag('l'),
    rawDates: flag('t'),
    names: flag('f', 'show-name'),
    numbers: flag('n', 'show-number'),
    blankBoundary: flag('b'),
    root: flag('root'),
    porcelain: choice({ p: 'once', porcelain: 'once', 'line-porcelain': 'each' }),
    whitespace: flag('w'),
    abbreviation: value('abbrev'),
    date: value('date'),
    progress: flag('progress'),
    minimal: flag('minimal'),
  },
  lacking: [
    '--incremental',
    '--show-stats',
    '--score-debug',
    '-c',
    '--ignore-rev',
    '--ignore-revs-file',
    '--color-lines',
    '--color-by-age',
    '-S',
    '--contents',
    '-C',
    '-M',
    '--reverse',
    '--since',
  ],
} as const;

/** The file that is meant, and the revisions beside it. */
function readOperands(
  context: CommandContext,
  operands: readonly string[],
  paths: readonly string[] | undefined,
): { readonly typed: string; readonly path: string; readonly revisions: readonly string[] } {
  const { worktree } = context;
  const place = (typed: string) => {
    const top = worktree.root === '/' ? '/' : `${worktree.root}/`;
    const absolute = resolvePath(context.cwd, typed);
    return absolute.startsWith(top)
      ? absolute.slice(top.length)
      : die(`'${typed}' is outside repository at '${worktree.root}'`);
  };
  let typed: string | undefined;
  let revisions: readonly string[];
  if (paths !== undefined) {
    if (paths.length !== 1) throw usageFailure(USAGE);
    typed = paths[0]!;
    revisions = operands;
  } else if (
    operands.length > 1 &&
    worktree.node(place(operands[0]!)) !== undefined &&
    worktree.node(place(operands.at(-1)!)) === undefined
  ) {
    typed = operands[0]!;
    revisions = operands.slice(1);
  } else {
    typed = operands.at(-1);
    revisions = operands.slice(0, -1);
  }
  if (typed === undefined) throw usageFailure(USAGE);
  return { typed, path: place(typed), revisions };
}

/** What is blamed: a file at a commit, or as it stands in the working tree. */
interface Subject {
  readonly origin: Origin;
  readonly bytes: Uint8Array;
  readonly hidden: ReadonlySet<ObjectId>;
  readonly uncommitted?: FileMap;
}

function subjectOf(
  context: CommandContext,
  path: string,
  typed: string,
  revisions: readonly string[],
): Subject {
  const { repo, worktree } = context;
  const { objects } = repo;
  if (revisions.length > 0) {
    const { include, exclude } = parseRange(context, revisions);
    const [commit, ...others] = include;
    if (others.length > 0) die(`More than one commit to dig up from, ${revisions[0]} and ${revisions[1]}?`);
    const start = commit ?? headCommit(context);
    const entry = entryInTree(objects, start.tree, path);
    const name = revisions.at(-1)!.replace(/^.*\.\./, '');
    if (entry === undefined || objects.typeOf(entry.id) !== 'blob')
      die(`no such path ${revisions.some((one) => one.includes('..')) ? `'${path}'` : path} in ${name}`);
    const hidden = reachable(
      objects,
      exclude.map((one) => one.id),
    );
    return { origin: { commit: start, path, blob: entry.id }, bytes: objects.blob(entry.id), hidden };
  }
  const head = headCommit(context);
  const merged = (readGitFile(repo, 'MERGE_HEAD') ?? '').split('\n').filter(Boolean);
  const parents = [head.id, ...merged.map((id) => peel(repo, id, 'commit') ?? id)];
  const index = repo.readIndex();
  const known = parents.some((id) => entryInTree(objects, objects.commit(id).tree, path) !== undefined);
  if (!known && !index.has(path)) die(`no such path '${path}' in HEAD`);
  if (worktree.mode(path) === undefined) die(`Cannot lstat '${typed}': No such file or directory`);
  const bytes = worktree.bytes(path);
  const commit = uncommitted(context.now, parents, head.tree, path);
  return {
    origin: { commit, path, blob: worktree.blobId(path) },
    bytes,
    hidden: new Set(),
    uncommitted: filesOfIndex(index),
  };
}

function headCommit({ repo }: CommandContext): Commit {
  const { id } = repo.refs.head();
  return id === undefined ? die('no such ref: HEAD') : repo.objects.commit(id);
}

/** `git blame`: who brought in each line of a file. */
export const blameCommand: GitCommand = {
  name: 'blame',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { typed, path, revisions } = readOperands(context, operands, paths);
    const { origin, bytes, hidden, uncommitted: staged } = subjectOf(context, path, typed, revisions);
    const all = splitLines(toByteString(bytes));
    const wanted = rangesOf(options.ranges, all, path);
    const { objects } = context.repo;
    const blame = assignBlame(objects, origin, {
      hidden,
      content: new Map([[origin.blob, bytes]]),
      ...(staged !== undefined && { uncommitted: staged }),
      ...(options.whitespace === true && { whitespace: 'ignore-all' as const }),
      ...(wanted !== undefined && {
        wanted: (line: number) => wanted.some(({ start, end }) => line >= start && line < end),
      }),
    });
    const lineNumbers = all
      .map((_, i) => i)
      .filter((i) => wanted?.some(({ start, end }) => i >= start && i < end) !== false);
    const showRoot = options.root ?? context.config.boolean('blame.showroot', false);
    const file: BlamedFile = {
      path,
      blame,
      lines: lineNumbers.map((i) => all[i]!),
      lineNumbers,
      isBoundary: (commit) => hidden.has(commit.id) || (commit.parents.length === 0 && !showRoot),
    };
    if (options.porcelain !== undefined) context.write(formatPorcelain(file, options.porcelain === 'each'));
    else context.write(formatBlame(context, file, styleOf(context, options)));
    return 0;
  },
};

function rangesOf(texts: readonly string[], lines: readonly string[], path: string): LineRange[] | undefined {
  if (texts.length === 0) return undefined;
  let anchor = 1;
  return texts.map((text) => {
    const range = parseLineRange(text, lines, anchor, path, USAGE);
    anchor = range.end + 1;
    return range;
  });
}

function styleOf(
  context: CommandContext,
  options: ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'],
) {
  const setting = context.config.get('blame.date');
  const dateText = options.date ?? setting;
  const date: DateStyle = dateText === undefined ? 'iso' : readDateStyle(dateText);
  return {
    short: options.short === true,
    email: options.email ?? context.config.boolean('blame.showemail', false),
    longIds: options.longIds === true,
    rawDates: options.rawDates === true,
    names: options.names === true,
    numbers: options.numbers === true,
    blankBoundary: options.blankBoundary ?? context.config.boolean('blame.blankboundary', false),
    abbreviation: options.abbreviation === undefined ? undefined : Number(options.abbreviation),
    date,
  };
}
