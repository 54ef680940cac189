import { flag, value } from '@/engine/core/pflag';
import { type GhCommand, REPO } from '../command';
import { findPull } from '../find-pull';

export const prCheckout: GhCommand = {
  name: 'pr checkout',
  summary: 'Check out a pull request in git',
  grammar: {
    usage: 'gh pr checkout {<number> | <url> | <branch>} [flags]',
    operands: [1, 1],
    flags: [REPO, value('branch', 'b'), flag('force', 'f'), flag('detach')],
  },
  async run(context) {
    const { args, local } = context;
    const { head } = findPull(context, await context.server());
    const remote = context.remoteName;
    const tracking = `refs/remotes/${remote}/${head}`;
    const fetched = await context.git('fetch', remote, `+refs/heads/${head}:${tracking}`);
    if (fetched !== 0) return fetched;
    if (args.has('detach')) return context.git('checkout', '--detach', tracking);
    const branch = args.get('branch') ?? head;
    if (local.refs.read(`refs/heads/${branch}`) === undefined)
      return context.git('checkout', '-b', branch, '--track', `${remote}/${head}`);
    const isOn = local.refs.head().ref === `refs/heads/${branch}`;
    const switched = isOn ? 0 : await context.git('checkout', branch);
    if (switched !== 0) return switched;
    return args.has('force')
      ? context.git('reset', '--hard', tracking)
      : context.git('merge', '--ff-only', tracking);
  },
};
