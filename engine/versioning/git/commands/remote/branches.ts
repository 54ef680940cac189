import { addConfig, unsetConfig } from '../../config/config-edit';
import { editRepositoryConfig } from '../../config/edit-file';
import type { CommandContext } from '../../program/context';
import { fail } from '../../program/failure';
import { flag, parseArguments } from '../../program/options';
import { usageFailure } from '../../program/usage';
import { openRemote, urlFolder } from '../../remote/open-remote';
import { parseRemoteUrl } from '../../remote/remote-address';
import { remoteNamed } from '../../remote/remote-settings';

const SET_HEAD = {
  command: 'remote set-head',
  usage: 'remote set-head <name> (-a | --auto | -d | --delete | <branch>)',
  specs: { auto: flag('a', 'auto'), delete: flag('d', 'delete') },
} as const;

/** `git remote set-head <name> (-a | -d | <branch>)`: what `origin` alone stands for. */
export async function setHead(context: CommandContext): Promise<number> {
  const { options, operands } = parseArguments(context.args, SET_HEAD);
  const [name, branch, ...rest] = operands;
  const ways = [options.auto === true, options.delete === true, branch !== undefined].filter(Boolean);
  if (name === undefined || rest.length > 0 || ways.length !== 1) throw usageFailure(SET_HEAD.usage);
  const { refs } = context.repo;
  const head = `refs/remotes/${name}/HEAD`;
  if (options.delete === true) {
    refs.remove(head);
    return 0;
  }
  let target = branch;
  if (options.auto === true) {
    const settings = remoteNamed(context.config, name);
    const remote = await openRemote(context, parseRemoteUrl(settings.urls[0]!, urlFolder(context)));
    target = remote.refs.head().ref?.replace('refs/heads/', '') ?? fail('Cannot determine remote HEAD');
  }
  const ref = `refs/remotes/${name}/${target}`;
  if (refs.read(ref) === undefined) fail(`Not a valid ref: ${ref}`);
  refs.setSymbolic(head, ref, context.note('remote set-head'));
  if (options.auto === true) context.line(`${name}/HEAD set to ${target}`);
  return 0;
}

const SET_BRANCHES = {
  command: 'remote set-branches',
  usage: 'remote set-branches <name> <branch>...\nremote set-branches --add <name> <branch>...',
  specs: { add: flag('add') },
} as const;

/** `git remote set-branches [--add] <name> <branch>…`: which branches are fetched. */
export function setBranches(context: CommandContext): number {
  const { options, operands } = parseArguments(context.args, SET_BRANCHES);
  const [name, ...branches] = operands;
  if (name === undefined) fail('no remote specified', 129);
  const settings = remoteNamed(context.config, name);
  if (!settings.isConfigured) fail(`No such remote '${name}'`, 2);
  const key = `remote.${name}.fetch`;
  editRepositoryConfig(context.repo, (text) =>
    branches.reduce(
      (edited, branch) => addConfig(edited, key, `+refs/heads/${branch}:refs/remotes/${name}/${branch}`),
      options.add === true ? text : unsetConfig(text, key),
    ),
  );
  return 0;
}
