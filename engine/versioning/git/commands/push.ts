import { reachable } from '../history/merge-base';
import { peel, resolveRevision } from '../history/revision';
import { NULL_ID, type ObjectId } from '../objects/object-id';
import type { GitCommand } from '../program/command';
import type { CommandContext } from '../program/context';
import { die, fail } from '../program/failure';
import { flag, optional, parseArguments, value } from '../program/options';
import type { Lease } from '../remote/push/judge-push';
import { defaultPush } from '../remote/push/push-default';
import type { PushPair } from '../remote/push/push-map';
import { pushRemote } from '../remote/push/push-remote';
import type { ReceiveHook } from '../remote/push/receive';
import { mapRef, parseRefspec, type Refspec } from '../remote/refspec';
import type { RemoteRef } from '../remote/remote-refs';
import {
  currentBranch,
  defaultPushRemote,
  type RemoteSettings,
  remoteNamed,
} from '../remote/remote-settings';

const GRAMMAR = {
  command: 'push',
  usage: 'push [<options>] [<repository> [<refspec>...]]',
  specs: {
    verbose: flag('v', 'verbose'),
    quiet: flag('q', 'quiet'),
    repo: value('repo'),
    all: flag('all'),
    mirror: flag('mirror'),
    delete: flag('d', 'delete'),
    tags: flag('tags'),
    dryRun: flag('n', 'dry-run'),
    porcelain: flag('porcelain'),
    force: flag('f', 'force'),
    lease: optional('force-with-lease'),
    setUpstream: flag('u', 'set-upstream'),
    prune: flag('prune'),
    followTags: flag('follow-tags'),
    atomic: flag('atomic'),
    progress: flag('progress'),
    thin: flag('thin'),
    verify: flag('verify'),
  },
  lacking: [
    '--force-if-includes',
    '--recurse-submodules',
    '--receive-pack',
    '--exec',
    '--signed',
    '--push-option',
    '-o',
    '--ipv4',
    '-4',
    '--ipv6',
    '-6',
  ],
} as const;

type PushArguments = ReturnType<typeof parseArguments<(typeof GRAMMAR)['specs']>>['options'];

const NO_DESTINATION = `No configured push destination.
Either specify the URL from the command-line or configure a remote repository using

    git remote add <name> <url>

and then push using the remote name

    git push <name>
`;

function checkTogether(options: PushArguments, refspecs: readonly string[]): void {
  const exclusive = [
    [options.all, '--all'],
    [options.mirror, '--mirror'],
    [options.tags, '--tags'],
  ].flatMap(([on, name]) => (on === true ? [name as string] : []));
  if (options.delete === true && exclusive.length > 0)
    die(`options '--delete' and '${exclusive[0]}' cannot be used together`);
  if (options.all === true && options.tags === true)
    die("options '--all' and '--tags' cannot be used together");
  if (options.mirror === true && options.tags === true)
    die("options '--mirror' and '--tags' cannot be used together");
  if (options.all === true && options.mirror === true)
    die("options '--all' and '--mirror' cannot be used together");
  if (options.all === true && refspecs.length > 0) die("--all can't be combined with refspecs");
  if (options.mirror === true && refspecs.length > 0) die("--mirror can't be combined with refspecs");
  if (options.delete === true && refspecs.length === 0) die("--delete doesn't make sense without any refs");
}

/** The refspecs as typed: `tag v1` and the names of `--delete` written out. */
function typedRefspecs(typed: readonly string[], deletes: boolean): string[] {
  const specs: string[] = [];
  for (let i = 0; i < typed.length; i++) {
    let spec = typed[i]!;
    if (spec === 'tag') {
      const name = typed[++i] ?? die('tag shorthand without <tag>');
      spec = deletes ? `:refs/tags/${name}` : `refs/tags/${name}`;
    } else if (deletes) {
      if (spec.includes(':')) die('--delete only accepts plain target ref names');
      spec = `:${spec}`;
    }
    specs.push(spec);
  }
  return specs;
}

/** How `--force-with-lease` protects a ref. */
function leaseOf(context: CommandContext, settings: RemoteSettings, option: string | boolean | undefined) {
  const tracking = (target: string): ObjectId | undefined => {
    for (const text of settings.fetch) {
      const ref = mapRef(parseRefspec(text, 'fetch'), target);
      if (ref !== undefined) return context.repo.refs.read(ref);
    }
    return undefined;
  };
  if (option === undefined || option === false) return () => undefined;
  if (option === true) return (target: string): Lease => ({ expected: tracking(target) });
  const [name = '', ...rest] = option.split(':');
  const expectText = rest.length === 0 ? undefined : rest.join(':');
  const expected =
    expectText === undefined || expectText === ''
      ? undefined
      : (resolveRevision(context.repo, expectText, context.revisions) ??
        fail(`cannot parse expected object name '${expectText}'`, 129));
  return (target: string): Lease | undefined => {
    if (target !== name && target !== `refs/heads/${name}` && target !== `refs/tags/${name}`)
      return undefined;
    if (expectText === undefined) return { expected: tracking(target) };
    return { expected: expected === NULL_ID ? undefined : expected };
  };
}

/** Deletions for what the remote has and this repository has not. */
function pruned(context: CommandContext, refs: readonly RemoteRef[], specs: readonly Refspec[]): Refspec[] {
  const local = new Set(context.repo.refs.list().map((ref) => ref.name));
  return refs.flatMap(({ name }) => {
    const source = specs.map((spec) => mapRef(spec, name, 'target')).find((one) => one !== undefined);
    return source === undefined || source === '' || local.has(source)
      ? []
      : [parseRefspec(`:${name}`, 'push')];
  });
}

/** Annotated tags on what is pushed that the remote lacks. */
function followedTags(
  { repo }: CommandContext,
  refs: readonly RemoteRef[],
  pairs: readonly PushPair[],
): Refspec[] {
  const there = new Set([...refs.map((ref) => ref.name), ...pairs.map((pair) => pair.target)]);
  const commits = pairs.flatMap(({ source }) => (source && peel(repo, source.id, 'commit')) ?? []);
  const pushed = reachable(repo.objects, commits);
  return repo.refs
    .list('refs/tags/')
    .filter(({ name, id }) => !there.has(name) && repo.objects.typeOf(id) === 'tag')
    .filter(({ id }) => pushed.has(peel(repo, id, 'commit') ?? ''))
    .map(({ name }) => parseRefspec(name, 'push'));
}

/** The `push` of git, with what the server does beside git itself. */
export const pushCommandWith = (hook: ReceiveHook): GitCommand => ({
  name: 'push',
  needs: 'repository',
  async run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const [typedName, ...typed] = [...operands, ...(paths ?? [])];
    checkTogether(options, typed);
    const { config } = context;
    const name = typedName ?? options.repo ?? defaultPushRemote(config, currentBranch(context));
    const settings = remoteNamed(config, name);
    if (typedName === undefined && options.repo === undefined && !settings.isConfigured) die(NO_DESTINATION);
    let texts = typedRefspecs(typed, options.delete === true);
    let autoUpstream = false;
    if (options.all === true) texts = ['refs/heads/*:refs/heads/*'];
    else if (options.mirror === true) texts = ['+refs/*:refs/*'];
    else if (options.tags === true) texts = [...texts, 'refs/tags/*:refs/tags/*'];
    else if (texts.length === 0 && settings.push.length > 0) texts = [...settings.push];
    else if (texts.length === 0) {
      const found = defaultPush(context, settings);
      texts = [...found.refspecs];
      autoUpstream = found.autoUpstream;
    }
    const refspecs = texts.map((text) => parseRefspec(text, 'push'));
    const prunes = options.prune === true || options.mirror === true;
    const follows = options.followTags ?? config.boolean('push.followtags', false);
    let complete = true;
    for (const url of settings.pushUrls)
      complete =
        (await pushRemote(
          context,
          settings,
          url,
          {
            refspecs,
            force: options.force === true || options.mirror === true,
            lease: leaseOf(context, settings, options.lease),
            dryRun: options.dryRun === true,
            quiet: options.quiet === true,
            verbose: options.verbose === true,
            porcelain: options.porcelain === true,
            atomic: options.atomic === true,
            setUpstream: options.setUpstream === true || autoUpstream,
            also: (refs, pairs) => [
              ...(prunes ? pruned(context, refs, refspecs) : []),
              ...(follows ? followedTags(context, refs, pairs) : []),
            ],
          },
          hook,
        )) && complete;
    return complete ? 0 : 1;
  },
});
