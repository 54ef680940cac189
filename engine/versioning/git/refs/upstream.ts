import type { Config } from '../config/config';

/** The upstream of a branch as it is configured. */
export interface Upstream {
  /** The remote's name, or `.` for this repository itself. */
  readonly remote: string;
  /** The ref over there, e.g. `refs/heads/main`. */
  readonly merge: string;
  /** The ref here that follows it, e.g. `refs/remotes/origin/main`; undefined when no refspec fetches it. */
  readonly trackingRef: string | undefined;
}

/** Where the ref `source` of a remote lands here, by the remote's fetch refspecs. */
export function trackingRefOf(config: Config, remote: string, source: string): string | undefined {
  for (const spec of config.all(`remote.${remote}.fetch`)) {
    const mapped = mapRefspec(spec, source);
    if (mapped !== undefined) return mapped;
  }
  return undefined;
}

/** Applies a refspec such as `+refs/heads/*:refs/remotes/origin/*` to a ref; undefined: it does not match. */
export function mapRefspec(spec: string, source: string): string | undefined {
  const [from = '', to = ''] = spec.replace(/^\+/, '').split(':');
  const star = from.indexOf('*');
  if (star === -1) return from === source && to !== '' ? to : undefined;
  const [head, tail] = [from.slice(0, star), from.slice(star + 1)];
  if (!source.startsWith(head) || !source.endsWith(tail) || source.length < head.length + tail.length)
    return undefined;
  return to.replace('*', source.slice(head.length, source.length - tail.length));
}

/** The upstream of a branch (short name); undefined: none is configured. */
export function upstreamOf(config: Config, branch: string): Upstream | undefined {
  const remote = config.get(`branch.${branch}.remote`);
  const merge = config.get(`branch.${branch}.merge`);
  if (remote === undefined || merge === undefined) return undefined;
  return { remote, merge, trackingRef: remote === '.' ? merge : trackingRefOf(config, remote, merge) };
}
