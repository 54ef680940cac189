import { splitRevisionsAndPaths } from '../history/arguments';
import { parseRange } from '../history/commit-range';
import { peel } from '../history/revision';
import { walkHistory } from '../history/walk';
import { type Commit, subjectOf } from '../objects/commit';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { flag, parseArguments, value } from '../program/options';
import { compareBytes } from '../text/compare';
import { parseApproximateDate } from '../text/parse-date';
import { Pathspecs } from '../worktree/pathspec';
import { isRange } from './log/log';

const GRAMMAR = {
  command: 'shortlog',
  usage: 'shortlog [<options>] [<revision-range>] [[--] <path>...]',
  specs: {
    byNumber: flag('n', 'numbered'),
    summary: flag('s', 'summary'),
    email: flag('e', 'email'),
    byCommitter: flag('c', 'committer'),
    all: flag('all'),
    merges: flag('merges'),
    firstParent: flag('first-parent'),
    since: value('since', 'after'),
    until: value('until', 'before'),
    maxCount: value('max-count'),
  },
  lacking: ['--group', '-w', '--format', '--author', '--grep'],
} as const;

/** One entry of a log: who, and what about. */
interface Entry {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
}

/** The commits that are summed up, newest first. */
function commitsFor(
  context: CommandContext,
  options: ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'],
  revisions: readonly string[],
  paths: readonly string[],
): Commit[] {
  const { repo } = context;
  const range = parseRange(context, revisions);
  const include = [...range.include];
  if (options.all === true)
    for (const ref of repo.refs.list()) {
      const id = peel(repo, ref.id, 'commit');
      if (id !== undefined) include.push(repo.objects.commit(id));
    }
  const since = options.since === undefined ? undefined : parseApproximateDate(options.since, context.now);
  const until = options.until === undefined ? undefined : parseApproximateDate(options.until, context.now);
  const walk = walkHistory(repo.objects, {
    include,
    exclude: range.exclude,
    paths: Pathspecs.parse(paths, context.prefix, repo.worktree?.root ?? '/'),
    firstParent: options.firstParent === true,
    ...(since !== undefined && { since }),
    filter: ({ parents, committer }) =>
      (options.merges === undefined || options.merges === parents.length > 1) &&
      (until === undefined || committer.seconds <= until),
  });
  const most = options.maxCount === undefined ? Number.POSITIVE_INFINITY : Number(options.maxCount);
  return walk.commits.slice(0, most).map(({ commit }) => commit);
}

/** Reads what `git log` prints. */
function entriesInLog(text: string): Entry[] {
  const entries: Entry[] = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const author = /^(?:Author: *|author )(.*?) <([^>]*)>/.exec(lines[i]!);
    if (author === null) continue;
    let at = i + 1;
    while (at < lines.length && lines[at] !== '') at++;
    while (at < lines.length && lines[at]!.trim() === '') at++;
    entries.push({ name: author[1]!, email: author[2]!, subject: lines[at]?.trim() ?? '' });
  }
  return entries;
}

const withoutPatchMark = (subject: string): string => subject.replace(/^\[PATCH[^\]]*\]\s*/, '');

/** `git shortlog`: commits by who made them. */
export const shortlogCommand: GitCommand = {
  name: 'shortlog',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const split = splitRevisionsAndPaths(context, operands, paths, (text) => isRange(context, text));
    const readsLog = split.revisions.length === 0 && options.all !== true && context.io.stdin !== '';
    const revisions =
      split.revisions.length === 0 && options.all !== true && context.repo.refs.head().id !== undefined
        ? ['HEAD']
        : split.revisions;
    const entries = readsLog
      ? entriesInLog(context.io.stdin)
      : commitsFor(context, options, revisions, split.paths).map((commit): Entry => {
          const who = options.byCommitter === true ? commit.committer : commit.author;
          return { name: who.name, email: who.email, subject: subjectOf(commit.message) };
        });
    const groups = new Map<string, string[]>();
    for (const { name, email, subject } of entries) {
      const key = options.email === true ? `${name} <${email}>` : name;
      groups.set(key, [withoutPatchMark(subject), ...(groups.get(key) ?? [])]);
    }
    const sorted = [...groups].sort(([a], [b]) => compareBytes(a, b));
    if (options.byNumber === true) sorted.sort(([, a], [, b]) => b.length - a.length);
    for (const [who, subjects] of sorted) {
      if (options.summary === true) context.line(`${String(subjects.length).padStart(6)}\t${who}`);
      else {
        context.line(`${who} (${subjects.length}):`);
        for (const subject of subjects) context.line(`      ${subject}`);
        context.line('');
      }
    }
    return 0;
  },
};
