import type { CommandContext } from '../../program/context';
import { reflogIdentity } from '../../program/identity';
import { copyObjects } from '../copy-objects';
import { openRemote, urlFolder } from '../open-remote';
import type { Refspec } from '../refspec';
import { parseRemoteUrl, withoutUser } from '../remote-address';
import { type RemoteRef, remoteRefsOf } from '../remote-refs';
import type { RemoteSettings } from '../remote-settings';
import { finishPush } from './after-push';
import { judgePush, type Lease } from './judge-push';
import type { PushItem, RejectReason } from './push-item';
import { type PushPair, pushPairs, sourceErrors } from './push-map';
import { moveRefs, type ReceiveHook, type Reception, type RefUpdate, refusalOf } from './receive';

/** A push to one remote. */
export interface PushOptions {
  readonly refspecs: readonly Refspec[];
  readonly force: boolean;
  readonly lease: (target: string) => Lease | undefined;
  readonly dryRun: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly porcelain: boolean;
  readonly atomic: boolean;
  readonly setUpstream: boolean;
  /** More refs to push once it is known what the remote has (`--follow-tags`, `--prune`, `--mirror`). */
  readonly also?: (refs: readonly RemoteRef[], pairs: readonly PushPair[]) => readonly Refspec[];
}

/** The lines of a server, as git passes them on. */
export function printRemoteLines(context: CommandContext, lines: readonly string[]): void {
  for (const line of lines) context.errorLine(line === '' ? 'remote: ' : `remote: ${line}        `);
}

/**
 * Pushes to one URL of a remote: copies the objects it lacks, moves its refs, prints the table, and lets the refs here
 * that follow those over there move too.
 * @returns whether everything arrived.
 */
export async function pushRemote(
  context: CommandContext,
  settings: RemoteSettings,
  url: string,
  options: PushOptions,
  hook: ReceiveHook,
): Promise<boolean> {
  const { repo } = context;
  const shownUrl = withoutUser(url);
  if (options.verbose) context.errorLine(`Pushing to ${shownUrl}`);
  const failed = () => context.errorLine(`error: failed to push some refs to '${shownUrl}'`);
  const wrong = sourceErrors(context, options.refspecs);
  if (wrong.length > 0) {
    for (const error of wrong) context.errorLine(error);
    failed();
    return false;
  }
  const address = parseRemoteUrl(url, urlFolder(context));
  const remote = await openRemote(context, address);
  const refs = remoteRefsOf(remote);
  const asked = pushPairs(context, refs, options.refspecs);
  const more = 'errors' in asked ? [] : (options.also?.(refs, asked.pairs) ?? []);
  const found = more.length === 0 ? asked : pushPairs(context, refs, [...options.refspecs, ...more]);
  if ('errors' in found) {
    for (const error of found.errors) context.errorLine(error);
    failed();
    return false;
  }
  const known = refs.filter((ref) => ref.name !== 'HEAD');
  const items = found.pairs.map(
    ({ source, target, force }): PushItem => ({
      source: source?.name,
      target,
      oldId: known.find((ref) => ref.name === target)?.id,
      newId: source?.id,
      force: force || options.force,
      status: { kind: 'none' },
      forced: false,
    }),
  );
  const place = (item: PushItem) => known.findIndex((ref) => ref.name === item.target);
  const ordered = [
    ...items.filter((item) => place(item) !== -1).sort((a, b) => place(a) - place(b)),
    ...items.filter((item) => place(item) === -1),
  ];
  if (ordered.length === 0 && known.length === 0) {
    context.errorLine(
      'No refs in common and none specified; doing nothing.\nPerhaps you should specify a branch.',
    );
    context.errorLine('fatal: the remote end hung up unexpectedly');
    failed();
    return false;
  }
  const reception: Reception = {
    remote,
    address,
    objects: repo.objects,
    pusher: reflogIdentity({ env: context.env, config: context.config, clock: context.io.clock }),
    clock: context.io.clock,
  };
  judgeAll(context, ordered, options);
  send(context, reception, ordered, options, hook);
  return finishPush(context, settings, shownUrl, ordered, options);
}

/** The numbers that git gives to the reasons; they show in the message of an atomic push. */
const STATUS_CODES: Readonly<Record<RejectReason, number>> = {
  'non-fast-forward': 2,
  'already exists': 3,
  'fetch first': 5,
  'needs force': 6,
  'stale info': 7,
  'atomic push failed': 12,
};

/** Settles on this side what may not be sent at all. */
function judgeAll(context: CommandContext, items: readonly PushItem[], options: PushOptions): void {
  for (const item of items) {
    if (item.newId !== undefined && item.newId === item.oldId) {
      item.status = { kind: 'up-to-date' };
      continue;
    }
    const reason = judgePush(context.repo, item, options.lease(item.target));
    if (reason !== undefined) item.status = { kind: 'rejected', reason };
  }
  const refused = items.find((item) => item.status.kind === 'rejected');
  if (!options.atomic || refused?.status.kind !== 'rejected') return;
  const code = STATUS_CODES[refused.status.reason];
  context.errorLine(`error: atomic push failed for ref ${refused.target}. status: ${code}\n`);
  context.errorLine('fatal: the remote end hung up unexpectedly');
  for (const item of items)
    if (item.status.kind === 'none') item.status = { kind: 'rejected', reason: 'atomic push failed' };
}

/** Lets the server refuse, then copies the objects and moves its refs. */
function send(
  context: CommandContext,
  reception: Reception,
  items: readonly PushItem[],
  options: PushOptions,
  hook: ReceiveHook,
): void {
  const { repo } = context;
  const accepted: RefUpdate[] = [];
  for (const item of items) {
    if (item.status.kind !== 'none') continue;
    const update = { ref: item.target, oldId: item.oldId, newId: item.newId };
    const refusal = options.dryRun
      ? undefined
      : (refusalOf(reception, update) ?? hook.refuse(reception, update));
    if (refusal === undefined) {
      accepted.push(update);
      item.status = { kind: 'ok' };
    } else {
      printRemoteLines(context, refusal.lines);
      item.status = { kind: 'remote-rejected', reason: refusal.reason };
    }
  }
  if (options.dryRun || accepted.length === 0) return;
  const { remote } = reception;
  copyObjects(
    repo.objects,
    remote.objects,
    accepted.flatMap(({ newId }) => (newId === undefined ? [] : [newId])),
  );
  moveRefs(remote, accepted, context.note('push'));
  printRemoteLines(context, hook.received(reception, accepted));
}
