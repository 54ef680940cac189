import { DateQueue } from '../history/date-queue';
import { peel, resolveRevision } from '../history/revision';
import type { Commit } from '../objects/commit';
import type { ObjectId } from '../objects/object-id';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die } from '../program/failure';
import { flag, optional, parseArguments, value, values } from '../program/options';
import { isDirty } from '../status/status';
import { wildcard } from '../worktree/pathspec';

const GRAMMAR = {
  command: 'describe',
  usage: 'describe [--all] [--tags] [--contains] [--abbrev=<n>] [<commit-ish>...]',
  specs: {
    all: flag('all'),
    tags: flag('tags'),
    long: flag('long'),
    always: flag('always'),
    dirty: optional('dirty'),
    abbreviation: value('abbrev'),
    exactMatch: flag('exact-match'),
    candidates: value('candidates'),
    match: values('match'),
    exclude: values('exclude'),
    firstParent: flag('first-parent'),
  },
  lacking: ['--contains', '--debug', '--broken'],
} as const;

type DescribeOptions = ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'];

/** What a commit is called. 2: an annotated tag, 1: another tag, 0: another ref. */
interface CommitName {
  readonly text: string;
  readonly rank: 0 | 1 | 2;
  readonly taggedAt: number;
}

const MAX_CANDIDATES = 10;

function namesOf(context: CommandContext, options: DescribeOptions): Map<ObjectId, CommitName> {
  const { repo } = context;
  const all = options.all === true;
  const patterns = (texts: readonly string[]) => texts.map((text) => new RegExp(`^${wildcard(text)}$`));
  const [wanted, unwanted] = [patterns(options.match), patterns(options.exclude)];
  const names = new Map<ObjectId, CommitName>();
  for (const { name, id } of repo.refs.list()) {
    const isTag = name.startsWith('refs/tags/');
    if (!isTag && !all) continue;
    const short = name.replace(/^refs\/(tags|heads|remotes)\//, '');
    if (unwanted.some((one) => one.test(short))) continue;
    if (wanted.length > 0 && !wanted.some((one) => one.test(short))) continue;
    const commit = peel(repo, id, 'commit');
    if (commit === undefined) continue;
    const annotated = repo.objects.typeOf(id) === 'tag';
    const rank = isTag ? (annotated ? 2 : 1) : 0;
    const taggedAt = annotated ? repo.objects.tag(id).tagger.seconds : 0;
    const known = names.get(commit);
    if (known !== undefined && (known.rank > rank || (known.rank === rank && known.taggedAt >= taggedAt)))
      continue;
    names.set(commit, { text: all ? name.slice('refs/'.length) : short, rank, taggedAt });
  }
  return names;
}

interface Candidate {
  readonly name: CommitName;
  depth: number;
  readonly bit: number;
  readonly order: number;
}

/** Counts on from where the search stopped, so that the depth of the best candidate is right. */
function finishDepth(
  context: CommandContext,
  queue: DateQueue,
  flags: Map<ObjectId, number>,
  best: Candidate,
): void {
  const { objects } = context.repo;
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    if ((flags.get(commit.id)! & best.bit) !== 0) {
      if (!queue.some((other) => (flags.get(other.id)! & best.bit) === 0)) break;
    } else best.depth++;
    for (const id of commit.parents) {
      if (!flags.has(id)) {
        flags.set(id, 0);
        queue.push(objects.commit(id));
      }
      flags.set(id, flags.get(id)! | flags.get(commit.id)!);
    }
  }
}

/** Finds the name from which the fewest commits lead here (git's `describe_commit`). */
function search(
  context: CommandContext,
  start: Commit,
  names: ReadonlyMap<ObjectId, CommitName>,
  options: DescribeOptions,
  limit: number,
): { readonly best: Candidate | undefined; readonly unannotated: boolean } {
  const { objects } = context.repo;
  const takesAll = options.tags === true || options.all === true;
  const flags = new Map<ObjectId, number>([[start.id, 0]]);
  const queue = new DateQueue();
  queue.push(start);
  const found: Candidate[] = [];
  let unannotated = false;
  let annotated = 0;
  let seen = 0;
  for (let commit = queue.pop(); commit !== undefined; commit = queue.pop()) {
    seen++;
    const name = names.get(commit.id);
    if (name !== undefined) {
      if (!takesAll && name.rank < 2) unannotated = true;
      else if (found.length < limit) {
        const candidate = { name, depth: seen - 1, bit: 1 << (found.length + 1), order: found.length };
        found.push(candidate);
        flags.set(commit.id, flags.get(commit.id)! | candidate.bit);
        if (name.rank === 2) annotated++;
      } else {
        queue.push(commit);
        break;
      }
    }
    const own = flags.get(commit.id)!;
    for (const candidate of found) if ((own & candidate.bit) === 0) candidate.depth++;
    if (annotated > 0 && queue.length === 0) {
      const least = Math.min(...found.map((candidate) => candidate.depth));
      const within = found.reduce((bits, one) => (one.depth === least ? bits | one.bit : bits), 0);
      if ((own & within) === within) break;
    }
    for (const id of options.firstParent === true ? commit.parents.slice(0, 1) : commit.parents) {
      if (!flags.has(id)) {
        flags.set(id, 0);
        queue.push(objects.commit(id));
      }
      flags.set(id, flags.get(id)! | own);
    }
  }
  const [best] = [...found].sort((a, b) => a.depth - b.depth || a.order - b.order);
  if (best !== undefined) finishDepth(context, queue, flags, best);
  return { best, unannotated };
}

function describeOne(
  context: CommandContext,
  typed: string,
  names: ReadonlyMap<ObjectId, CommitName>,
  options: DescribeOptions,
): string {
  const { repo } = context;
  const id = resolveRevision(repo, typed, context.revisions) ?? die(`Not a valid object name ${typed}`);
  const commitId = peel(repo, id, 'commit') ?? die(`${typed} is neither a commit nor blob`);
  const commit = repo.objects.commit(commitId);
  const length = options.abbreviation === undefined ? undefined : Number(options.abbreviation);
  const short = (one: ObjectId) => (length === 0 ? one : repo.objects.abbreviate(one, length));
  const exact = names.get(commit.id);
  if (exact !== undefined && (options.tags === true || options.all === true || exact.rank === 2))
    return options.long === true ? `${exact.text}-0-g${short(commit.id)}` : exact.text;
  const limit =
    options.exactMatch === true
      ? 0
      : Math.min(options.candidates === undefined ? MAX_CANDIDATES : Number(options.candidates), 26);
  if (limit === 0) die(`no tag exactly matches '${commit.id}'`);
  const { best, unannotated } = search(context, commit, names, options, limit);
  if (best !== undefined)
    return length === 0 ? best.name.text : `${best.name.text}-${best.depth}-g${short(commit.id)}`;
  if (options.always === true) return short(commit.id);
  return die(
    unannotated
      ? `No annotated tags can describe '${commit.id}'.\nHowever, there were unannotated tags: try --tags.`
      : `No tags can describe '${commit.id}'.\nTry --always, or create some tags.`,
  );
}

/** `git describe`: names a commit by the nearest tag before it. */
export const describeCommand: GitCommand = {
  name: 'describe',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const typed = [...operands, ...(paths ?? [])];
    if (options.long === true && options.abbreviation === '0')
      die("options '--long' and '--abbrev=0' cannot be used together");
    const names = namesOf(context, options);
    if (names.size === 0 && options.always !== true) die('No names found, cannot describe anything.');
    if (typed.length > 0) {
      if (options.dirty !== undefined && options.dirty !== false)
        die("option '--dirty' and commit-ishes cannot be used together");
      for (const name of typed) context.line(describeOne(context, name, names, options));
      return 0;
    }
    let suffix = '';
    if (options.dirty !== undefined && options.dirty !== false) {
      const { staged, unstaged } = isDirty(context.repo, context.worktree, context.repo.readIndex());
      if (staged || unstaged) suffix = options.dirty === true ? '-dirty' : options.dirty;
    }
    context.line(describeOne(context, 'HEAD', names, options) + suffix);
    return 0;
  },
};
