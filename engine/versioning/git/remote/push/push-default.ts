import type { CommandContext } from '../../program/context';
import { die, GitFailure } from '../../program/failure';
import { currentBranch, defaultFetchRemote, type RemoteSettings } from '../remote-settings';

const MODES = ['nothing', 'matching', 'simple', 'upstream', 'tracking', 'current'];

/** A refspec that the user did not type, and whether it sets the upstream by itself. */
export interface DefaultPush {
  readonly refspecs: readonly string[];
  readonly autoUpstream: boolean;
}

/**
 * What a push without refspecs pushes (`push.default`).
 * @throws GitFailure when that cannot be told: no branch, no upstream, an upstream of another name.
 */
export function defaultPush(context: CommandContext, settings: RemoteSettings): DefaultPush {
  const { config } = context;
  const mode = config.get('push.default') ?? 'simple';
  if (!MODES.includes(mode))
    throw new GitFailure(
      `error: malformed value for push.default: ${mode}\nerror: must be one of nothing, matching, simple, upstream or current\nfatal: unable to parse 'push.default' from command-line config`,
      128,
    );
  if (mode === 'nothing') die('You didn\'t specify any refspecs to push, and push.default is "nothing".');
  if (mode === 'matching') return { refspecs: [':'], autoUpstream: false };
  const branch = currentBranch(context);
  if (branch === undefined) return dieDetached(settings.name);
  const own = `refs/heads/${branch}`;
  const isTriangular = settings.name !== defaultFetchRemote(config, branch);
  const sets = config.boolean('push.autosetupremote', false);
  const merge = config.get(`branch.${branch}.merge`);
  const same = { refspecs: [`${own}:${own}`], autoUpstream: sets && merge === undefined };
  if (mode === 'current') return same;
  if (isTriangular) {
    if (mode !== 'simple')
      die(
        `You are pushing to remote '${settings.name}', which is not the upstream of\nyour current branch '${branch}', without telling me what to push\nto update which remote branch.`,
      );
    return { ...same, autoUpstream: false };
  }
  if (merge === undefined && sets) return same;
  if (merge === undefined || config.get(`branch.${branch}.remote`) === undefined)
    return dieWithoutUpstream(context, settings.name, branch);
  if (mode === 'simple' && merge !== own) return dieOtherName(settings.name, merge);
  return { refspecs: [`${own}:${merge}`], autoUpstream: false };
}

const dieDetached = (remote: string): never =>
  die(`You are not currently on a branch.
To push the history leading to the current (detached HEAD)
state now, use

    git push ${remote} HEAD:<name-of-remote-branch>
`);

function dieWithoutUpstream(context: CommandContext, remote: string, branch: string): never {
  const advice =
    context.config.get('push.autosetupremote') === undefined
      ? "\n\nTo have this happen automatically for branches without a tracking\nupstream, see 'push.autoSetupRemote' in 'git help config'.\n"
      : '\n';
  return die(`The current branch ${branch} has no upstream branch.
To push the current branch and set the remote as upstream, use

    git push --set-upstream ${remote} ${branch}${advice}`);
}

const dieOtherName = (remote: string, merge: string): never =>
  die(`The upstream branch of your current branch does not match
the name of your current branch.  To push to the upstream branch
on the remote, use

    git push ${remote} HEAD:${merge.replace('refs/heads/', '')}

To push to the branch of the same name on the remote, use

    git push ${remote} HEAD

To choose either option permanently, see push.default in 'git help config'.

To avoid automatically configuring an upstream branch when its name
won't match the local branch, see option 'simple' of branch.autoSetupMerge
in 'git help config'.
`);
