import { setConfig } from '../config/config-edit';
import type { CommandContext } from '../program/context';
import { shortRefName } from './ref-name';

/** Writes settings of the repository into its config file. */
export function setRepositoryConfig(
  context: CommandContext,
  settings: Readonly<Record<string, string>>,
): void {
  const { repo } = context;
  const path = `${repo.gitDir}/config`;
  let text = repo.fs.isFile(path) ? repo.fs.readText(path) : '';
  for (const [name, value] of Object.entries(settings)) text = setConfig(text, name, value);
  repo.fs.write(path, text);
}

/** The remote and the ref over there that a tracking ref here follows; undefined: no remote fetches into it. */
export function sourceOfTrackingRef(
  context: CommandContext,
  ref: string,
): { readonly remote: string; readonly merge: string } | undefined {
  const { config } = context.repo;
  for (const remote of config.subsections('remote'))
    for (const spec of config.all(`remote.${remote}.fetch`)) {
      const [from = '', to = ''] = spec.replace(/^\+/, '').split(':');
      if (!to.includes('*')) {
        if (to === ref) return { remote, merge: from };
        continue;
      }
      const [head = '', tail = ''] = to.split('*');
      if (ref.startsWith(head) && ref.endsWith(tail))
        return { remote, merge: from.replace('*', ref.slice(head.length, ref.length - tail.length)) };
    }
  return undefined;
}

/**
 * Sets the upstream of a branch and says so on stdout.
 * @param ref a tracking ref (`refs/remotes/origin/main`) or a branch here (`refs/heads/main`).
 * @returns false when nothing fetches into that ref.
 */
export function setUpstream(context: CommandContext, branch: string, ref: string, quiet = false): boolean {
  const local = ref.startsWith('refs/heads/');
  const source = local ? { remote: '.', merge: ref } : sourceOfTrackingRef(context, ref);
  if (source === undefined) return false;
  setRepositoryConfig(context, {
    [`branch.${branch}.remote`]: source.remote,
    [`branch.${branch}.merge`]: source.merge,
  });
  const rebase = context.config.get('branch.autosetuprebase');
  if (rebase === 'always' || rebase === (local ? 'local' : 'remote'))
    setRepositoryConfig(context, { [`branch.${branch}.rebase`]: 'true' });
  if (!quiet) context.line(`branch '${branch}' set up to track '${shortRefName(ref)}'.`);
  return true;
}
