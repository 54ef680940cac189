import { refuseAmbiguous, splitRevisionsAndPaths } from '../../history/arguments';
import { parseRange } from '../../history/commit-range';
import { followFile } from '../../history/follow';
import { HistoryGraph } from '../../history/graph';
import { mergeBases, reachable } from '../../history/merge-base';
import { peel, resolveCommit } from '../../history/revision';
import { walkHistory } from '../../history/walk';
import type { WalkedCommit } from '../../history/walked-commit';
import type { Commit } from '../../objects/commit';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { die } from '../../program/failure';
import { type OptionValues, parseArguments } from '../../program/options';
import { compilePattern } from '../../text/basic-regexp';
import { Pathspecs, wildcard } from '../../worktree/pathspec';
import { readDiffFormat } from '../diff/diff-options';
import { diffsOfCommit, hasChanges, touchesText } from './commit-diff';
import { Decorations } from './decorations';
import {
  commitFilter,
  LOG_LACKING,
  LOG_SPECS,
  type MergeDiff,
  readCount,
  readDateStyle,
  readDecoration,
  readFormat,
  readLimitDate,
  readMergeDiff,
} from './log-options';
import { LogPrinter } from './log-printer';
import type { PrettyOptions } from './pretty-options';

const GRAMMAR = {
  command: 'log',
  usage: 'log [<options>] [<revision-range>] [[--] <path>...]',
  specs: LOG_SPECS,
  lacking: LOG_LACKING,
  digits: 'maxCount',
};

export type LogValues = OptionValues<typeof LOG_SPECS>;

/** `git log`. */
export const logCommand: GitCommand = {
  name: 'log',
  needs: 'repository',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const split = splitRevisionsAndPaths(context, operands, paths, (text) => isRange(context, text));
    return runLog(context, options, split.revisions, split.paths, 'off');
  },
};

/** Whether a word names commits: a revision, `^A`, `A..B`, `A...B`, `A^!`, `A^@`. */
export function isRange(context: CommandContext, text: string): boolean {
  const range = /^(.*?)\.\.\.?(.*)$/s.exec(text);
  const names =
    range !== null && text !== '..'
      ? [range[1]!, range[2]!]
      : [text.replace(/^\^/, '').replace(/\^[!@]$/, '')];
  return names.every(
    (name) => resolveCommit(context.repo, name === '' ? 'HEAD' : name, context.revisions) !== undefined,
  );
}

/** Shows the history of some revisions. @param merges how merges are compared unless an option says. */
export function runLog(
  context: CommandContext,
  options: LogValues,
  revisions: readonly string[],
  paths: readonly string[],
  merges: MergeDiff,
): number {
  const { repo } = context;
  if (options.graph === true && options.backwards === true)
    die("options '--reverse' and '--graph' cannot be used together");
  const range = parseRange(context, revisions);
  const named = namedTips(context, options);
  const include = [...range.include, ...named];
  if (revisions.length === 0 && !asksForRefs(options)) include.push(headCommit(context));
  const specs = Pathspecs.parse(paths, context.prefix, repo.worktree?.root ?? '/');
  const impliesPatch =
    options.mergeDiff === 'combined' || options.mergeDiff === 'dense' || options.diffMerges !== undefined;
  const format = readDiffFormat(
    options,
    impliesPatch ? 'patch' : 'nothing',
    context.config.get('diff.renames') !== 'false',
  );
  const plainMerges = options.firstParent === true ? 'first-parent' : merges;
  const mergeDiff = readMergeDiff(options.mergeDiff, options.diffMerges, plainMerges);
  const graph = options.graph === true ? new HistoryGraph() : undefined;
  const printer = new LogPrinter(context, graph, { stat: format.stat, patch: format.patch });
  const pretty = readPretty(context, options);
  const limit = readCount(options.maxCount) ?? Number.POSITIVE_INFINITY;
  const skip = readCount(options.skip) ?? 0;
  const conditions = commitFilter(context, options);
  const filter = withPickaxe(context, options, specs, conditions);
  const diffOptions = { format, merges: mergeDiff, paths: specs, indent: 0 };

  if (options.follow === true) {
    if (specs.specs.length !== 1) die('--follow requires exactly one pathspec');
    const hidden = reachable(
      repo.objects,
      range.exclude.map((one) => one.id),
    );
    const all = followFile(repo.objects, include, hidden, specs.specs[0]!.path).filter(
      ({ commit }) => filter?.(commit) !== false,
    );
    for (const { commit, changes } of all.slice(skip, skip + limit))
      printer.print(
        commit,
        pretty,
        diffsOfCommit(context, commit, { ...diffOptions, paths: undefined }, changes),
      );
    return 0;
  }
  const since = readLimitDate(context, options.since);
  const order = options.order ?? (graph === undefined ? undefined : 'graph');
  // A filter of changes hides commits that have none of them left; such commits do not count.
  const picky = format.filter !== '' && graph === undefined;
  const walk = walkHistory(repo.objects, {
    include: options.noWalk === true ? [] : include,
    exclude: range.exclude,
    paths: specs,
    firstParent: options.firstParent === true,
    rewriteParents: graph !== undefined || options.parents === true,
    enough: picky ? Number.POSITIVE_INFINITY : skip + limit,
    ...(order !== undefined && { order }),
    ...(filter !== undefined && { filter }),
    ...(since !== undefined && { since }),
  });
  const marks = options.leftRight === true ? leftSide(context, revisions) : undefined;
  const all = options.noWalk === true ? alone(include) : walk.commits;
  const passes = ({ commit }: WalkedCommit) => !picky || hasChanges(context, commit, diffOptions);
  const shown = all.slice(skip).filter(passes).slice(0, limit);
  if (options.backwards === true) shown.reverse();
  for (const { commit, parents } of shown) {
    const mark = marks === undefined ? undefined : marks.has(commit.id) ? '<' : '>';
    graph?.update({ id: commit.id, parents: parents.filter((id) => walk.shown.has(id)), mark: mark ?? '*' });
    const own = mark === undefined || graph !== undefined ? pretty : { ...pretty, mark };
    const asShown = options.parents === true ? { ...commit, parents } : commit;
    const indent = graph === undefined ? 0 : graph.width;
    printer.print(asShown, own, diffsOfCommit(context, commit, { ...diffOptions, indent }));
  }
  return 0;
}

/** Commits without their history, newest first. */
const alone = (commits: readonly Commit[]): WalkedCommit[] =>
  [...new Set(commits)]
    .sort((a, b) => b.committer.seconds - a.committer.seconds)
    .map((commit) => ({ commit, parents: commit.parents }));

/** How commits are written, from the options and the settings. */
export function readPretty(context: CommandContext, options: LogValues): PrettyOptions {
  const { config } = context;
  const format = readFormat(context, options.oneline, options.pretty);
  const wantsNames = format.kind === 'user' && /%[+\- ]?[dD]/.test(format.format);
  const decoration = readDecoration(options.decorate, config.get('log.decorate'));
  const oneline = options.oneline === true;
  return {
    format,
    date: readDateStyle(options.date ?? config.get('log.date')),
    decorations: new Decorations(context.repo, wantsNames && decoration === 'no' ? 'short' : decoration),
    abbreviate: options.abbrevCommit ?? (oneline || config.boolean('log.abbrevcommit', false)),
    parents: options.parents === true,
  };
}

const asksForRefs = (options: LogValues): boolean =>
  [options.all, options.branches, options.tags, options.remotes].some(
    (one) => one !== undefined && one !== false,
  );

/** The commits that `--all`, `--branches`, `--tags` and `--remotes` name. */
function namedTips(context: CommandContext, options: LogValues): Commit[] {
  const { repo } = context;
  const tips: Commit[] = [];
  const add = (prefix: string, pattern: string | boolean | undefined) => {
    if (pattern === undefined || pattern === false) return;
    const wanted =
      typeof pattern === 'string'
        ? new RegExp(`^${wildcard(/[*?[]/.test(pattern) ? pattern : `${pattern}/*`)}$`)
        : undefined;
    for (const ref of repo.refs.list(prefix)) {
      if (wanted !== undefined && !wanted.test(ref.name.slice(prefix.length))) continue;
      const id = peel(repo, ref.id, 'commit');
      if (id !== undefined) tips.push(repo.objects.commit(id));
    }
  };
  add('refs/', options.all);
  const head = repo.refs.head().id;
  if (options.all === true && head !== undefined) tips.push(repo.objects.commit(head));
  add('refs/heads/', options.branches);
  add('refs/tags/', options.tags);
  add('refs/remotes/', options.remotes);
  return tips;
}

function headCommit(context: CommandContext): Commit {
  const { ref, id } = context.repo.refs.head();
  if (id !== undefined) return context.repo.objects.commit(id);
  if (ref === undefined) return refuseAmbiguous('HEAD');
  return die(`your current branch '${ref.replace('refs/heads/', '')}' does not have any commits yet`);
}

function withPickaxe(
  context: CommandContext,
  options: LogValues,
  specs: Pathspecs,
  filter: ((commit: Commit) => boolean) | undefined,
): ((commit: Commit) => boolean) | undefined {
  if (options.pickString === undefined && options.pickRegexp === undefined) return filter;
  const search =
    options.pickString !== undefined
      ? { text: options.pickString }
      : { pattern: compilePattern(options.pickRegexp!, 'extended', false) };
  return (commit) => filter?.(commit) !== false && touchesText(context, commit, specs, search);
}

/** The commits on the left of `A...B`. */
function leftSide(context: CommandContext, revisions: readonly string[]): ReadonlySet<string> {
  const { objects } = context.repo;
  const left = new Set<string>();
  for (const text of revisions) {
    const match = /^(.*?)\.\.\.(.*)$/s.exec(text);
    if (match === null) continue;
    const [a, b] = [match[1]!, match[2]!].map(
      (name) => resolveCommit(context.repo, name === '' ? 'HEAD' : name, context.revisions)!,
    );
    const common = reachable(objects, mergeBases(objects, a!.id, [b!.id]));
    for (const id of reachable(objects, [a!.id])) if (!common.has(id)) left.add(id);
  }
  return left;
}
