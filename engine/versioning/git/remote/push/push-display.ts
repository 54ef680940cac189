import type { CommandContext } from '../../program/context';
import { summaryWidth } from '../fetch/fetch-display';
import { prettyRef } from '../remote-refs';
import type { PushItem } from './push-item';

interface Line {
  readonly flag: string;
  readonly summary: string;
  readonly item: PushItem;
  readonly reason?: string | undefined;
}

function lineOf(context: CommandContext, item: PushItem): Line {
  const { objects } = context.repo;
  const { oldId, newId, target, status } = item;
  switch (status.kind) {
    case 'rejected':
      return { flag: '!', summary: '[rejected]', item, reason: status.reason };
    case 'remote-rejected':
      return { flag: '!', summary: '[remote rejected]', item, reason: status.reason };
    case 'up-to-date':
      return { flag: '=', summary: '[up to date]', item };
  }
  if (newId === undefined) return { flag: '-', summary: '[deleted]', item };
  if (oldId === undefined) {
    const what = target.startsWith('refs/tags/')
      ? '[new tag]'
      : target.startsWith('refs/heads/')
        ? '[new branch]'
        : '[new reference]';
    return { flag: '*', summary: what, item };
  }
  const [from, to] = [objects.abbreviate(oldId), objects.abbreviate(newId)];
  if (item.forced) return { flag: '+', summary: `${from}...${to}`, item, reason: 'forced update' };
  return { flag: ' ', summary: `${from}..${to}`, item };
}

/** Prints what became of each ref, under the URL that was pushed to; nothing when there is nothing to tell. */
export function printPushTable(
  context: CommandContext,
  url: string,
  items: readonly PushItem[],
  { verbose, porcelain }: { readonly verbose: boolean; readonly porcelain: boolean },
): void {
  const ids = items.flatMap(({ oldId, newId }) => [oldId, newId].filter((id) => id !== undefined));
  const width = summaryWidth(context.repo.objects, ids);
  const kinds = (wanted: readonly PushItem['status']['kind'][]) =>
    items.filter((item) => wanted.includes(item.status.kind));
  const shown = [
    ...(verbose || porcelain ? kinds(['up-to-date']) : []),
    ...kinds(['ok']),
    ...kinds(['rejected', 'remote-rejected']),
  ];
  const print = (text: string) => (porcelain ? context.line(text) : context.errorLine(text));
  if (shown.length > 0) print(`To ${url}`);
  for (const item of shown) {
    const { flag, summary, reason } = lineOf(context, item);
    const why = reason === undefined ? '' : ` (${reason})`;
    const source = item.newId === undefined ? undefined : item.source;
    if (porcelain) print(`${flag}\t${source ?? ''}:${item.target}\t${summary}${why}`);
    else {
      const names = source === undefined ? '' : `${prettyRef(source)} -> `;
      print(` ${flag} ${summary.padEnd(width)} ${names}${prettyRef(item.target)}${why}`);
    }
  }
}

const NOTE = "See the 'Note about fast-forwards' in 'git push --help' for details.";

/** Prints the advice that belongs to the reasons for which refs were rejected on this side. */
export function advisePush(context: CommandContext, items: readonly PushItem[]): void {
  const rejected = items.filter((item) => item.status.kind === 'rejected');
  const has = (reason: string) =>
    rejected.filter((item) => item.status.kind === 'rejected' && item.status.reason === reason);
  const hint = (name: string, text: string) => {
    if (context.advises('pushUpdateRejected')) context.hint(name, text);
  };
  const nonForward = has('non-fast-forward');
  const head = context.repo.refs.head().ref;
  if (nonForward.some((item) => item.target === head))
    hint(
      'pushNonFFCurrent',
      `Updates were rejected because the tip of your current branch is behind\nits remote counterpart. Integrate the remote changes (e.g.\n'git pull ...') before pushing again.\n${NOTE}`,
    );
  else if (nonForward.length > 0)
    hint(
      'pushNonFFMatching',
      `Updates were rejected because a pushed branch tip is behind its remote\ncounterpart. Check out this branch and integrate the remote changes\n(e.g. 'git pull ...') before pushing again.\n${NOTE}`,
    );
  else if (has('already exists').length > 0)
    hint('pushAlreadyExists', 'Updates were rejected because the tag already exists in the remote.');
  else if (has('fetch first').length > 0)
    hint(
      'pushFetchFirst',
      `Updates were rejected because the remote contains work that you do\nnot have locally. This is usually caused by another repository pushing\nto the same ref. You may want to first integrate the remote changes\n(e.g., 'git pull ...') before pushing again.\n${NOTE}`,
    );
  else if (has('needs force').length > 0)
    hint(
      'pushNeedsForce',
      "You cannot update a remote ref that points at a non-commit object,\nor update a remote ref to make it point at a non-commit object,\nwithout using the '--force' option.",
    );
}
