import type { GitCommand } from '../program/command';
import { die } from '../program/failure';
import { choice, count, flag, optional, parseArguments } from '../program/options';
import { longStatus } from '../status/long-format';
import { porcelainV2 } from '../status/porcelain-v2';
import { shortStatus } from '../status/short-format';
import { readStatus } from '../status/status';
import { Pathspecs } from '../worktree/pathspec';
import { verbosePatches } from './verbose-patches';

const GRAMMAR = {
  command: 'status',
  usage: 'status [<options>] [--] <pathspec>...',
  specs: {
    short: flag('s', 'short'),
    branch: flag('b', 'branch'),
    long: flag('long'),
    porcelain: optional('porcelain'),
    nul: flag('z', 'null'),
    untracked: optional('u', 'untracked-files'),
    ignored: optional('ignored'),
    renames: choice({ renames: 'yes', 'no-renames': 'no' }),
    aheadBehind: flag('ahead-behind'),
    verbose: count('v', 'verbose'),
  },
  lacking: ['--show-stash', '--column', '--ignore-submodules', '-M', '--find-renames'],
} as const;

/** What `-u[mode]` and `status.showUntrackedFiles` ask for. @throws GitFailure for another word. */
export function untrackedMode(
  given: string | boolean | undefined,
  setting: string | undefined,
): 'no' | 'normal' | 'all' {
  const mode = given === true ? 'all' : given === false ? 'no' : (given ?? setting ?? 'normal');
  if (mode === 'no' || mode === 'normal' || mode === 'all') return mode;
  return die(`Invalid untracked files mode '${mode}'`);
}

/** `git status`: what differs between HEAD, index and working tree. */
export const statusCommand: GitCommand = {
  name: 'status',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const { repo, worktree } = context;
    const untracked = untrackedMode(options.untracked, context.config.get('status.showuntrackedfiles'));
    const { porcelain } = options;
    const version =
      porcelain === true || porcelain === 'v1' || porcelain === '1'
        ? 1
        : porcelain === 'v2' || porcelain === '2'
          ? 2
          : porcelain === undefined || porcelain === false
            ? undefined
            : die(`unsupported porcelain version '${porcelain}'`);
    const specs = Pathspecs.parse([...operands, ...(paths ?? [])], context.prefix, worktree.root);
    const renames = options.renames ?? (context.config.get('status.renames') === 'false' ? 'no' : 'yes');
    const status = readStatus(repo, worktree, repo.readIndex(), {
      untracked,
      withIgnored: options.ignored !== undefined && options.ignored !== 'no',
      renames: renames === 'yes',
      ...(!specs.isEmpty && { pathspecs: specs }),
      ...(context.env.HOME !== undefined && { home: context.env.HOME }),
    });
    const head = repo.refs.head().id;
    const nul = options.nul === true;
    const short =
      options.short ?? (options.long === true ? false : context.config.boolean('status.short', false));
    const branch =
      options.branch ?? (version === undefined && context.config.boolean('status.branch', false));
    if (version === 2) context.write(porcelainV2(repo, status, { branch, nul }));
    else if (version === 1 || short || nul)
      context.write(shortStatus(context, status, { branch, fromTop: version === 1, nul }));
    else
      context.write(
        longStatus(context, status, {
          untracked,
          showIgnored: options.ignored !== undefined,
          patches: verbosePatches(context, options.verbose, {
            tree: head === undefined ? undefined : repo.objects.commit(head).tree,
            index: repo.readIndex(),
          }),
        }),
      );
    return 0;
  },
};
