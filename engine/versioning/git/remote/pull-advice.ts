import type { CommandContext } from '../program/context';
import { GitFailure } from '../program/failure';
import { currentBranch } from './remote-settings';

/** What `git pull` asks for when branches have gone apart and nobody has said what to do. */
export const DIVERGENT_ADVICE = `You have divergent branches and need to specify how to reconcile them.
You can do so by running one of the following commands sometime before
your next pull:

  git config pull.rebase false  # merge
  git config pull.rebase true   # rebase
  git config pull.ff only       # fast-forward only

You can replace "git config" with "git config --global" to set a default
preference for all repositories. You can also pass --rebase, --no-rebase,
or --ff-only on the command line to override the configured default per
invocation.`;

const PLEASE = (rebase: boolean): string =>
  `Please specify which branch you want to ${rebase ? 'rebase against' : 'merge with'}.
See git-pull(1) for details.

    git pull <remote> <branch>
`;

/** Ends a pull that fetched nothing to be merged, with the reason. @param args remote and refspecs as typed. */
export function dieWithoutCandidates(
  context: CommandContext,
  args: readonly string[],
  rebase: boolean,
): never {
  const { config } = context;
  const branch = currentBranch(context);
  const [remote, ...refspecs] = args;
  const merge = branch === undefined ? undefined : config.get(`branch.${branch}.merge`);
  let text: string;
  if (refspecs.length > 0) {
    const what = rebase
      ? 'There is no candidate for rebasing against among the refs that you just fetched.'
      : 'There are no candidates for merging among the refs that you just fetched.';
    text = `${what}\nGenerally this means that you provided a wildcard refspec which had no\nmatches on the remote end.`;
  } else if (remote !== undefined && branch !== undefined && remote !== config.get(`branch.${branch}.remote`))
    text = `You asked to pull from the remote '${remote}', but did not specify\na branch. Because this is not the default configured remote\nfor your current branch, you must specify a branch on the command line.`;
  else if (branch === undefined) text = `You are not currently on a branch.\n${PLEASE(rebase)}`;
  else if (merge === undefined) {
    const remotes = config.subsections('remote');
    // A pull that rebases has looked for the default remote before, which makes git count it as one.
    const assumed = rebase && remotes.length === 0 ? ['origin'] : remotes;
    const name = assumed.length === 1 ? assumed[0]! : '<remote>';
    text = `There is no tracking information for the current branch.\n${PLEASE(rebase)}\nIf you wish to set tracking information for this branch you can do so with:\n\n    git branch --set-upstream-to=${name}/<branch> ${branch}\n`;
  } else
    text = `Your configuration specifies to merge with the ref '${merge}'\nfrom the remote, but no such ref was fetched.`;
  throw new GitFailure(text, 1);
}
