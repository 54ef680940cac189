import { isAncestor } from '../../history/merge-base';
import type { CommandContext } from '../../program/context';
import { flag, parseArguments } from '../../program/options';
import type { Repository } from '../../program/repository';
import { pruneSpecs, staleRefs } from '../../remote/fetch/prune';
import { openRemote, urlFolder } from '../../remote/open-remote';
import { pushPairs } from '../../remote/push/push-map';
import { mapRef, parseRefspec } from '../../remote/refspec';
import { parseRemoteUrl } from '../../remote/remote-address';
import { type RemoteRef, remoteRefsOf } from '../../remote/remote-refs';
import { type RemoteSettings, remoteNamed, remoteNames } from '../../remote/remote-settings';
import { compareBytes } from '../../text/compare';

const GRAMMAR = {
  command: 'remote show',
  usage: 'remote show [<options>] <name>',
  specs: { noQuery: flag('n') },
} as const;

/** `git remote -v`: each remote with where it is fetched from and pushed to. */
export function listRemotes(context: CommandContext, verbose: boolean): number {
  for (const name of remoteNames(context.config)) {
    if (!verbose) {
      context.line(name);
      continue;
    }
    const settings = remoteNamed(context.config, name);
    context.line(`${name}\t${settings.urls[0]} (fetch)`);
    for (const url of settings.pushUrls) context.line(`${name}\t${url} (push)`);
  }
  return 0;
}

/** `git remote show <name>…`: what is known of a remote, and what a fetch and a push would do. */
export async function showRemote(context: CommandContext, verbose: boolean): Promise<number> {
  const { options, operands } = parseArguments(context.args, GRAMMAR);
  if (operands.length === 0) return listRemotes(context, verbose);
  for (const name of operands) {
    const settings = remoteNamed(context.config, name);
    const address = parseRemoteUrl(settings.urls[0]!, urlFolder(context));
    const remote = options.noQuery === true ? undefined : await openRemote(context, address);
    context.line(`* remote ${name}`);
    context.line(`  Fetch URL: ${settings.urls[0]}`);
    for (const url of settings.pushUrls) context.line(`  Push  URL: ${url}`);
    const head = remote?.refs.head();
    const headName = head?.id === undefined ? undefined : head.ref?.replace('refs/heads/', '');
    context.line(`  HEAD branch: ${remote === undefined ? '(not queried)' : (headName ?? '(unknown)')}`);
    const refs = remote === undefined ? undefined : remoteRefsOf(remote);
    showBranches(context, settings, refs);
    showPullers(context, name);
    if (context.config.boolean(`remote.${name}.mirror`, false))
      context.line("  Local refs will be mirrored by 'git push'");
    else showPushes(context, settings, remote, refs);
  }
  return 0;
}

const title = (one: string, many: string, count: number): string => (count === 1 ? one : many);

function showBranches(
  context: CommandContext,
  settings: RemoteSettings,
  refs: readonly RemoteRef[] | undefined,
): void {
  const { repo } = context;
  const specs = settings.fetch.map((spec) => parseRefspec(spec, 'fetch'));
  const states = new Map<string, string>();
  if (refs === undefined) {
    for (const ref of repo.refs.list()) {
      const source = specs.map((spec) => mapRef(spec, ref.name, 'target')).find((one) => one !== undefined);
      if (source && repo.refs.readSymbolic(ref.name) === undefined)
        states.set(source.replace('refs/heads/', ''), '');
    }
  } else {
    for (const { name } of refs) {
      const target = specs.map((spec) => mapRef(spec, name)).find((one) => one !== undefined && one !== '');
      if (target === undefined) continue;
      const isNew = repo.refs.read(target) === undefined;
      states.set(
        name.replace('refs/heads/', ''),
        isNew ? ` new (next fetch will store in remotes/${settings.name})` : ' tracked',
      );
    }
    for (const ref of staleRefs(context, pruneSpecs([], settings.fetch), refs))
      states.set(ref.name, " stale (use 'git remote prune' to remove)");
  }
  if (states.size === 0) return;
  const suffix = refs === undefined ? ' (status not queried)' : '';
  context.line(`  ${title('Remote branch', 'Remote branches', states.size)}:${suffix}`);
  const width = Math.max(...[...states.keys()].map((name) => name.length));
  for (const [name, state] of [...states].sort(([a], [b]) => compareBytes(a, b)))
    context.line(`    ${refs === undefined ? name : name.padEnd(width)}${state}`);
}

function showPullers(context: CommandContext, remote: string): void {
  const { config } = context;
  const branches = config
    .subsections('branch')
    .filter((name) => config.get(`branch.${name}.remote`) === remote && config.get(`branch.${name}.merge`))
    .sort();
  if (branches.length === 0) return;
  context.line(`  ${title('Local branch', 'Local branches', branches.length)} configured for 'git pull':`);
  const width = Math.max(...branches.map((name) => name.length));
  const rebases = (name: string) => config.boolean(`branch.${name}.rebase`, false);
  const anyRebases = branches.some(rebases);
  for (const name of branches) {
    const merges = config.all(`branch.${name}.merge`).map((ref) => ref.replace('refs/heads/', ''));
    const verb = rebases(name) ? 'rebases onto remote' : `${anyRebases ? ' ' : ''}merges with remote`;
    context.line(`    ${name.padEnd(width)} ${verb} ${merges[0]}`);
    for (const also of merges.slice(1))
      context.line(`    ${''.padEnd(width)} ${anyRebases ? '    ' : '   '}and with remote ${also}`);
  }
}

function showPushes(
  context: CommandContext,
  settings: RemoteSettings,
  remote: Repository | undefined,
  refs: readonly RemoteRef[] | undefined,
): void {
  const rows =
    remote === undefined || refs === undefined
      ? (settings.push.length === 0 ? [':'] : settings.push).map((text) => {
          const { source, target = source } = parseRefspec(text, 'push');
          const name = (ref: string) => (ref === '' ? '(matching)' : ref);
          return { source: name(source), target: name(target), verb: 'pushes', state: undefined };
        })
      : pushRows(context, settings, refs);
  if (rows.length === 0) return;
  const suffix = remote === undefined ? ' (status not queried)' : '';
  context.line(`  ${title('Local ref', 'Local refs', rows.length)} configured for 'git push'${suffix}:`);
  const sourceWidth = Math.max(...rows.map((row) => row.source.length));
  const targetWidth = Math.max(...rows.map((row) => row.target.length));
  for (const { source, target, verb, state } of rows) {
    const to = state === undefined ? target : `${target.padEnd(targetWidth)} (${state})`;
    context.line(`    ${source.padEnd(sourceWidth)} ${verb} to ${to}`);
  }
}

function pushRows(context: CommandContext, settings: RemoteSettings, refs: readonly RemoteRef[]) {
  const texts = settings.push.length === 0 ? [':'] : settings.push;
  const found = pushPairs(
    context,
    refs,
    texts.map((text) => parseRefspec(text, 'push')),
  );
  const { objects } = context.repo;
  const short = (name: string) => name.replace('refs/heads/', '');
  return ('errors' in found ? [] : found.pairs)
    .map(({ source, target, force }) => {
      const there = refs.find((ref) => ref.name === target)?.id;
      let state = 'up to date';
      if (source === undefined) state = 'delete';
      else if (there === undefined) state = 'create';
      else if (there !== source.id)
        state =
          objects.has(there) && isAncestor(objects, there, source.id)
            ? 'fast-forwardable'
            : 'local out of date';
      return {
        source: source === undefined ? '(delete)' : short(source.name),
        target: short(target),
        verb: force ? 'forces' : 'pushes',
        state,
      };
    })
    .sort((a, b) => compareBytes(a.source, b.source));
}
