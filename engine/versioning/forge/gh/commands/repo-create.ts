import { baseOf, resolvePath } from '@/engine/core/file-system';
import { flag, value } from '@/engine/core/pflag';
import { createServerRepository } from '../../server/create-repository';
import { fullName, webUrl } from '../../server/github-server';
import type { GhCommand } from '../command';
import { fail } from '../failure';
import { type GhContext, parseRepositoryName } from '../gh-context';

function visibilityOf({ args }: GhContext): 'public' | 'private' {
  const given = (['public', 'private'] as const).filter((name) => args.has(name));
  if (given.length === 0)
    fail('`--public`, `--private`, or `--internal` required when not running interactively');
  if (given.length > 1) fail('expected exactly one of `--public`, `--private`, or `--internal`');
  return given[0]!;
}

/** Makes the repository of the working folder know the new one, and pushes when that is wanted. */
async function connect(context: GhContext, url: string): Promise<number> {
  const { args } = context;
  const remote = args.get('remote') ?? 'origin';
  const { config, refs } = context.local;
  if (config.get(`remote.${remote}.url`) !== undefined) fail(`X Unable to add remote "${remote}"`);
  const added = await context.git('remote', 'add', remote, `${url}.git`);
  if (added !== 0) return added;
  if (context.isTty) context.line(`✓ Added remote ${url}.git`);
  if (!args.has('push')) return 0;
  const { ref, id } = refs.head();
  if (ref === undefined || id === undefined)
    fail('`--push` enabled but no commits found in the working folder');
  const pushed = await context.git('push', '-u', remote, 'HEAD');
  if (pushed === 0 && context.isTty) context.line(`✓ Pushed commits to ${url}.git`);
  return pushed;
}

export const repoCreate: GhCommand = {
  name: 'repo create',
  summary: 'Create a new repository',
  grammar: {
    usage: 'gh repo create [<name>] [flags]',
    operands: [0, 1],
    flags: [
      flag('public'),
      flag('private'),
      value('description', 'd'),
      value('source', 's'),
      value('remote', 'r'),
      flag('push'),
      flag('clone', 'c'),
    ],
  },
  async run(context) {
    const { args, io } = context;
    const source = args.get('source');
    const typed =
      args.operands[0] ?? (source === undefined ? undefined : baseOf(resolvePath(io.cwd, source)));
    if (typed === undefined) fail('at least one argument required in non-interactive mode');
    const visibility = visibilityOf(context);
    if (source !== undefined && args.has('clone'))
      fail('the `--source` option is not supported with `--clone`');
    if (source === undefined && args.has('push'))
      fail('the `--push` option can only be used with `--source`');
    if (source === undefined && args.has('remote'))
      fail('the `--remote` option can only be used with `--source`');
    if (source !== undefined && resolvePath(io.cwd, source) !== (context.local.worktree?.root ?? ''))
      fail('current directory is not a git repository. Run `git init` to initialize it');
    const name = parseRepositoryName(typed!, context.login);
    const url = webUrl(name);
    const description = args.get('description') ?? '';
    createServerRepository(io.fs, io.clock, name, { visibility, description });
    if (context.isTty) context.line(`✓ Created repository ${fullName(name)} on GitHub\n  ${url}`);
    else context.line(url);
    if (source !== undefined) return connect(context, url);
    return args.has('clone') ? context.git('clone', `${url}.git`) : 0;
  },
};
