import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, GitFailure } from '../program/failure';
import { choice, flag, parseArguments, value } from '../program/options';
import { fetchRemote } from '../remote/fetch/fetch-remote';
import { refuseShallow } from '../remote/open-remote';
import {
  currentBranch,
  defaultFetchRemote,
  type RemoteSettings,
  remoteNamed,
} from '../remote/remote-settings';

const GRAMMAR = {
  command: 'fetch',
  usage: 'fetch [<options>] [<repository> [<refspec>...]]',
  specs: {
    verbose: flag('v', 'verbose'),
    quiet: flag('q', 'quiet'),
    all: flag('all'),
    append: flag('a', 'append'),
    force: flag('f', 'force'),
    multiple: flag('m', 'multiple'),
    tags: choice({ t: 'all', tags: 'all', n: 'none', 'no-tags': 'none' }),
    prune: flag('p', 'prune'),
    dryRun: flag('dry-run'),
    updateHead: flag('u', 'update-head-ok'),
    progress: flag('progress'),
    atomic: flag('atomic'),
    depth: value('depth'),
    deepen: value('deepen'),
    unshallow: flag('unshallow'),
  },
  lacking: [
    '--set-upstream',
    '--upload-pack',
    '--jobs',
    '-j',
    '--prefetch',
    '--prune-tags',
    '-P',
    '--recurse-submodules',
    '--write-fetch-head',
    '--keep',
    '-k',
    '--shallow-since',
    '--shallow-exclude',
    '--refetch',
    '--submodule-prefix',
    '--recurse-submodules-default',
    '--update-shallow',
    '--refmap',
    '--server-option',
    '-o',
    '--ipv4',
    '-4',
    '--ipv6',
    '-6',
    '--negotiation-tip',
    '--negotiate-only',
    '--filter',
    '--auto-maintenance',
    '--auto-gc',
    '--show-forced-updates',
    '--write-commit-graph',
    '--stdin',
  ],
} as const;

type FetchArguments = ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'];

/** The command with its arguments, as the reflog names it: URLs without the names and passwords in them. */
const actionOf = (context: CommandContext): string =>
  context.reflogAction(['fetch', ...context.args].join(' ').replace(/([a-z]+:\/\/)[^@/ ]*@/g, '$1'));

/** The same for each of several fetches: git starts itself anew with these arguments. */
function actionAmongSeveral(context: CommandContext, options: FetchArguments, name: string): string {
  const words = ['fetch', '--append', '--no-auto-gc', '--no-write-commit-graph'];
  if (options.dryRun === true) words.push('--dry-run');
  if (options.prune !== undefined) words.push(options.prune ? '--prune' : '--no-prune');
  if (options.updateHead === true) words.push('--update-head-ok');
  if (options.force === true) words.push('--force');
  if (options.tags !== undefined) words.push(options.tags === 'all' ? '--tags' : '--no-tags');
  if (options.verbose === true) words.push('-v');
  if (options.quiet === true) words.push('-q');
  return context.reflogAction([...words, name].join(' '));
}

function fetchFrom(
  context: CommandContext,
  settings: RemoteSettings,
  options: FetchArguments,
  { refspecs, append, action }: { refspecs: readonly string[]; append: boolean; action: string },
): Promise<boolean> {
  const { config } = context;
  return fetchRemote(context, settings, {
    refspecs,
    tags: options.tags ?? tagsOf(config.get(`remote.${settings.name}.tagopt`)),
    prune:
      options.prune ?? config.boolean(`remote.${settings.name}.prune`, config.boolean('fetch.prune', false)),
    force: options.force === true,
    dryRun: options.dryRun === true,
    quiet: options.quiet === true,
    verbose: options.verbose === true,
    append,
    updateHead: options.updateHead === true,
    action,
  });
}

const tagsOf = (setting: string | undefined) =>
  setting === '--tags' ? 'all' : setting === '--no-tags' ? 'none' : 'auto';

async function fetchSeveral(
  context: CommandContext,
  names: readonly string[],
  options: FetchArguments,
): Promise<number> {
  const { repo } = context;
  let code = 0;
  if (options.append !== true && options.dryRun !== true) repo.fs.write(`${repo.gitDir}/FETCH_HEAD`, '');
  for (const name of names) {
    if (options.quiet !== true) context.line(`Fetching ${name}`);
    try {
      const own = { refspecs: [], append: true, action: actionAmongSeveral(context, options, name) };
      if (!(await fetchFrom(context, remoteNamed(context.config, name), options, own))) code = 1;
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      context.errorLine(error.text);
      context.errorLine(`error: could not fetch ${name}`);
      code = 1;
    }
  }
  return code;
}

/** `git fetch`: brings what a remote repository has and this one lacks. */
export const fetchCommand: GitCommand = {
  name: 'fetch',
  needs: 'repository',
  async run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const [name, ...refspecs] = [...operands, ...(paths ?? [])];
    if (options.depth !== undefined) refuseShallow('--depth');
    if (options.deepen !== undefined) refuseShallow('--deepen');
    if (options.unshallow === true) die('--unshallow on a complete repository does not make sense');
    const { config } = context;
    if (options.all === true) {
      if (name !== undefined)
        die(
          refspecs.length > 0
            ? 'fetch --all does not make sense with refspecs'
            : 'fetch --all does not take a repository argument',
        );
      const names = config.subsections('remote');
      if (names.length !== 1) return fetchSeveral(context, names, options);
    }
    if (options.multiple === true) return fetchSeveral(context, [...operands], options);
    const chosen = name ?? defaultFetchRemote(config, currentBranch(context));
    const group = config.get(`remotes.${chosen}`);
    if (group !== undefined) return fetchSeveral(context, group.split(/\s+/).filter(Boolean), options);
    const settings = remoteNamed(config, chosen);
    const branch = currentBranch(context);
    const isOwn = branch !== undefined && config.get(`branch.${branch}.remote`) !== undefined;
    if (name === undefined && !settings.isConfigured && !isOwn) {
      if (options.atomic === true) die('--atomic can only be used when fetching from one remote');
      if (config.subsections('remote').length === 0) return 0;
      die(
        'No remote repository specified.  Please, specify either a URL or a\nremote name from which new revisions should be fetched.',
      );
    }
    const own = { refspecs, append: options.append === true, action: actionOf(context) };
    return (await fetchFrom(context, settings, options, own)) ? 0 : 1;
  },
};
