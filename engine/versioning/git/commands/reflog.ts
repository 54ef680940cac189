import { splitRevisionsAndPaths } from '../history/arguments';
import { expandRefName } from '../history/revision';
import type { Commit } from '../objects/commit';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, fail, GitFailure } from '../program/failure';
import { flag, parseArguments } from '../program/options';
import { usageFailure } from '../program/usage';
import type { ReflogEntry } from '../refs/reflog';
import { type DateStyle, formatDate } from '../text/git-date';
import { parseApproximateDate } from '../text/parse-date';
import { readDiffFormat } from './diff/diff-options';
import { diffsOfCommit } from './log/commit-diff';
import { type LogValues, readPretty } from './log/log';
import { commitFilter, LOG_LACKING, LOG_SPECS, readCount, readDateStyle } from './log/log-options';
import { LogPrinter } from './log/log-printer';
import type { PrettyOptions } from './log/pretty-options';

const SHOW = {
  command: 'reflog',
  usage: 'reflog [show] [<log-options>] [<ref>]',
  specs: { ...LOG_SPECS, walk: flag('g', 'walk-reflogs') },
  lacking: LOG_LACKING,
  digits: 'maxCount',
};

/** A reflog to be shown. */
interface ShownLog {
  readonly ref: string;
  /** As the user named it. */
  readonly name: string;
  /** How many of the newest entries are left out. */
  readonly skip: number;
  /** Name entries by their date. */
  readonly byDate: boolean;
}

function readName(context: CommandContext, text: string): ShownLog | undefined {
  const { repo } = context;
  const at = /^(.*)@\{([^{}]*)\}$/s.exec(text);
  const name = at === null ? text : at[1]!;
  const shown = name === '' || name === '@' ? 'HEAD' : name;
  const ref = expandRefName(repo, shown);
  if (ref === undefined) return undefined;
  if (at === null) return { ref, name: shown, skip: 0, byDate: false };
  const inside = at[2]!;
  if (/^\d+$/.test(inside)) return { ref, name: shown, skip: Number(inside), byDate: false };
  const seconds = parseApproximateDate(inside, context.now);
  if (seconds === undefined) return undefined;
  const newest = repo.reflogs.read(ref).reverse();
  const skip = newest.findIndex((entry) => entry.who.seconds <= seconds);
  return { ref, name: shown, skip: skip === -1 ? newest.length : skip, byDate: true };
}

/** What an entry is called: `HEAD@{2}`, or `HEAD@{2024-01-01 …}`. */
function entryName(
  log: ShownLog,
  n: number,
  entry: ReflogEntry,
  date: DateStyle | undefined,
  now: number,
): string {
  const inside =
    date === undefined && !log.byDate ? String(n) : formatDate(entry.who, date ?? 'default', now);
  return `${log.name}@{${inside}}`;
}

/** Puts an entry's part into a format: `%gd`, `%gD`, `%gs`, `%gn`, `%ge`. */
function fillReflog(format: string, name: string, { message, who }: ReflogEntry): string {
  const parts: Readonly<Record<string, string>> = {
    d: name.replace(/^refs\/(?:heads|remotes|tags)\//, '').replace(/^refs\//, ''),
    D: name,
    s: message,
    n: who.name,
    N: who.name,
    e: who.email,
    E: who.email,
  };
  return format.replace(/%g([dDsnNeE])/g, (_, letter: string) => parts[letter]!.replaceAll('%', '%%'));
}

/** What is printed for one entry: the commit as a line with the entry's words, or by the user's format. */
function dressed(
  commit: Commit,
  pretty: PrettyOptions,
  name: string,
  entry: ReflogEntry,
): { readonly commit: Commit; readonly pretty: PrettyOptions } {
  const { format } = pretty;
  if (format.kind === 'user')
    return {
      commit,
      pretty: { ...pretty, format: { ...format, format: fillReflog(format.format, name, entry) } },
    };
  if (format.kind !== 'oneline')
    die('git reflog shows one line for each entry in the lab, or a --format of yours');
  return { commit: { ...commit, message: `${name}: ${entry.message}` }, pretty };
}

function showReflogs(context: CommandContext): number {
  const { options, operands, paths } = parseArguments(context.args, SHOW);
  const logs = logsToShow(context, options, operands, paths);
  const pretty = readPretty(context, {
    ...options,
    oneline: options.oneline ?? options.pretty === undefined,
  } as LogValues);
  const date = options.date === undefined ? undefined : readDateStyle(options.date);
  const format = readDiffFormat(options, 'nothing', context.config.get('diff.renames') !== 'false');
  const printer = new LogPrinter(context, undefined, { stat: format.stat, patch: format.patch });
  const filter = commitFilter(context, options);
  let left = readCount(options.maxCount) ?? Number.POSITIVE_INFINITY;
  for (const { log, n, entry, commit } of entriesByDate(context, logs)) {
    if (filter?.(commit) === false) continue;
    if (left-- <= 0) break;
    const name = entryName(log, n, entry, date, context.now);
    const shown = dressed(commit, pretty, name, entry);
    const diffs = diffsOfCommit(context, commit, { format, merges: 'off', paths: undefined, indent: 0 });
    printer.print(shown.commit, shown.pretty, diffs);
  }
  return 0;
}

interface LoggedCommit {
  readonly log: ShownLog;
  readonly n: number;
  readonly entry: ReflogEntry;
  readonly commit: Commit;
}

/** The entries of the logs, newest first; of several logs, by the dates of the entries. */
function entriesByDate({ repo }: CommandContext, logs: readonly ShownLog[]): LoggedCommit[] {
  const rows = logs.map((log) =>
    repo.reflogs
      .read(log.ref)
      .reverse()
      .flatMap((entry, n): LoggedCommit[] =>
        n < log.skip || repo.objects.typeOf(entry.newId) !== 'commit'
          ? []
          : [{ log, n, entry, commit: repo.objects.commit(entry.newId) }],
      ),
  );
  const ordered: LoggedCommit[] = [];
  for (;;) {
    let best: LoggedCommit[] | undefined;
    for (const row of rows) {
      const [one] = row;
      if (one !== undefined && (best === undefined || one.entry.who.seconds > best[0]!.entry.who.seconds))
        best = row;
    }
    if (best === undefined) return ordered;
    ordered.push(best.shift()!);
  }
}

function logsToShow(
  context: CommandContext,
  options: LogValues,
  operands: readonly string[],
  paths: readonly string[] | undefined,
): ShownLog[] {
  const { repo } = context;
  if (options.all !== undefined && options.all !== false)
    return [...repo.reflogs.refs().filter((ref) => ref !== 'HEAD'), 'HEAD']
      .filter((ref) => repo.reflogs.has(ref))
      .map((ref) => ({ ref, name: ref, skip: 0, byDate: false }));
  const names = splitRevisionsAndPaths(context, operands, paths).revisions;
  const { ref, id } = repo.refs.head();
  if (names.length === 0 && id === undefined)
    die(`your current branch '${(ref ?? 'HEAD').replace('refs/heads/', '')}' does not have any commits yet`);
  return (names.length === 0 ? ['HEAD'] : names).flatMap((name) => readName(context, name) ?? []);
}

function deleteEntries(context: CommandContext): number {
  const { options, operands } = parseArguments(context.args, {
    command: 'reflog delete',
    usage: 'reflog delete [--rewrite] [--updateref] [--dry-run | -n] [--verbose] <ref>@{<specifier>}...',
    specs: {
      rewrite: flag('rewrite'),
      updateRef: flag('updateref'),
      dryRun: flag('n', 'dry-run'),
      verbose: flag('verbose'),
    },
  });
  if (operands.length === 0) fail('no reflog specified to delete', 255);
  const { repo } = context;
  for (const text of operands) {
    const match = /^(.*)@\{(\d+)\}$/s.exec(text);
    if (match === null) fail(`not a reflog: ${text}`, 255);
    const ref =
      expandRefName(repo, match[1] === '' ? 'HEAD' : match[1]!) ?? fail(`no reflog for '${text}'`, 255);
    const entries = repo.reflogs.read(ref);
    const at = entries.length - 1 - Number(match[2]);
    const gone = entries[at];
    if (gone === undefined || options.dryRun === true) continue;
    const kept = entries.flatMap((entry, i) => {
      if (i === at) return [];
      return [i === at + 1 && options.rewrite === true ? { ...entry, oldId: gone.oldId } : entry];
    });
    repo.reflogs.replace(ref, kept);
    const last = kept.at(-1);
    if (options.updateRef === true && at === entries.length - 1 && last !== undefined)
      repo.refs.writePseudo(repo.refs.readSymbolic(ref) ?? ref, last.newId);
  }
  return 0;
}

function existsReflog(context: CommandContext): number {
  const [ref, ...rest] = context.args;
  if (ref === undefined || rest.length > 0) throw usageFailure('reflog exists <ref>');
  return context.repo.reflogs.has(ref) ? 0 : 1;
}

/** `git reflog`: where refs have stood. */
export const reflogCommand: GitCommand = {
  name: 'reflog',
  needs: 'repository',
  run(context) {
    const [word, ...args] = context.args;
    const rest = context.with({ args });
    switch (word) {
      case 'show':
        return showReflogs(rest);
      case 'delete':
        return deleteEntries(rest);
      case 'exists':
        return existsReflog(rest);
      case 'expire':
        throw new GitFailure(
          "error: 'git reflog expire' is not available in the lab: what reflogs remember here is never thrown away",
          129,
        );
      default:
        return showReflogs(context);
    }
  },
};
