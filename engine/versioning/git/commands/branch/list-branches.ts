import { subjectOf } from '../../objects/commit';
import type { CommandContext } from '../../program/context';
import { formatRef } from '../../refs/format-ref';
import { type RefConditions, refFilter } from '../../refs/ref-filter';
import { shortRefName } from '../../refs/ref-name';
import { sortRefs } from '../../refs/sort-refs';
import { upstreamOf } from '../../refs/upstream';
import { detachedFrom, readOperations } from '../../status/operation';
import { trackingNote, trackingOf } from '../../status/tracking';
import { displayWidth } from '../../text/display-width';
import { wildcard } from '../../worktree/pathspec';

export interface ListOptions extends RefConditions {
  readonly verbose: number;
  readonly all: boolean | undefined;
  readonly remotes: boolean | undefined;
  readonly sort: readonly string[];
  readonly format: string | undefined;
  readonly ignoreCase: boolean | undefined;
  readonly patterns: readonly string[];
}

interface Line {
  readonly ref: string;
  readonly id: string;
  readonly shown: string;
  readonly current: boolean;
}

/** What stands for HEAD when it is on no branch. */
function detachedName(context: CommandContext): string {
  const { rebase, bisect } = readOperations(context.repo);
  if (rebase !== undefined)
    return rebase.branch === undefined
      ? `(no branch, rebasing detached HEAD ${rebase.onto})`
      : `(no branch, rebasing ${rebase.branch})`;
  if (bisect !== undefined) return `(no branch, bisect started on ${bisect})`;
  const from = detachedFrom(context.repo);
  if (from === undefined) return '(no branch)';
  return `(HEAD detached ${from.still ? 'at' : 'from'} ${from.name})`;
}

/** `git branch` without a name: the branches there are. */
export function listBranches(context: CommandContext, options: ListOptions): number {
  const { repo } = context;
  const head = repo.refs.head();
  const wanted = refFilter(context, options);
  const patterns = options.patterns.map(
    (one) => new RegExp(`^${wildcard(one, true)}$`, options.ignoreCase ? 'i' : ''),
  );
  const matches = (name: string) => patterns.length === 0 || patterns.some((pattern) => pattern.test(name));
  const lines: Line[] = [];
  if (
    options.remotes !== true &&
    head.ref === undefined &&
    head.id !== undefined &&
    wanted(head.id) &&
    (patterns.length === 0 || matches('HEAD'))
  )
    lines.push({ ref: 'HEAD', id: head.id, shown: detachedName(context), current: true });
  const add = (prefix: string, start: string) => {
    const refs = repo.refs
      .list(prefix)
      .filter((ref) => matches(ref.name.slice(prefix.length)) && wanted(ref.id));
    for (const ref of sortRefs(
      context,
      refs,
      options.sort.length > 0 ? options.sort : context.config.all('branch.sort'),
    )) {
      const target = repo.refs.readSymbolic(ref.name);
      const arrow = target === undefined || options.verbose > 0 ? '' : ` -> ${shortRefName(target)}`;
      lines.push({
        ref: ref.name,
        id: ref.id,
        shown: start + shortRefName(ref.name) + arrow,
        current: ref.name === head.ref,
      });
    }
  };
  if (options.remotes !== true) add('refs/heads/', '');
  if (options.all === true || options.remotes === true)
    add('refs/remotes/', options.all === true ? 'remotes/' : '');
  const width = Math.max(0, ...lines.map((line) => displayWidth(line.shown)));
  for (const line of lines) {
    if (options.format !== undefined) {
      context.line(formatRef(context, { name: line.ref, id: line.id }, options.format));
      continue;
    }
    const start = line.current ? '* ' : '  ';
    if (options.verbose === 0) context.line(start + line.shown);
    else
      context.line(
        start +
          line.shown +
          ' '.repeat(width - displayWidth(line.shown)) +
          details(context, line, options.verbose),
      );
  }
  return 0;
}

function details(context: CommandContext, line: Line, verbose: number): string {
  const { repo } = context;
  const target = repo.refs.readSymbolic(line.ref);
  if (target !== undefined && line.ref !== 'HEAD') return ` -> ${shortRefName(target)}`;
  const subject = subjectOf(repo.objects.commit(line.id).message);
  return ` ${repo.objects.abbreviate(line.id)} ${upstreamText(context, line, verbose)}${subject}`;
}

function upstreamText(context: CommandContext, line: Line, verbose: number): string {
  if (!line.ref.startsWith('refs/heads/')) return '';
  const branch = line.ref.slice(11);
  const tracking = trackingOf(context.repo, branch);
  if (tracking === undefined || upstreamOf(context.config, branch) === undefined) return '';
  const note = trackingNote(tracking);
  if (verbose > 1) return `[${tracking.upstream}${note === '' ? '' : `: ${note}`}] `;
  return note === '' ? '' : `[${note}] `;
}
