import type { Config } from '../config/config';
import type { CommandContext } from '../program/context';
import { shortRefName } from '../refs/ref-name';

/** A remote as it is configured. */
export interface RemoteSettings {
  /** Its nickname, or the URL that was typed in place of one. */
  readonly name: string;
  /** Whether the configuration knows that name. */
  readonly isConfigured: boolean;
  /** Never empty, unless nothing is known by that name. */
  readonly urls: readonly string[];
  /** Where pushes go: `pushurl`, else the URLs. */
  readonly pushUrls: readonly string[];
  /** Fetch refspecs. */
  readonly fetch: readonly string[];
  /** Push refspecs. */
  readonly push: readonly string[];
}

/** Applies `url.<base>.insteadOf`: the longest match wins. */
function rewriteUrl(config: Config, url: string): string {
  let best = { base: '', prefix: '' };
  for (const base of config.subsections('url'))
    for (const prefix of config.all(`url.${base}.insteadof`))
      if (url.startsWith(prefix) && prefix.length > best.prefix.length) best = { base, prefix };
  return best.prefix === '' ? url : best.base + url.slice(best.prefix.length);
}

/** The remote that a name or a URL means. */
export function remoteNamed(config: Config, name: string): RemoteSettings {
  const own = config.all(`remote.${name}.url`);
  const pushOwn = config.all(`remote.${name}.pushurl`);
  const urls = (own.length > 0 ? own : [name]).map((url) => rewriteUrl(config, url));
  return {
    name,
    isConfigured: own.length > 0,
    urls,
    pushUrls: pushOwn.length > 0 ? pushOwn.map((url) => rewriteUrl(config, url)) : urls,
    fetch: config.all(`remote.${name}.fetch`),
    push: config.all(`remote.${name}.push`),
  };
}

/** The names of all remotes, sorted. */
export const remoteNames = (config: Config): string[] => config.subsections('remote').sort();

/** The current branch's short name; undefined when HEAD is detached. */
export function currentBranch(context: CommandContext): string | undefined {
  const { ref } = context.repo.refs.head();
  return ref === undefined ? undefined : shortRefName(ref);
}

/** The remote that is fetched from when none is named. */
export function defaultFetchRemote(config: Config, branch: string | undefined): string {
  return (branch === undefined ? undefined : config.get(`branch.${branch}.remote`)) ?? onlyRemote(config);
}

/** The remote that is pushed to when none is named. */
export function defaultPushRemote(config: Config, branch: string | undefined): string {
  const own = branch === undefined ? undefined : config.get(`branch.${branch}.pushremote`);
  return own ?? config.get('remote.pushdefault') ?? defaultFetchRemote(config, branch);
}

function onlyRemote(config: Config): string {
  const names = config.subsections('remote');
  return names.length === 1 ? names[0]! : 'origin';
}
