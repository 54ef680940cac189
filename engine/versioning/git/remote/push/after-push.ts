import type { CommandContext } from '../../program/context';
import { shortRefName } from '../../refs/ref-name';
import { setUpstream } from '../branch-upstream';
import { mapRef, parseRefspec } from '../refspec';
import type { RemoteSettings } from '../remote-settings';
import { advisePush, printPushTable } from './push-display';
import type { PushItem } from './push-item';

/** What of a push's options matters once it is through. */
export interface AfterPush {
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly porcelain: boolean;
  readonly setUpstream: boolean;
}

/**
 * Prints the table, sets upstreams, and lets the refs that follow the remote move with it.
 * @returns whether every ref arrived.
 */
export function finishPush(
  context: CommandContext,
  settings: RemoteSettings,
  url: string,
  items: readonly PushItem[],
  options: AfterPush,
): boolean {
  const isRefused = ({ status }: PushItem) => status.kind === 'rejected' || status.kind === 'remote-rejected';
  const arrived = items.filter(({ status }) => status.kind === 'ok' || status.kind === 'up-to-date');
  const complete = !items.some(isRefused);
  if (!options.quiet || !complete) printPushTable(context, url, items, options);
  if (options.setUpstream) for (const item of arrived) follow(context, settings.name, item, options.dryRun);
  if (!options.dryRun) for (const item of arrived) moveTracking(context, settings, item, options.verbose);
  if (options.porcelain) context.line('Done');
  else if (!options.quiet && complete && !items.some(({ status }) => status.kind === 'ok'))
    context.errorLine('Everything up-to-date');
  if (complete) return true;
  context.errorLine(`error: failed to push some refs to '${url}'`);
  advisePush(context, items);
  return false;
}

/** `--set-upstream`: lets the branch that was pushed follow the one over there. */
function follow(context: CommandContext, remote: string, item: PushItem, dryRun: boolean): void {
  if (item.newId === undefined || item.source === undefined) return;
  const local = item.source === 'HEAD' ? context.repo.refs.head().ref : item.source;
  if (local === undefined || !local.startsWith('refs/heads/') || !item.target.startsWith('refs/heads/'))
    return;
  const branch = shortRefName(local);
  if (dryRun)
    context.line(`Would set upstream of '${branch}' to '${shortRefName(item.target)}' of '${remote}'`);
  else setUpstream(context, branch, remote, item.target);
}

/** The ref here that follows the one which was pushed to. */
function moveTracking(
  context: CommandContext,
  settings: RemoteSettings,
  item: PushItem,
  verbose: boolean,
): void {
  const { refs } = context.repo;
  for (const text of settings.fetch) {
    const tracking = mapRef(parseRefspec(text, 'fetch'), item.target);
    if (tracking === undefined || tracking === '') continue;
    if (verbose) context.errorLine(`updating local tracking ref '${tracking}'`);
    if (item.newId === undefined) refs.remove(tracking);
    else if (refs.read(tracking) !== item.newId)
      refs.update(tracking, item.newId, context.note('update by push'));
    return;
  }
}
